using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using JobFeed.Core.Extract;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// What the first line of a "Who is hiring?" comment says: by convention <c>Company | Role | Place | REMOTE | Full-time | Pay | Link</c>, in any order. Each part is
/// told by its words and kept as written; what fits nowhere is a place. A comment without such a line counts when it speaks of hiring.
/// </summary>
internal sealed record HiringComment
{
    private const int LongestTitle = 160;

    private static readonly SearchValues<string> Seekers = Words("seeking work", "seeking freelancer", "willing to relocate:", "résumé/cv:", "resume/cv:");

    private static readonly SearchValues<string> Hiring = Words(
        "hiring", "looking for", "we need", "we're seeking", "we are seeking", "is seeking", "join us", "join our", "open position", "open role", "full time", "full-time",
        "fulltime", "apply at", "apply here", "work with us");

    /// <summary>Beginnings of words.</summary>
    private static readonly string[] Roles =
    [
        "engineer", "develop", "programmer", "designer", "manager", "scientist", "architect", "devops", "sre", "analyst", "director", "head of", "lead", "cto", "recruit",
        "product owner", "advocate", "specialist", "support", "marketing", "sales", "executive", "research", "administrator", "consultant", "writer", "expert", "swe ",
        "sde", "full stack", "full-stack", "fullstack", "frontend", "front-end", "backend", "back-end", "roles", "positions", "operations", "technician", "cofounder",
        "co-founder", "founding", "teacher", "hacker",
    ];

    private static readonly SearchValues<string> Workplaces = Words("remote", "onsite", "on-site", "on site", "hybrid", "in-office", "in office", "wfh", "work from home");

    private static readonly string[] Employments =
    [
        "full-time", "full time", "fulltime", "part-time", "part time", "contractors", "contractor", "contracting", "contract", "internships", "internship", "interns", "intern",
        "freelance", "permanent", "temporary",
    ];

    private static readonly string[] Currencies = ["usd", "eur", "gbp", "chf", "ukp", "cad", "aud", "pln", "zł", "sek", "nok", "dkk", "inr", "sgd", "brl"];

    private static readonly SearchValues<string> Funding = Words("raised", "funded", "funding", "series ", "million", "revenue", "valuation");

    private static readonly SearchValues<string> Asides = Words("visa", "no resume", "equity only", "citizens", "open source", "team of", " required");

    /// <summary>How remarks and questions begin.</summary>
    private static readonly string[] RemarkStarts =
    [
        "@", "i ", "i'", "hey", "hi ", "hello", "please", "if you", "if anyone", "reminder", "note:", "is there", "is this", "does ", "do you", "are you", "can you", "could you",
        "what ", "why ", "how ", "thanks", "thank you", "searchable", "for those", "for anyone", "fyi", "shameless", "meta",
    ];

    private static readonly SearchValues<string> SurelyHiring = Words("we're hiring", "we are hiring", "is hiring", "are hiring", "we're looking for", "we are looking for", "is looking for");

    public required string Title { get; init; }

    public string? Company { get; init; }

    public string? Location { get; init; }

    public string? Workplace { get; init; }

    public string? Salary { get; init; }

    public ImmutableArray<string> EmploymentTypes { get; init; } = [];

    /// <summary>The first address in the line, whole.</summary>
    public string? Link { get; init; }

    /// <summary>Null when the comment offers no vacancy.</summary>
    public static HiringComment? Read(string html)
    {
        var end = html.AsSpan().IndexOfAny(LineEnds);
        var first = end < 0 ? html : html[..end];
        var line = EscapedHtml.OneLine(first);
        var all = EscapedHtml.TextOf(html);
        if (line is null || all.AsSpan().ContainsAny(Seekers))
        {
            return null;
        }

        var parts = PartsOf(line);
        var isHeader = parts.Length > 1 && (line.Contains('|', StringComparison.Ordinal) || line.AsSpan().ContainsAny(Workplaces) || IsRole(line));
        if (!isHeader && !SpeaksOfHiring(line, all))
        {
            return null;
        }

        return isHeader ? OfHeader(line, parts, LinkIn(first)) : new HiringComment { Title = Cut(line), Company = CompanyOf(line), Link = LinkIn(first) };
    }

    private static readonly SearchValues<string> LineEnds = SearchValues.Create(["<p>", "\n", "<pre>"], StringComparison.OrdinalIgnoreCase);

    private static bool SpeaksOfHiring(string line, string all)
    {
        var remark = Array.Exists(RemarkStarts, start => line.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return remark ? all.AsSpan().ContainsAny(SurelyHiring) && line[0] != '@'
            : IsRole(line) && (IsPay(line) || line.AsSpan().ContainsAny(Workplaces)) ? true
            : all.AsSpan().ContainsAny(Hiring) && IsRole(all);
    }

    /// <summary>As written; of words that hold one another ("contractors", "contract") the longest.</summary>
    private static IEnumerable<string> EmploymentsIn(string text) => Employments
        .Where(word => HasWord(text, word))
        .Select(word => text.Substring(text.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length));

    /// <summary>By bars; without a bar by dashes and bullets that stand apart.</summary>
    private static string[] PartsOf(string line)
    {
        const StringSplitOptions Clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return line.Contains('|', StringComparison.Ordinal) ? line.Split('|', Clean) : line.Split([" - ", " — ", " – ", " • ", " · "], Clean);
    }

    private static HiringComment OfHeader(string line, string[] parts, string? link)
    {
        var told = new HiringComment { Title = "", Link = link };
        var (roles, places) = (new List<string>(), new List<string>());
        // Some write the role before the company, or leave the company out.
        var company = !IsRole(parts[0].Split(" - ")[0]) || parts.Skip(1).Any(IsRole) ? 0 : IsPlain(parts[1]) ? 1 : -1;
        for (var i = 0; i < parts.Length; i++)
        {
            told = i == company ? OfCompany(parts[i], told, roles) : Sort(parts[i], told, roles, places);
        }

        var named = told.Company is { } name && name.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && name.AsSpan(open).ContainsAny(Workplaces) ? open : -1;
        return told with
        {
            Title = Cut(roles.Count > 0 ? string.Join(", ", roles) : line),
            Workplace = told.Workplace ?? (named > 0 ? told.Company![named..].Trim('(', ')', ' ') : null),
            Company = (named > 0 ? told.Company![..named] : told.Company).Trimmed(),
            Location = string.Join("; ", places).Trimmed(),
        };
    }

    /// <summary>"Acme - Full Stack Developer" holds the role too.</summary>
    private static HiringComment OfCompany(string part, HiringComment told, List<string> roles)
    {
        var dash = part.IndexOf(" - ", StringComparison.Ordinal);
        if (dash <= 0 || !IsRole(part[dash..]))
        {
            return told with { Company = WithoutLink(part) ?? part };
        }

        roles.Add(part[(dash + 3)..].Trim());
        return told with { Company = WithoutLink(part[..dash]) };
    }

    private static HiringComment Sort(string part, HiringComment told, List<string> roles, List<string> places)
    {
        var text = WithoutLink(part);
        if (text is not null && text.AsSpan().ContainsAny(Funding) && text.AsSpan().ContainsAnyInRange('0', '9') && !IsRole(text))
        {
            return told;
        }

        var where = text is not null && text.AsSpan().ContainsAny(Workplaces);
        if (text is null || (!where && text.AsSpan().ContainsAny(Asides)))
        {
            return told;
        }

        told = told with { EmploymentTypes = [.. told.EmploymentTypes.Concat(EmploymentsIn(text)).Distinct()] };
        if (IsRole(text))
        {
            roles.Add(text);
            return told;
        }

        if (IsPay(text))
        {
            return told with { Salary = told.Salary ?? text };
        }

        if (HasPlace(text))
        {
            places.Add(text);
        }

        return where ? told with { Workplace = told.Workplace is null ? text : $"{told.Workplace}; {text}" } : told;
    }

    private static bool IsRole(string text)
    {
        foreach (var role in Roles)
        {
            for (var at = text.IndexOf(role, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(role, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetter(text[at - 1]))
                {
                    return true;
                }
            }
        }

        return text.EndsWith(" SWE", StringComparison.Ordinal);
    }

    /// <summary>Neither role, pay, workplace, employment nor link: a name.</summary>
    private static bool IsPlain(string text) => !IsRole(text) && !IsPay(text) && !text.AsSpan().ContainsAny(Workplaces) &&
        !Array.Exists(Employments, word => HasWord(text, word)) && WithoutLink(text) is not null && !text.Contains(',', StringComparison.Ordinal);

    /// <summary>An amount with a currency, or thousands ("150-250k"); not what investors gave.</summary>
    private static bool IsPay(string text)
    {
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 0 || text.AsSpan().ContainsAny(Funding))
        {
            return false;
        }

        for (var i = digit + 1; i < text.Length; i++)
        {
            if (text[i] is 'k' or 'K' && char.IsAsciiDigit(text[i - 1]))
            {
                return true;
            }
        }

        return text.AsSpan().ContainsAny("$€£¥₹") || Array.Exists(Currencies, code => HasWord(text, code));
    }

    /// <summary>True when something is left besides words of workplace and employment.</summary>
    private static bool HasPlace(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', ',', '/', '(', ')', '&', ';', '+', '.'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => char.IsLetter(word[0]) && !word.AsSpan().ContainsAny(Workplaces) && !Fillers.Contains(word) &&
            !Array.Exists(Employments, employment => employment.Contains(word, StringComparison.Ordinal)));
    }

    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(
        "only", "first", "friendly", "possible", "preferred", "mostly", "and", "or", "paid", "hrs", "hours", "wk", "week", "visa", "ok", "hours", "considered", "long", "term", "on", "site", "time");

    private static bool HasWord(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]));
    }

    /// <summary>The part without addresses; null when it is nothing else.</summary>
    private static string? WithoutLink(string part)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains("://", StringComparison.Ordinal)).ToArray();
        return words.Length == 1 && IsHost(words[0]) ? null : string.Join(' ', words).Trim(' ', '-', ':', ',').Trimmed();
    }

    /// <summary><c>jobs.acme.example</c>; not <c>U.S.</c></summary>
    private static bool IsHost(string word) =>
        word.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && dot < word.Length - 2 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    /// <summary>The target of the first link; its words are cut short.</summary>
    private static string? LinkIn(string html)
    {
        const string Mark = "href=\"";
        var at = html.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        var end = at < 0 ? -1 : html.IndexOf('"', at + Mark.Length);
        return end < 0 || !WebLink.TryResolve(null, System.Net.WebUtility.HtmlDecode(html[(at + Mark.Length)..end]), out var link) ? null : link.AbsoluteUri;
    }

    /// <summary>"Acme is hiring", or a line that is a name alone.</summary>
    private static string? CompanyOf(string line)
    {
        if (line.Split(' ').Length <= 4 && !IsRole(line) && char.IsLetterOrDigit(line[^1]))
        {
            return line;
        }

        var at = line.IndexOf(" is ", StringComparison.OrdinalIgnoreCase);
        return at is > 0 and < 40 && line.AsSpan(at).ContainsAny(Hiring) ? line[..at].Trimmed() : null;
    }

    private static string Cut(string text)
    {
        if (text.Length <= LongestTitle)
        {
            return text;
        }

        var blank = text.LastIndexOf(' ', LongestTitle);
        return text[..(blank > 0 ? blank : LongestTitle)].TrimEnd(',', '|', ' ') + "…";
    }

    private static SearchValues<string> Words(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>
/// Reads a schema.org JobPosting (https://schema.org/JobPosting, Google "Job posting structured data") into a raw posting, under the names
/// and misspellings that sites use. It copies; it does not judge.
/// </summary>
internal static class JobPostingItem
{
    private static readonly (string Property, string Heading)[] TextParts =
    [
        ("responsibilities", "Responsibilities"), ("responsabilities", "Responsibilities"), ("qualifications", "Qualifications"),
        ("educationRequirements", "Education"), ("experienceRequirements", "Experience"), ("skills", "Skills"),
        ("jobBenefits", "Benefits"), ("incentiveCompensation", "Incentives"), ("workHours", "Working hours"),
    ];

    /// <summary>The posting, its <see cref="RawPosting.Id"/> being the page's identifier or empty. <paramref name="page"/> resolves links.</summary>
    public static RawPosting Read(LinkedItem item, Uri? page)
    {
        var company = Organization(item);
        var places = JobPostingPlaces.Read(item, company);
        var (pay, payText) = JobPostingPay.Read(item);
        var (description, isHtml) = Description(item);
        return new RawPosting
        {
            Id = Identifier(item) ?? "",
            Title = EscapedHtml.OneLine(item.Text("title", "jobTitle", "name", "headline")),
            Company = company,
            Url = LinkOf(item, page),
            Places = places,
            Location = places.IsEmpty ? null : string.Join("; ", places.Select(JobPostingPlaces.TextOf).Distinct()),
            Workplace = item.Text("jobLocationType"),
            IsRemote = item.Text("remote", "isRemote") is { } remote && bool.TryParse(remote, out var flag) ? flag : null,
            RemoteFrom = [.. JobPostingPlaces.Names(item, "applicantLocationRequirements")],
            Pay = pay,
            SalaryText = payText,
            EmploymentTypes = [.. item.Values("employmentType").SelectMany(value => SplitList(value.AsText)).Distinct()],
            Skills = [.. item.Values("skills").SelectMany(SkillsOf).Distinct()],
            Education = TextOfAny(item, "educationRequirements", "qualifications"),
            Experience = TextOfAny(item, "experienceRequirements"),
            Description = description,
            DescriptionIsHtml = isHtml,
            PostedAt = item.Text("datePosted", "datePublished", "dateCreated"),
            UpdatedAt = item.Text("dateModified"),
            ValidThrough = item.Text("validThrough", "validTrough", "expires"),
            Language = item.Text("inLanguage"),
        };
    }

    private static string? Organization(LinkedItem item)
    {
        foreach (var value in item.Values("hiringOrganization", "hiringOrganisation", "employer"))
        {
            if (EscapedHtml.OneLine(value.AsText) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    private static string? Identifier(LinkedItem item)
    {
        foreach (var value in item.Values("identifier", "jobId", "requisitionId"))
        {
            if ((value.Text ?? value.Item?.Text("value", "propertyID")) is { } id && !string.IsNullOrWhiteSpace(id))
            {
                return id.Trim();
            }
        }

        return null;
    }

    /// <summary>The posting's own page. A bare host is the employer's home page (We Work Remotely writes it so), not the posting.</summary>
    private static string? LinkOf(LinkedItem item, Uri? page)
    {
        if (item.Text("url", "mainEntityOfPage") is not { } text || !WebLink.TryResolve(page, text, out var link))
        {
            return null;
        }

        return link.PathAndQuery == "/" ? null : link.AbsoluteUri;
    }

    private static IEnumerable<string> SkillsOf(LinkedValue value)
    {
        if (value.Element is { } element && element.QuerySelectorAll("li") is { Length: > 0 } items)
        {
            return items.Select(li => VisibleText.Of(li)).Where(text => text.Length > 0);
        }

        const int LongestName = 60;
        var written = value.Text ?? value.Item?.Text("name", "description", "termCode");
        var text = EscapedHtml.OneLine(written);
        var parts = EscapedHtml.HasTags(written) ? SplitList(text) : SplitList(written);
        return text is null ? [] : parts.All(part => part.Length <= LongestName) ? parts : [text];
    }

    private static string? TextOfAny(LinkedItem item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var texts = item.Values(name)
                .Select(value => EscapedHtml.OneLine(value.Text) ?? CredentialOf(value.Item))
                .OfType<string>()
                .ToArray();
            if (texts.Length > 0)
            {
                return string.Join("; ", texts);
            }
        }

        return null;
    }

    private static string? CredentialOf(LinkedItem? item) => item switch
    {
        null => null,
        _ when item.Text("monthsOfExperience") is { } months => $"{months} months",
        _ => string.Join(", ", new[] { item.Text("credentialCategory", "name"), item.Text("about") }.OfType<string>()) is { Length: > 0 } text
            ? text
            : item.Text("description"),
    };

    /// <summary>The description, followed by the parts that the site keeps in properties of their own and does not repeat in it.</summary>
    private static (string? Text, bool? IsHtml) Description(LinkedItem item)
    {
        var whole = DescriptionText(item.Values("description", "jobDescription"));
        var text = whole is null ? "" : null;
        var html = whole;
        foreach (var (property, heading) in TextParts)
        {
            if (DescriptionText(item.Values(property)) is { } part && IsProse(part, property) && EscapedHtml.TextOf(part) is var words &&
                !(text ??= EscapedHtml.TextOf(whole!)).Contains(words[..Math.Min(words.Length, 60)], StringComparison.OrdinalIgnoreCase))
            {
                html = $"{Paragraphs(html)}<h3>{heading}</h3>{Paragraphs(part)}";
            }
        }

        return html is null ? (null, null) : (html, EscapedHtml.HasTags(html) ? true : null);
    }

    /// <summary>Lists of names and numbers are read as fields; only sentences and lists of points join the description.</summary>
    private static bool IsProse(string part, string property) =>
        property is not ("skills" or "workHours" or "educationRequirements" or "experienceRequirements") || EscapedHtml.HasTags(part);

    private static string? DescriptionText(IReadOnlyList<LinkedValue> values)
    {
        var texts = values
            .Select(value => value.Element is { } element && !element.HasAttribute("content") ? Markup(element) : EscapedHtml.Unescape(value.Text))
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .ToArray();
        return texts.Length switch
        {
            0 => null,
            1 => texts[0]!.Trim(),
            _ => string.Join("\n", texts.Select(Paragraphs)),
        };
    }

    private static string Markup(AngleSharp.Dom.IElement element) =>
        element.LocalName is "ul" or "ol" ? $"<ul>{element.InnerHtml}</ul>" : element.InnerHtml;

    private static string Paragraphs(string? text) => text is null
        ? ""
        : EscapedHtml.HasTags(text)
            ? text
            : string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => $"<p>{line}</p>"));

    private static string[] SplitList(string? text) =>
        text?.Split([',', '|', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

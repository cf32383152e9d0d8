using System.Globalization;
using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>
/// The occupation of a cleaned title without its level: level words, grades and everything behind the first part go; a specialization in
/// brackets or behind a comma comes in front (<c>Senior Software Engineer (Backend)</c> is a <c>Backend Software Engineer</c>).
/// </summary>
internal static class CanonicalTitle
{
    private static readonly HashSet<string> Small = ["of", "the", "and", "for", "de", "la", "et", "und", "to", "at", "in", "-", "/", "&"];

    public static string? Of(string title)
    {
        var parts = TitleParts.Of(title);
        if (parts.Count == 0)
        {
            return null;
        }

        var at = IsBareLevel(WithoutLevel(parts[0].Text.ToString())) ? 0 : Math.Max(0, parts.FindIndex(part => OccupationReader.Read(new FoldedWords(part.Text.ToString())) is not null && !part.IsBracketed));
        var head = WithoutLevel(parts[at].Text.ToString());
        if (head.Length == 0)
        {
            return null;
        }

        // "Director, Engineering" names its field behind the comma.
        if (IsBareLevel(head) && at + 1 < parts.Count && parts[at + 1] is { IsBracketed: false, Before: ", " } field)
        {
            head = $"{WithoutLevel(field.Text.ToString())} {head}".Trim();
        }

        head = head.Length > 4 && !head.Any(char.IsLower) ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(head.ToLowerInvariant()) : head;
        foreach (var part in parts.Skip(1))
        {
            var text = part.Text.ToString();
            if (IsSpecialization(text) && !head.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                head = $"{text} {head}";
                break;
            }
        }

        return head;
    }

    private static bool IsBareLevel(string head) => !head.Contains(' ', StringComparison.Ordinal) && SeniorityReader.Read(head) is not null;

    /// <summary>A part that is nothing but a known kind of software work.</summary>
    private static bool IsSpecialization(string part)
    {
        var words = new FoldedWords(part);
        return words.Count is > 0 and <= 3 && Occupations.SoftwareSpecializations.Match(words, 0, out _) == words.Count;
    }

    private static string WithoutLevel(string text)
    {
        var words = new FoldedWords(text);
        var output = new StringBuilder(text.Length);
        var from = 0;
        foreach (var level in SeniorityReader.Levels(words))
        {
            // A manager or director is the occupation, not its level, unless it stands with others.
            if (level.Seniority is Seniority.Manager or Seniority.Director or Seniority.Vp or Seniority.CLevel)
            {
                continue;
            }

            output.Append(text, from, level.Start - from);
            from = level.Start + level.Length;
        }

        var kept = output.Append(text, from, text.Length - from).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(',', '.', ':')).Where(word => word.Length > 0 && word is not ("*" or "–")).ToList();
        while (kept.Count > 0 && (Small.Contains(kept[0]) || kept[0].Trim('/', '-', '+').Length == 0))
        {
            kept.RemoveAt(0);
        }

        while (kept.Count > 0 && (Small.Contains(kept[^1]) || kept[^1].Trim('/', '-').Length == 0))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return string.Join(' ', kept.Select(Ungendered)).Trim('/', '-', ' ');
    }

    /// <summary>German endings for all genders go: Entwickler*in, Entwickler:in, Entwickler/-in, EntwicklerIn.</summary>
    private static string Ungendered(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["*innen", ":innen", "*in", ":in", "_in", "/-in", "/in", "(in)", "·in"])
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }
}

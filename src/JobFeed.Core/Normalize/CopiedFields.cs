using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize;

/// <summary>Where values come from that are copied or cleaned rather than understood.</summary>
internal static class CopiedFields
{
    private const string Description = "description";

    /// <param name="posting">The posting with all of its values.</param>
    /// <param name="input">What it was made of.</param>
    /// <param name="pay">Where the main pay statement comes from.</param>
    public static ImmutableArray<Provenance> Explain(Posting posting, NormalizationInput input, Provenance? pay)
    {
        var raw = input.Raw;
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var head = Head(posting.DescriptionText);
        var hasTitle = !string.IsNullOrWhiteSpace(raw.Title);
        Add("externalId", posting.ExternalId, "field.copied", "id", raw.Id);
        Add("requisitionId", posting.RequisitionId, "field.copied", "requisitionId", raw.RequisitionId);
        Add("url", posting.Url, "field.web-address", "url", raw.Url);
        Add("applyUrl", posting.ApplyUrl, "field.web-address", "applyUrl", raw.ApplyUrl);
        Add("titleRaw", posting.TitleRaw, hasTitle ? "title.as-written" : "title.first-line", hasTitle ? "title" : Description, posting.TitleRaw, hasTitle ? 1 : 0.7);
        Add("company", posting.Company, IsFrom(raw.Company) ? "field.copied" : "board.company", IsFrom(raw.Company) ? "company" : "board", posting.Company);
        AddLanguage();
        Add("descriptionHtml", posting.DescriptionHtml, "description.safe-html", Description, head);
        Add("descriptionText", posting.DescriptionText, "description.plain-text", Description, head);
        Add("summary", posting.Summary, "description.first-sentences", Description, Head(posting.Summary));
        Add("sections", posting.Sections.IsEmpty ? null : Description, "description.headings", Description, posting.Sections.Select(section => section.Heading).FirstOrDefault(heading => heading is not null) ?? head, 0.9);
        for (var i = 0; i < posting.OtherSalaries.Length && pay is not null; i++)
        {
            why.Add(pay with { Field = $"otherSalaries[{i}]", Evidence = posting.OtherSalaries[i].Raw, Start = pay.Start < 0 ? -1 : IndexOf(posting.OtherSalaries[i].Raw), Inferred = false, Reason = null });
        }

        return why.DrainToImmutable();

        void Add(string field, string? value, string rule, string source, string? evidence, double confidence = 1)
        {
            if (!string.IsNullOrEmpty(value))
            {
                why.Add(new Provenance { Field = field, Rule = rule, SourceField = source, Evidence = string.IsNullOrEmpty(evidence) ? null : evidence, Start = source == Description ? IndexOf(evidence) : 0, Confidence = confidence });
            }
        }

        // The text tells its language where there is enough of it; the source's field helps out.
        void AddLanguage()
        {
            var isOfText = input.IsLanguageOfText;
            Add("language", posting.Language, isOfText ? "language.frequent-words" : "language.field", isOfText ? Description : "language", isOfText ? head : raw.Language, isOfText ? 0.95 : 1);
        }

        int IndexOf(string? evidence) => string.IsNullOrEmpty(evidence) ? 0 : posting.DescriptionText?.IndexOf(evidence, StringComparison.Ordinal) ?? -1;
    }

    /// <summary>The first words, where a whole text is the evidence.</summary>
    private static string? Head(string? text)
    {
        const int Longest = 60;
        var line = text.AsSpan();
        line = line.IndexOf('\n') is var first and >= 0 ? line[..first] : line;
        var end = line.Length <= Longest ? line.Length : line[..(Longest + 1)].LastIndexOf(' ') is var blank and > 0 ? blank : Longest - 1;
        return end > 0 ? line[..end].TrimEnd('…').ToString() : null;
    }

    private static bool IsFrom(string? field) => !string.IsNullOrWhiteSpace(field);
}

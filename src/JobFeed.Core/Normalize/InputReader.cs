using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize;

/// <summary>Prepares what every reader reads: title and description as plain text, cut into parts, with their language and country hint.</summary>
internal static class InputReader
{
    private const int LongestTitle = 120;

    public static (NormalizationInput Input, Description Description) Read(RawPosting raw, Board? board, DateTimeOffset observedAt)
    {
        var description = Description.Read(raw.Description, raw.DescriptionIsHtml);
        var language = LanguageReader.Read(description.Text);
        var input = new NormalizationInput
        {
            Raw = raw,
            Title = Title(raw.Title) ?? FirstLine(description.Text) ?? "",
            Text = description.Text,
            Sections = Sections.Cut(description.Text),
            Language = language ?? LanguageCode(raw.Language),
            IsLanguageOfText = language is not null,
            Country = Gazetteer.CountryCode(raw.Country) ?? Gazetteer.CountryCode(board?.Country),
            ObservedAt = observedAt,
        };
        return (input, description);
    }

    private static string? Title(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return null;
        }

        var text = HtmlKind.HasElements(raw) ? HtmlText.Of(raw) : HtmlEntities.Decode(raw);
        return PlainText.OnOneLine(text) is { Length: > 0 } title ? title : null;
    }

    /// <summary>A posting without a title field often begins with its title.</summary>
    private static string? FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end];
        return line.Length is > 2 and <= LongestTitle && end > 0 && line[^1] is not ('.' or ':' or '!' or '?') && !line.StartsWith("- ", StringComparison.Ordinal) ? line : null;
    }

    /// <summary>The primary subtag of an RFC 5646 tag; null for a name.</summary>
    private static string? LanguageCode(string? tag) =>
        tag?.Split('-', '_')[0].Trim().ToLowerInvariant() is { Length: 2 } code && code.All(char.IsAsciiLetterLower) ? code : null;
}

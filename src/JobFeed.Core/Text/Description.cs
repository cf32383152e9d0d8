using System.Text;

namespace JobFeed.Core.Text;

/// <summary>A description understood: its plain text for the readers, and safe HTML for those who show it.</summary>
/// <param name="Text">Plain text by <see cref="PlainText"/>.</param>
/// <param name="Html">Safe HTML by <see cref="SafeHtml"/>.</param>
public readonly record struct Description(string Text, string Html)
{
    /// <summary>Rounds of escaping that are undone: feeds escape HTML once too often, rarely twice.</summary>
    private const int MaxEscapes = 2;

    /// <param name="raw">The description as published; null for none.</param>
    /// <param name="isHtml">What the source says it is; null when the text has to tell.</param>
    public static Description Read(string? raw, bool? isHtml)
    {
        if (string.IsNullOrWhiteSpace(raw))
        {
            return new Description("", "");
        }

        for (var i = 0; i < MaxEscapes && isHtml != false && HtmlKind.IsEscaped(raw); i++)
        {
            raw = HtmlEntities.Decode(raw);
        }

        if (isHtml ?? HtmlKind.HasElements(raw))
        {
            raw = Mojibake.Repair(raw);
            var text = HtmlText.Of(raw);
            return new Description(text, HtmlKind.HasBlocks(raw) ? SafeHtml.Of(raw) : SafeHtml.OfText(text));
        }

        var plain = PlainText.Clean(isHtml is null && HtmlKind.HasReferences(raw) ? HtmlEntities.Decode(raw) : raw);
        return new Description(plain, SafeHtml.OfText(plain));
    }
}

using System.Buffers;

namespace JobFeed.Core.Text;

/// <summary>
/// HTML of strangers made safe to show. The input is never passed through: it is cut into tokens, and new HTML is written from them with
/// nothing but escaped text, a short list of elements, and links to http, https, mailto and tel. Elements are nested and closed in such a way that a browser
/// builds exactly the tree that was written, so nothing can change its meaning when it is parsed again (mutation XSS). Linear in the input.
/// </summary>
public static class SafeHtml
{
    private static readonly SearchValues<char> NeedsCare = SearchValues.Create(
        [.. "&<>\r\u00A0", .. Enumerable.Range(0, 32).Where(c => c is not ('\n' or '\r')).Select(c => (char)c), '\u007F',
            .. Enumerable.Range(0x80, 32).Select(c => (char)c), .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\uFFFE', '\uFFFF']);

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("&<>"), '\n']);

    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var tree = new HtmlTreeWriter(html.Length);
        var scanner = new HtmlScanner(html);
        using var decoded = new TextBuffer(0);
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case HtmlToken.Start:
                    tree.Open(scanner.Element, scanner.Attributes);
                    break;
                case HtmlToken.End:
                    tree.Close(scanner.Element);
                    break;
                default:
                    tree.Text(scanner.HasReferences ? Decoded(scanner.Text, decoded) : scanner.Text);
                    break;
            }
        }

        return tree.Finish();
    }

    /// <summary>Paragraphs and lists of plain text as safe HTML: blank lines part paragraphs, lines that start with <c>- </c> are list items.</summary>
    public static string OfText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var tree = new HtmlTreeWriter(text.Length + (text.Length / 4));
        var paragraph = HtmlElement.Of("p");
        var item = HtmlElement.Of("li");
        var lineBreak = HtmlElement.Of("br");
        var isOpen = false;
        var inList = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            if (line.StartsWith("- "))
            {
                if (!inList)
                {
                    tree.Close(paragraph);
                    tree.Open(HtmlElement.List, "");
                }

                tree.Open(item, "");
                tree.Text(line[2..]);
                (inList, isOpen) = (true, false);
                continue;
            }

            if (inList)
            {
                tree.Close(HtmlElement.List);
                inList = false;
            }

            if (line.IsEmpty)
            {
                tree.Close(paragraph);
                isOpen = false;
                continue;
            }

            tree.Open(isOpen ? lineBreak : paragraph, "");
            tree.Text(line);
            isOpen = true;
        }

        return tree.Finish();
    }

    /// <summary>Appends text as a serializer of the standard would escape it, without control characters and halves of surrogate pairs.</summary>
    internal static void AppendEscaped(TextBuffer output, ReadOnlySpan<char> text)
    {
        while (RareCharacters.IndexOf(text, NeedsCare, Plain) is >= 0 and var at)
        {
            output.Append(text[..at]);
            text = text[at..];
            switch (text[0])
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case '\u00A0':
                    output.Append("&nbsp;");
                    break;
                case '\t' or '\f':
                    output.Append(' ');
                    break;
                case '\r' when text.Length < 2 || text[1] != '\n':
                    output.Append('\n');
                    break;
                case var high when char.IsHighSurrogate(high) && text.Length > 1 && char.IsLowSurrogate(text[1]):
                    output.Append(text[..2]);
                    text = text[1..];
                    break;
                default:
                    break;
            }

            text = text[1..];
        }

        output.Append(text);
    }

    private static ReadOnlySpan<char> Decoded(ReadOnlySpan<char> text, TextBuffer buffer)
    {
        buffer.Clear();
        HtmlEntities.Decode(text, buffer);
        return buffer.Written;
    }
}

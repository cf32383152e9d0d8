using System.Buffers;

namespace JobFeed.Sources;

/// <summary>A start tag of <see cref="WireXml"/>: quotes may be missing, a <c>&lt;</c> where no tag may have one ends it.</summary>
/// <param name="Name">Name with prefix, as written.</param>
/// <param name="Attributes">Values with references decoded; of two with one name the first counts.</param>
/// <param name="End">Where the text goes on.</param>
/// <param name="IsEmpty">True for <c>&lt;a/&gt;</c>.</param>
/// <param name="IsCut">True when the document ends before the tag does.</param>
internal readonly record struct XmlTag(string Name, Dictionary<string, string> Attributes, int End, bool IsEmpty, bool IsCut)
{
    private static readonly SearchValues<char> EndsValue = SearchValues.Create(" \t\r\n><");

    private static readonly SearchValues<char> EndsName = SearchValues.Create(" \t\r\n/><=\"'");

    public static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    /// <summary>Reads the tag whose <c>&lt;</c> stands at <paramref name="at"/>.</summary>
    public static XmlTag Read(string text, int at)
    {
        var end = EndOfName(text, at + 1);
        var name = text[(at + 1)..end];
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while ((at = SkipBlanks(text, end)) < text.Length && text[at] is not ('>' or '<'))
        {
            if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
            {
                return new XmlTag(name, attributes, at + 2, IsEmpty: true, IsCut: false);
            }

            end = ReadAttribute(text, at, attributes);
        }

        return at < text.Length
            ? new XmlTag(name, attributes, text[at] == '>' ? at + 1 : at, IsEmpty: false, IsCut: false)
            : new XmlTag(name, attributes, at, IsEmpty: false, IsCut: true);
    }

    private static int ReadAttribute(string text, int at, Dictionary<string, string> attributes)
    {
        var end = EndOfName(text, at);
        if (end == at)
        {
            return at + 1;
        }

        var equals = SkipBlanks(text, end);
        if (equals >= text.Length || text[equals] != '=')
        {
            return end;
        }

        var (start, stop, next) = Value(text, SkipBlanks(text, equals + 1));
        attributes.TryAdd(text[at..end], WireElement.Decoded(text.AsSpan(start, stop - start)));
        return next;
    }

    private static (int Start, int Stop, int Next) Value(string text, int at)
    {
        if (at < text.Length && text[at] is '"' or '\'')
        {
            // An unclosed quote ends with its tag.
            var close = text.IndexOfAny([text[at], '<'], at + 1);
            return close < 0 ? (at + 1, text.Length, text.Length)
                : text[close] == '<' ? (at + 1, close, close)
                : (at + 1, close, close + 1);
        }

        var stop = text.AsSpan(at).IndexOfAny(EndsValue) is var length && length < 0 ? text.Length : at + length;
        return (at, stop, stop);
    }

    private static int EndOfName(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAny(EndsName);
        return length < 0 ? text.Length : at + length;
    }

    private static int SkipBlanks(string text, int at)
    {
        var length = text.AsSpan(at).IndexOfAnyExcept(" \t\r\n");
        return length < 0 ? text.Length : at + length;
    }
}

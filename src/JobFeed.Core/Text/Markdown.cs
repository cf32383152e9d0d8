using System.Buffers;
using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Markdown (CommonMark 0.31) of HTML: headings, paragraphs, nested lists, emphasis, links, code and quotations; rows of tables as lines of cells parted
/// by <c> | </c>. Characters that mean something in Markdown are escaped. The input may be any HTML; it goes through <see cref="SafeHtml"/> first.
/// </summary>
public static class Markdown
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\\`*_[]<>");

    public static string Of(string html)
    {
        var writer = new Writer();
        var scanner = new HtmlScanner(SafeHtml.Of(html));
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case HtmlToken.Start:
                    writer.Start(scanner.Element, scanner.Attributes);
                    break;
                case HtmlToken.End:
                    writer.End(scanner.Element);
                    break;
                default:
                    writer.Text(HtmlEntities.Decode(scanner.Text));
                    break;
            }
        }

        return writer.ToString();
    }

    private sealed class Writer
    {
        private readonly StringBuilder _output = new();
        private readonly Stack<(bool IsOrdered, int Count)> _lists = new();
        private readonly Stack<string?> _links = new();
        private string _marks = "";
        private int _breaks;
        private int _quotes;
        private int _preformatted;
        private bool _space;
        private bool _cellEnded;

        public void Start(HtmlElement element, ReadOnlySpan<char> attributes)
        {
            switch (element.Role)
            {
                case HtmlRole.Heading:
                    Break(2);
                    _marks = new string('#', element.Name[1] - '0') + " ";
                    break;
                case HtmlRole.List:
                    Break(_lists.Count == 0 ? 2 : 1);
                    _lists.Push((element.Name == "ol", 0));
                    break;
                case HtmlRole.Item:
                    Break(1);
                    var list = _lists.Count > 0 ? _lists.Pop() : (false, 0);
                    list.Item2++;
                    _lists.Push(list);
                    _marks = list.Item1 ? $"{list.Item2}. " : "- ";
                    break;
                case HtmlRole.Link:
                    _links.Push(HtmlAttributes.TryGet(attributes, "href", out var url) ? HtmlEntities.Decode(url) : null);
                    Inline("[", opens: true);
                    break;
                case HtmlRole.Inline:
                    Inline(MarkOf(element), opens: true);
                    break;
                case HtmlRole.LineBreak:
                    Break(Math.Min(2, _breaks + 1));
                    break;
                case HtmlRole.Rule:
                    Break(2);
                    Word("---", isLiteral: true);
                    Break(2);
                    break;
                case HtmlRole.Preformatted:
                    Break(2);
                    Word("```", isLiteral: true);
                    Break(1);
                    _preformatted++;
                    break;
                case HtmlRole.Cell:
                    break;
                default:
                    Break(element.Role == HtmlRole.Row ? 1 : _marks.Length > 0 ? 0 : element.BreaksLine ? 2 : 0);
                    _quotes += element.Name == "blockquote" ? 1 : 0;
                    break;
            }
        }

        public void End(HtmlElement element)
        {
            switch (element.Role)
            {
                case HtmlRole.List:
                    _lists.TryPop(out _);
                    Break(_lists.Count == 0 ? 2 : 1);
                    break;
                case HtmlRole.Link:
                    Inline(_links.TryPop(out var url) && url is not null ? $"]({url.Replace(")", "%29", StringComparison.Ordinal)})" : "]", opens: false);
                    break;
                case HtmlRole.Inline:
                    Inline(MarkOf(element), opens: false);
                    break;
                case HtmlRole.Cell:
                    _cellEnded = true;
                    break;
                case HtmlRole.Preformatted:
                    _preformatted--;
                    Break(1);
                    Word("```", isLiteral: true);
                    Break(2);
                    break;
                case HtmlRole.Item or HtmlRole.Row:
                    _marks = "";
                    Break(1);
                    break;
                default:
                    Break(element.BreaksLine ? 2 : 0);
                    _quotes -= element.Name == "blockquote" && _quotes > 0 ? 1 : 0;
                    break;
            }
        }

        public void Text(ReadOnlySpan<char> text)
        {
            while (!text.IsEmpty)
            {
                var end = text.IndexOfAny(" \n\u00A0");
                if (end == 0)
                {
                    Break(text[0] == '\n' && _preformatted > 0 ? 1 : 0);
                    _space = true;
                    text = text[1..];
                    continue;
                }

                end = end < 0 ? text.Length : end;
                Word(text[..end], isLiteral: _preformatted > 0);
                text = text[end..];
            }
        }

        public override string ToString() => _output.ToString().Trim();

        private static string MarkOf(HtmlElement element) => element.Output switch
        {
            "b" or "strong" => "**",
            "i" or "em" => "*",
            "code" or "kbd" => "`",
            "s" => "~~",
            _ => "",
        };

        private void Inline(string mark, bool opens)
        {
            if (mark.Length == 0 || _preformatted > 0)
            {
                return;
            }

            if (opens)
            {
                Word(mark, isLiteral: true);
                return;
            }

            _output.Append(mark);
        }

        private void Word(ReadOnlySpan<char> word, bool isLiteral)
        {
            if (_breaks > 0 && _output.Length > 0)
            {
                _output.Append('\n', _breaks);
            }

            if (_breaks > 0 || _output.Length == 0)
            {
                _output.Insert(_output.Length, "> ", _quotes).Append(' ', Indent());
            }
            else if (_cellEnded)
            {
                _output.Append(" | ");
            }
            else if (_space)
            {
                _output.Append(' ');
            }

            _output.Append(_marks);
            (_breaks, _space, _cellEnded, _marks) = (0, false, false, "");
            if (isLiteral)
            {
                _output.Append(word);
                return;
            }

            while (word.IndexOfAny(Special) is >= 0 and var at)
            {
                _output.Append(word[..at]).Append('\\').Append(word[at]);
                word = word[(at + 1)..];
            }

            _output.Append(word);
        }

        private int Indent() => Math.Max(0, _lists.Count - (_marks is "" or ['#', ..] ? 0 : 1)) * 2;

        private void Break(int lines) => _breaks = Math.Max(_breaks, lines);
    }
}

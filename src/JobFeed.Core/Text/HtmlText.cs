namespace JobFeed.Core.Text;

/// <summary>
/// Plain text of HTML: blocks on lines of their own with a blank line around paragraphs and headings, list items as <c>- </c>, cells of a
/// row parted by <c> | </c>. One pass, linear.
/// </summary>
public static class HtmlText
{
    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        using var writer = new TextWriterState(html.Length, keepsLineEnds: !HtmlKind.HasBlocks(html));
        var scanner = new HtmlScanner(html);
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case HtmlToken.Start:
                    writer.Start(scanner.Element);
                    break;
                case HtmlToken.End:
                    writer.End(scanner.Element);
                    break;
                default:
                    writer.Text(scanner.Onwards, scanner.Text.Length, scanner.HasReferences);
                    break;
            }
        }

        return PlainText.Clean(writer.Written);
    }

    private sealed class TextWriterState(int capacity, bool keepsLineEnds) : IDisposable
    {
        private readonly TextBuffer _output = new(capacity);
        private TextBuffer? _decoded;
        private int _breaks;
        private bool _space;
        private bool _cellEnded;
        private bool _itemStarted;
        private int _preformatted;
        private int _lists;

        public void Start(HtmlElement element)
        {
            switch (element.Role)
            {
                case HtmlRole.LineBreak:
                    Break(_breaks + 1);
                    break;
                case HtmlRole.Item:
                    Break(1);
                    _itemStarted = true;
                    break;
                case HtmlRole.Preformatted:
                    _preformatted++;
                    Break(2);
                    break;
                case HtmlRole.Cell:
                    _cellEnded = _breaks == 0;
                    break;
                case HtmlRole.List:
                    Break(2);
                    _lists++;
                    break;
                default:
                    Break(BreaksAround(element));
                    break;
            }
        }

        public void End(HtmlElement element)
        {
            if (element.Role == HtmlRole.Cell)
            {
                _cellEnded = true;
                return;
            }

            if (element.Role == HtmlRole.Preformatted && _preformatted > 0)
            {
                _preformatted--;
            }

            if (element.Role == HtmlRole.Item)
            {
                _itemStarted = false;
            }
            else if (element.Role == HtmlRole.List && _lists > 0)
            {
                _lists--;
            }

            Break(BreaksAround(element));
        }

        /// <param name="text">The text and what stands behind it.</param>
        /// <param name="length">Length of the text.</param>
        /// <param name="hasReferences">An ampersand is in the text.</param>
        public void Text(ReadOnlySpan<char> text, int length, bool hasReferences)
        {
            if (hasReferences)
            {
                _decoded ??= new TextBuffer(length);
                _decoded.Clear();
                HtmlEntities.Decode(text[..length], _decoded);
                text = _decoded.Written;
                length = text.Length;
            }

            while (length > 0)
            {
                if (!IsSpace(text[0]))
                {
                    var run = text[..CleanText.SingleSpaced(text, length)].TrimEnd(' ');
                    Separate();
                    _output.Append(run);
                    text = text[run.Length..];
                    length -= run.Length;
                    continue;
                }

                if (text[0] == '\n' && (keepsLineEnds || _preformatted > 0))
                {
                    Break(_breaks + 1);
                }

                _space = true;
                text = text[1..];
                length--;
            }
        }

        public ReadOnlySpan<char> Written => _output.Written;

        public void Dispose()
        {
            _output.Dispose();
            _decoded?.Dispose();
        }

        private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

        private static int BreaksAround(HtmlElement element) => element.Role switch
        {
            HtmlRole.Paragraph or HtmlRole.Heading or HtmlRole.List or HtmlRole.DefinitionList or HtmlRole.Table or HtmlRole.Preformatted
                or HtmlRole.Rule => 2,
            _ => element.BreaksLine ? 1 : 0,
        };

        private void Break(int lines)
        {
            if (lines > 0)
            {
                // Items of a list stand close together, whatever paragraphs they are made of.
                _breaks = Math.Max(_breaks, Math.Min(_lists > 0 ? 1 : 2, lines));
                _cellEnded = false;
            }
        }

        /// <summary>Writes what is due between the text before and the word that comes.</summary>
        private void Separate()
        {
            if (_output.Length > 0)
            {
                if (_breaks > 0)
                {
                    _output.Append('\n', _breaks);
                }
                else if (_cellEnded)
                {
                    _output.Append(" | ");
                }
                else if (_space)
                {
                    _output.Append(' ');
                }
            }

            if (_itemStarted)
            {
                _output.Append("- ");
            }

            (_breaks, _space, _cellEnded, _itemStarted) = (0, false, false, false);
        }
    }
}

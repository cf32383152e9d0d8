using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Writes safe HTML, tag by tag, as Markdown. Nothing is written before the first word that needs it: breaks, markers of lists and emphasis wait, so that what is empty
/// leaves no trace. Input is what <see cref="SafeHtml"/> writes: well formed, its depth bounded.
/// </summary>
internal sealed class MarkdownWriter
{
    private readonly StringBuilder _output = new();
    private readonly List<Container> _containers = [];
    private readonly List<Mark> _marks = [];
    private readonly Stack<List> _lists = new();
    private MarkdownTable? _table;
    private StringBuilder? _code;
    private string _heading = "";
    private int _tables;
    private int _breaks;
    private int _shared;
    private bool _isPreformatted;
    private bool _isHardBreak;
    private bool _space;

    public void Start(HtmlElement element, ReadOnlySpan<char> attributes)
    {
        switch (element.Role)
        {
            case HtmlRole.Heading:
                Break(2);
                _heading = new string('#', element.Name[1] - '0') + " ";
                break;
            case HtmlRole.List:
                Break(_lists.Count == 0 ? 2 : 1);
                _lists.Push(new List(element.Output == "ol"));
                break;
            case HtmlRole.Item:
                Break(1);
                var marker = _lists.TryPeek(out var list) && list.IsOrdered ? $"{++list.Count}. " : "- ";
                _containers.Add(new Container(marker, new string(' ', marker.Length)));
                break;
            case HtmlRole.Link when HtmlAttributes.TryGet(attributes, "href", out var url):
                _marks.Add(new Mark("[", $"]({Address(HtmlEntities.Decode(url))})"));
                break;
            case HtmlRole.Link:
                _marks.Add(new Mark("", ""));
                break;
            case HtmlRole.Preformatted or HtmlRole.Inline when _code is null && (element.Role == HtmlRole.Preformatted || element.Output is "code" or "kbd"):
                StartCode(element.Role == HtmlRole.Preformatted);
                break;
            case HtmlRole.Inline:
                _marks.Add(Mark.Of(element));
                break;
            case HtmlRole.LineBreak:
                LineBreak();
                break;
            case HtmlRole.Rule:
                Break(2);
                Literal("---");
                Break(2);
                break;
            case HtmlRole.Table:
                Break(2);
                _table = ++_tables == 1 ? new MarkdownTable() : _table;
                break;
            case HtmlRole.Row when _tables == 1:
                _table!.StartRow();
                break;
            case HtmlRole.Cell when _tables == 1:
                _table!.StartCell();
                (_space, _breaks) = (false, 0);
                break;
            default:
                Break(element.BreaksLine && !BeginsItem ? 2 : 0);
                if (element.Output == "blockquote")
                {
                    _containers.Add(new Container("> ", "> "));
                }

                break;
        }
    }

    public void End(HtmlElement element)
    {
        switch (element.Role)
        {
            case HtmlRole.Heading:
                _heading = "";
                Break(2);
                break;
            case HtmlRole.List:
                _lists.TryPop(out _);
                Break(_lists.Count == 0 ? 2 : 1);
                break;
            case HtmlRole.Item:
                EndContainer();
                (_breaks, _isHardBreak) = (Math.Min(_breaks, 1), false);
                Break(1);
                break;
            case HtmlRole.Preformatted when _isPreformatted:
                EndPreformatted();
                break;
            case HtmlRole.Inline when _code is not null && !_isPreformatted && element.Output is "code" or "kbd":
                EndCode();
                break;
            case HtmlRole.Link or HtmlRole.Inline:
                EndMark();
                break;
            case HtmlRole.Table when --_tables == 0:
                EndTable();
                break;
            case HtmlRole.Cell when _tables == 1:
                BreakMarks();
                _table!.EndCell();
                break;
            case HtmlRole.LineBreak or HtmlRole.Rule:
                break;
            default:
                Break(element.BreaksLine ? 2 : 0);
                if (element.Output == "blockquote")
                {
                    EndContainer();
                }

                break;
        }
    }

    public void Text(string text)
    {
        if (_code is not null)
        {
            _code.Append(text);
            return;
        }

        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(" \n\u00A0");
            if (end != 0)
            {
                end = end < 0 ? rest.Length : end;
                Word(rest[..end]);
            }
            else
            {
                (_space, end) = (true, 1);
            }

            rest = rest[end..];
        }
    }

    public override string ToString() => _output.ToString().Trim('\n');

    private StringBuilder Output => _table?.Cell ?? _output;

    /// <summary>True when nothing was written yet behind the marker of an item.</summary>
    private bool BeginsItem => _containers is [.., { IsMarked: false }];

    private void Word(ReadOnlySpan<char> word)
    {
        var beginsLine = StartText();
        MarkdownEscapes.Append(Output, word, beginsLine && _heading.Length == 0, isCell: _table?.Cell is not null);
    }

    private void Literal(string text)
    {
        StartText();
        Output.Append(text);
    }

    /// <summary>Writes all that waits for a word: line breaks, markers, a blank, opening marks. True at the start of a line.</summary>
    private bool StartText()
    {
        var isCell = _table?.Cell is not null;
        var beginsLine = !isCell && (_breaks > 0 || _output.Length == 0);
        if (beginsLine)
        {
            StartLine();
        }
        else if ((_space || _breaks > 0) && Output.Length > 0)
        {
            Output.Append(' ');
        }

        (_breaks, _space, _isHardBreak) = (0, false, false);
        foreach (var mark in _marks.Where(mark => !mark.IsWritten))
        {
            // "!" before a link would make it an image.
            var isImage = mark.Opening == "[" && Output.Length > 0 && Output[^1] == '!';
            Output.Insert(isImage ? Output.Length - 1 : 0, isImage ? "\\" : "").Append(mark.Opening);
            mark.IsWritten = true;
        }

        return beginsLine;
    }

    private void StartLine()
    {
        if (_output.Length > 0)
        {
            _output.Append(_isHardBreak ? "  \n" : "\n");
            if (_breaks > 1)
            {
                Prefix(_shared);
                TrimBlanks();
                _output.Append('\n');
            }
        }

        Prefix(_containers.Count);
        _shared = _containers.Count;
        _output.Append(_heading);
    }

    /// <summary>A line without words has no blanks at its end.</summary>
    private void TrimBlanks()
    {
        while (_output[^1] == ' ')
        {
            _output.Length--;
        }
    }

    private void Prefix(int containers)
    {
        for (var i = 0; i < containers; i++)
        {
            _output.Append(_containers[i].IsMarked ? _containers[i].Rest : _containers[i].First);
            _containers[i].IsMarked = true;
        }
    }

    private void Break(int lines)
    {
        if (lines > 0 && _table?.Cell is null)
        {
            BreakMarks();
            _isHardBreak = false;
        }

        _breaks = Math.Max(_breaks, lines);
    }

    /// <summary>Within a paragraph; two in a row part paragraphs.</summary>
    private void LineBreak()
    {
        if (_heading.Length > 0 || _code is not null || _table?.Cell is not null || _output.Length == 0)
        {
            _space = true;
            _code?.Append('\n');
        }
        else if (_breaks == 0)
        {
            (_breaks, _isHardBreak) = (1, true);
        }
        else
        {
            Break(2);
        }
    }

    /// <summary>Emphasis does not reach over paragraphs: it ends here and begins again with the next word.</summary>
    private void BreakMarks()
    {
        for (var i = _marks.Count - 1; i >= 0; i--)
        {
            Output.Append(_marks[i].IsWritten ? _marks[i].Closing : "");
            _marks[i].IsWritten = false;
        }
    }

    private void EndMark()
    {
        if (_marks.Count > 0)
        {
            Output.Append(_marks[^1].IsWritten ? _marks[^1].Closing : "");
            _marks.RemoveAt(_marks.Count - 1);
        }
    }

    private void EndContainer()
    {
        BreakMarks();
        _containers.RemoveAt(_containers.Count - 1);
        _shared = Math.Min(_shared, _containers.Count);
    }

    private void StartCode(bool isPreformatted)
    {
        _code = new StringBuilder();
        _isPreformatted = isPreformatted;
        Break(isPreformatted && !BeginsItem ? 2 : 0);
    }

    private void EndCode()
    {
        var text = string.Join(' ', _code!.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _code = null;
        if (text.Length > 0)
        {
            var fence = new string('`', LongestRun(text) + 1);
            var padding = text[0] == '`' || text[^1] == '`' ? " " : "";
            Literal($"{fence}{padding}{text}{padding}{fence}");
        }
    }

    private void EndPreformatted()
    {
        var text = _code!.ToString().Trim('\n');
        (_code, _isPreformatted) = (null, false);
        if (_table?.Cell is not null)
        {
            Text(text);
            return;
        }

        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        foreach (var line in (string[])[fence, .. text.Split('\n'), fence])
        {
            Literal(line.TrimEnd());
            _breaks = 1;
        }

        Break(2);
    }

    private void EndTable()
    {
        var table = _table!;
        _table = null;
        foreach (var line in table.Lines())
        {
            Literal(line);
            _breaks = 1;
        }

        Break(2);
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static string Address(string url) =>
        url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    /// <summary>An item of a list or a quotation: what its first line begins with, and its others.</summary>
    private sealed class Container(string first, string rest)
    {
        public string First { get; } = first;

        public string Rest { get; } = rest;

        public bool IsMarked { get; set; }
    }

    private sealed class List(bool isOrdered)
    {
        public bool IsOrdered { get; } = isOrdered;

        public int Count { get; set; }
    }

    private sealed class Mark(string opening, string closing)
    {
        public string Opening { get; } = opening;

        public string Closing { get; } = closing;

        public bool IsWritten { get; set; }

        public static Mark Of(HtmlElement element) => element.Output switch
        {
            "b" or "strong" => new Mark("**", "**"),
            "i" or "em" => new Mark("*", "*"),
            "s" => new Mark("~~", "~~"),
            _ => new Mark("", ""),
        };
    }
}

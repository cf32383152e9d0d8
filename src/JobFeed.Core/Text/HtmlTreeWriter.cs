using System.Globalization;

namespace JobFeed.Core.Text;

/// <summary>
/// Writes HTML whose tags nest as the parsing rules of the standard (section 13.2.6) would nest them: paragraphs hold no blocks, items stand in
/// lists, cells in rows, a link never in a link. What the rules would move or close is closed here first. Depth is bounded.
/// </summary>
internal sealed class HtmlTreeWriter(int capacity) : IDisposable
{
    private const int MaxDepth = 64;

    private readonly TextBuffer _output = new(capacity);
    private readonly List<HtmlElement> _open = [];
    private bool _dropsLineEnds;

    private HtmlRole Innermost => _open.Count == 0 ? HtmlRole.Block : _open[^1].Role;

    public void Open(HtmlElement element, ReadOnlySpan<char> attributes)
    {
        switch (element.Role)
        {
            case HtmlRole.Transparent or HtmlRole.RawText or HtmlRole.Hidden:
                return;
            case HtmlRole.Inline:
                EnsureCell();
                Push(element);
                return;
            case HtmlRole.Link:
                OpenLink(element, attributes);
                return;
            case HtmlRole.LineBreak:
                EnsureCell();
                _output.Append("<br>");
                _dropsLineEnds = false;
                return;
            case HtmlRole.Rule:
                EnsureCell();
                CloseTo(HtmlRole.Paragraph);
                _output.Append("<hr>");
                _dropsLineEnds = false;
                return;
            case HtmlRole.Heading:
                EnsureCell();
                CloseTo(HtmlRole.Paragraph);
                CloseTo(HtmlRole.Heading);
                Push(element);
                return;
            case HtmlRole.Item:
                OpenIn(HtmlRole.List, HtmlElement.List, element);
                return;
            case HtmlRole.DefinitionItem:
                OpenIn(HtmlRole.DefinitionList, HtmlElement.DefinitionList, element);
                return;
            case HtmlRole.Caption or HtmlRole.RowGroup or HtmlRole.Row or HtmlRole.Cell:
                OpenTablePart(element, attributes);
                return;
            default:
                EnsureCell();
                CloseTo(HtmlRole.Paragraph);
                Push(element);
                return;
        }
    }

    public void Close(HtmlElement element)
    {
        switch (element.Role)
        {
            case HtmlRole.LineBreak:
                Open(element, default);
                return;
            case HtmlRole.Transparent or HtmlRole.Rule or HtmlRole.RawText or HtmlRole.Hidden:
                return;
            case HtmlRole.Heading:
                CloseTo(HtmlRole.Heading);
                return;
            default:
                CloseTo(element);
                return;
        }
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (Innermost is HtmlRole.Table or HtmlRole.RowGroup or HtmlRole.Row)
        {
            if (text.IsWhiteSpace())
            {
                return;
            }

            EnsureCell();
        }

        if (_dropsLineEnds)
        {
            text = text.TrimStart("\r\n");
            _dropsLineEnds = text.IsEmpty;
        }

        SafeHtml.AppendEscaped(_output, text);
    }

    public string Finish()
    {
        CloseDownTo(0);
        return _output.Written.Trim(" \n").ToString();
    }

    public void Dispose() => _output.Dispose();

    private void OpenLink(HtmlElement element, ReadOnlySpan<char> attributes)
    {
        EnsureCell();
        CloseTo(HtmlRole.Link);
        var url = HtmlAttributes.TryGet(attributes, "href", out var value) ? SafeUrl.Of(HtmlEntities.Decode(value)) : null;
        if (url is not null && _open.Count < MaxDepth)
        {
            _open.Add(element);
            _output.Append("<a href=\"");
            _output.Append(url.Replace("&", "&amp;", StringComparison.Ordinal));
            _output.Append("\" rel=\"nofollow noopener\">");
            _dropsLineEnds = false;
        }
    }

    /// <summary>Opens an item in the nearest list of this cell, in a new list when there is none.</summary>
    private void OpenIn(HtmlRole list, HtmlElement newList, HtmlElement item)
    {
        var at = FindInScope(list);
        if (at >= 0)
        {
            CloseDownTo(at + 1);
            Push(item);
        }
        else if (_open.Count < MaxDepth - 4)
        {
            EnsureCell();
            CloseTo(HtmlRole.Paragraph);
            Push(newList);
            Push(item);
        }
    }

    private void OpenTablePart(HtmlElement element, ReadOnlySpan<char> attributes)
    {
        var table = _open.FindLastIndex(open => open.Role == HtmlRole.Table);
        if (table < 0 || _open.Count > MaxDepth - 4)
        {
            return;
        }

        switch (element.Role)
        {
            case HtmlRole.Caption when Innermost == HtmlRole.Table:
                Push(element);
                break;
            case HtmlRole.RowGroup:
                CloseDownTo(table + 1);
                Push(element);
                break;
            case HtmlRole.Row:
                CloseDownTo(Math.Min(_open.Count, table + 2));
                if (Innermost != HtmlRole.RowGroup)
                {
                    CloseDownTo(table + 1);
                    Push(HtmlElement.RowGroup);
                }

                Push(element);
                break;
            case HtmlRole.Cell:
                var row = _open.FindLastIndex(open => open.Role == HtmlRole.Row);
                if (row > table)
                {
                    CloseDownTo(row + 1);
                }
                else
                {
                    OpenTablePart(HtmlElement.Row, default);
                }

                OpenCell(element, attributes);
                break;
            default:
                break;
        }
    }

    private void OpenCell(HtmlElement element, ReadOnlySpan<char> attributes)
    {
        _open.Add(element);
        _output.Append('<');
        _output.Append(element.Output);
        AppendSpan("colspan", attributes);
        AppendSpan("rowspan", attributes);
        _output.Append('>');
    }

    private void AppendSpan(string name, ReadOnlySpan<char> attributes)
    {
        if (HtmlAttributes.TryGet(attributes, name, out var value)
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var cells) && cells is > 1 and <= 100)
        {
            _output.Append(string.Create(CultureInfo.InvariantCulture, $" {name}=\"{cells}\""));
        }
    }

    /// <summary>Content between the parts of a table gets a cell of its own; browsers would move it out of the table.</summary>
    private void EnsureCell()
    {
        if (Innermost is HtmlRole.Table or HtmlRole.RowGroup)
        {
            OpenTablePart(HtmlElement.Row, default);
        }

        if (Innermost == HtmlRole.Row)
        {
            OpenCell(HtmlElement.Cell, default);
        }
    }

    private void Push(HtmlElement element)
    {
        // A table needs four levels: itself, group, row, cell.
        if (_open.Count >= (element.Role == HtmlRole.Table ? MaxDepth - 8 : MaxDepth))
        {
            return;
        }

        _open.Add(element);
        _output.Append('<');
        _output.Append(element.Output);
        _output.Append('>');
        _dropsLineEnds = element.Role == HtmlRole.Preformatted;
    }

    private void CloseTo(HtmlRole role) => CloseDownTo(FindInScope(role));

    private void CloseTo(HtmlElement element)
    {
        var isTablePart = element.Role is HtmlRole.Table or HtmlRole.RowGroup or HtmlRole.Row or HtmlRole.Cell or HtmlRole.Caption;
        CloseDownTo(isTablePart ? FindInTable(element) : FindInScope(element));
    }

    private void CloseDownTo(int count)
    {
        if (count < 0)
        {
            return;
        }

        for (var i = _open.Count - 1; i >= count; i--)
        {
            _output.Append("</");
            _output.Append(_open[i].Output);
            _output.Append('>');
            _open.RemoveAt(i);
        }

        _dropsLineEnds = false;
    }

    private int FindInScope(HtmlRole role) => FindInScope(null, role);

    private int FindInScope(HtmlElement element) => FindInScope(element, element.Role);

    /// <summary>Index of the innermost element of a role, or of that very element, that is not outside the present cell; -1 when there is none.</summary>
    private int FindInScope(HtmlElement? element, HtmlRole role)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (element is null ? _open[i].Role == role : _open[i] == element)
            {
                return i;
            }

            if (_open[i].Role is HtmlRole.Cell or HtmlRole.Caption or HtmlRole.Table)
            {
                return -1;
            }
        }

        return -1;
    }

    private int FindInTable(HtmlElement part)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i] == part)
            {
                return i;
            }

            if (_open[i].Role == HtmlRole.Table)
            {
                return -1;
            }
        }

        return -1;
    }
}

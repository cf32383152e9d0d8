using System.Text;

namespace JobFeed.Core.Text;

/// <summary>The cells of a table until it ends: Markdown needs to know how many columns there are.</summary>
internal sealed class MarkdownTable
{
    private readonly List<List<string>> _rows = [];

    /// <summary>The cell that is being written; null between cells.</summary>
    public StringBuilder? Cell { get; private set; }

    public void StartRow() => _rows.Add([]);

    public void StartCell()
    {
        if (_rows.Count == 0)
        {
            StartRow();
        }

        Cell = new StringBuilder();
    }

    public void EndCell()
    {
        _rows[^1].Add(Cell?.ToString() ?? "");
        Cell = null;
    }

    /// <summary>The first row is the head, as Markdown has no table without one. A table of one column lays out a page: its cells are lines.</summary>
    public IEnumerable<string> Lines()
    {
        var rows = _rows.Where(row => row.Exists(cell => cell.Length > 0)).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if (columns < 2)
        {
            return rows.Select(row => row[0].Replace("\\|", "|", StringComparison.Ordinal));
        }

        var lines = rows.Select(row => $"| {string.Join(" | ", row.Concat(Enumerable.Repeat("", columns - row.Count)))} |").ToList();
        lines.Insert(1, $"|{string.Concat(Enumerable.Repeat(" --- |", columns))}");
        return lines;
    }
}

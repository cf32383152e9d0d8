namespace JobFeed.Core.Index.Texts;

/// <summary>
/// What is known of a posting's text while it is written or read: where in what is done so far its columns have their last values, and which rare words it had.
/// Writer and reader keep it alike, so that both make the same guesses.
/// </summary>
internal sealed class TextContext
{
    /// <summary>Rare words that can be named again.</summary>
    public const int Recents = 8;

    /// <summary>Shorter words are not worth a name.</summary>
    private const int ShortestRecent = 3;

    private readonly (int Start, int End)[] _recent = new (int, int)[Recents];
    private (int Start, int End, int Symbol)[] _values = [];
    private int[] _seenIn = [];
    private int _posting, _recents;

    /// <summary>What is known of the posting without its text.</summary>
    public TextRow Row { get; private set; }

    /// <summary>The end of what was last copied.</summary>
    public int Copied { get; set; }

    public void Begin(in TextRow row)
    {
        (Row, _recents, Copied) = (row, 0, 0);
        _posting++;
    }

    /// <param name="column">A column.</param>
    /// <param name="start">Where its value begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="symbol">Its symbol, if it is written as one.</param>
    public void Remember(int column, int start, int end, int symbol = TextColumn.End)
    {
        if (column >= _values.Length)
        {
            Array.Resize(ref _values, (column + 1) * 2);
            Array.Resize(ref _seenIn, (column + 1) * 2);
        }

        (_values[column], _seenIn[column]) = ((start, end, symbol), _posting);
    }

    /// <summary>The symbol of a column's last value; <see cref="TextColumn.End"/> for none.</summary>
    public int LastSymbol(int column) => (uint)column < (uint)_seenIn.Length && _seenIn[column] == _posting ? _values[column].Symbol : TextColumn.End;

    public bool TryGet(int column, out (int Start, int End) value)
    {
        var seen = (uint)column < (uint)_seenIn.Length && _seenIn[column] == _posting;
        value = seen ? (_values[column].Start, _values[column].End) : default;
        return seen;
    }

    public void AddRecent(int start, int end)
    {
        if (end - start >= ShortestRecent)
        {
            _recent[_recents++ % Recents] = (start, end);
        }
    }

    /// <summary>Which of the last rare words this is, 0 for the latest; -1 for none.</summary>
    public int FindRecent(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        for (var i = 0; i < Math.Min(Recents, _recents); i++)
        {
            var (start, end) = Recent(i);
            if (end - start == word.Length && text[start..end].SequenceEqual(word))
            {
                return i;
            }
        }

        return -1;
    }

    public (int Start, int End) Recent(int back) => _recents > back ? _recent[(_recents - 1 - back) % Recents] : throw SectionFile.Damaged("posting");
}

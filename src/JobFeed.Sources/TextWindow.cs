using System.Buffers;

namespace JobFeed.Sources;

/// <summary>A text that is read from front to back and may be longer than memory allows: what has come and was not let go yet.</summary>
/// <param name="rest">Where the text comes from; disposed of with the window.</param>
internal sealed class TextWindow(TextReader rest) : IDisposable
{
    /// <summary>Characters that are brought in at once, or more where the window has to be longer anyway. Few enough for young memory, which is soon free again.</summary>
    internal const int Piece = 16 << 10;

    private bool _isWhole;

    public string Text { get; private set; } = "";

    /// <summary>Where in the whole text the window begins; positions in the text are counted from the whole text's start.</summary>
    public int Start { get; private set; }

    /// <summary>Makes the window longer at its end; false when there is nothing more to come.</summary>
    public bool Extend()
    {
        if (_isWhole)
        {
            return false;
        }

        // As much again as there is, so that a long element is not copied once for each piece of it.
        var piece = ArrayPool<char>.Shared.Rent(Math.Max(Piece, Text.Length));
        var length = rest.ReadBlock(piece);
        _isWhole = length < piece.Length;
        Text = string.Concat(Text, piece.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(piece);
        return length > 0;
    }

    /// <summary>Lets go what stands before a position in the window, when that is worth it; true when positions have to be counted anew.</summary>
    public bool LetGo(int at)
    {
        if (at < Piece || Text.Length - at > Piece)
        {
            return false;
        }

        Text = Text[at..];
        Start += at;
        return true;
    }

    public void Dispose() => rest.Dispose();
}

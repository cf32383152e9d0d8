using System.Buffers;
using System.Runtime.CompilerServices;

namespace JobFeed.Core.Text;

/// <summary>Text in the making, in memory that is lent and given back: only the finished text is allocated.</summary>
internal sealed class TextBuffer(int capacity) : IDisposable
{
    private char[] _characters = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 256));

    public int Length { get; private set; }

    /// <summary>Valid until the next change.</summary>
    public ReadOnlySpan<char> Written => _characters.AsSpan(0, Length);

    public void Clear() => Length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char c)
    {
        if (Length == _characters.Length)
        {
            Grow(1);
        }

        _characters[Length++] = c;
    }

    public void Append(char c, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Append(c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<char> text)
    {
        if (_characters.Length - Length < text.Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    public override string ToString() => Written.ToString();

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_characters);
        _characters = [];
        Length = 0;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_characters.Length * 2, Length + more));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(_characters);
        _characters = larger;
    }
}

namespace JobFeed.Core.Formats;

/// <summary>Text put together from parts, again and again in the same memory: a feed says a line or two about each posting, and keeps none of them.</summary>
internal sealed class TextLine
{
    private char[] _text = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    /// <summary>Forgets what was there.</summary>
    public TextLine Begin()
    {
        Length = 0;
        return this;
    }

    public void Add(ReadOnlySpan<char> text)
    {
        Grow(Length + text.Length);
        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>A number or an instant, the same for every reader.</summary>
    public void Add<T>(T value, ReadOnlySpan<char> format = default)
        where T : ISpanFormattable
    {
        int written;
        while (!value.TryFormat(_text.AsSpan(Length), out written, format, System.Globalization.CultureInfo.InvariantCulture))
        {
            Grow(_text.Length + 1);
        }

        Length += written;
    }

    /// <summary>Begins a part of a list that began at a length: with the separator, unless it is the first.</summary>
    /// <returns>What <see cref="Close"/> needs.</returns>
    public (int Before, int Begin) Open(int start, string separator)
    {
        var before = Length;
        if (before > start)
        {
            Add(separator);
        }

        return (before, Length);
    }

    /// <summary>Ends a part; one that stayed empty leaves no separator.</summary>
    public void Close((int Before, int Begin) part) => Length = Length == part.Begin ? part.Before : Length;

    public override string ToString() => new(Text);

    private void Grow(int length)
    {
        if (length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(length, 2 * _text.Length));
        }
    }
}

using System.Buffers;

namespace JobFeed.Core.Text;

/// <summary>
/// Plain text as every reader may rely on it: line ends are <c>\n</c>, at most one blank line, single spaces, list items start with <c>- </c>; no
/// control characters, invisible characters or halves of surrogate pairs; no stray marks of emphasis, no mojibake.
/// </summary>
public static class PlainText
{
    private const int Rounds = 6;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    /// <summary>Characters that are not simply copied: controls, odd spaces, invisible and directional marks, surrogates, noncharacters.</summary>
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Range(0x00, 0x1F), .. Range(0x7F, 0xA0), '\u00AD', '\u1680', '\u180E', .. Range(0x2000, 0x200C), '\u200E', '\u200F', .. Range(0x2028, 0x202F),
            .. Range(0x205F, 0x206F), '\u3000', .. Range(0xD800, 0xDFFF), '\uFEFF', .. Range(0xFFF9, 0xFFFB), '\uFFFE', '\uFFFF']);

    /// <summary>Characters beyond ASCII that may have to be changed.</summary>
    private static readonly SearchValues<char> Doubtful = SearchValues.Create([.. Range(0x7F, 0xFFFF).Where(c => Special.Contains(c) || Mojibake.Leads.Contains(c))]);

    private const string Bullets = "•◦▪●‣⁃·∙–*○■➢➤✓✔➔→»§";

    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FirstDoubt(text) < 0 ? text : Cleaned(text, text);
    }

    /// <summary>The same for a text in the making.</summary>
    internal static string Clean(ReadOnlySpan<char> text) => FirstDoubt(text) < 0 ? text.ToString() : Cleaned(text, null);

    /// <summary>The text on one line.</summary>
    public static string OnOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Clean(text).Replace('\n', ' ');
    }

    private static string Cleaned(ReadOnlySpan<char> text, string? whole)
    {
        for (var round = 1; ; round++)
        {
            var repaired = Mojibake.IsIn(text) ? Mojibake.Repair(text.ToString()) : whole;
            var cleaned = Lines(repaired ?? text, repaired, out var dropped);
            if (cleaned.Contains('*', StringComparison.Ordinal))
            {
                var plain = Emphasis.Remove(cleaned);
                cleaned = Lines(plain, plain, out _);
                dropped = true;
            }

            // What was dropped may have parted two halves of something else.
            if (!dropped || round == Rounds || text.SequenceEqual(cleaned) || FirstDoubt(cleaned) < 0)
            {
                return cleaned;
            }

            text = whole = cleaned;
        }
    }

    /// <param name="text">The text.</param>
    /// <param name="whole">The same where it is a string already, which is given back when nothing changes.</param>
    /// <param name="dropped">Tells that characters were left out.</param>
    private static string Lines(ReadOnlySpan<char> text, string? whole, out bool dropped)
    {
        // A bullet without a blank grows by one, and only a line can have it.
        var buffer = ArrayPool<char>.Shared.Rent((text.Length * 2) + 2);
        try
        {
            var output = new Output(buffer);
            var rest = text;
            while (!rest.IsEmpty)
            {
                var doubt = FirstDoubt(rest);
                var clean = doubt < 0 ? rest.Length : rest[..doubt].LastIndexOf('\n') + 1;
                if (clean > 0)
                {
                    output.Lines(rest[..clean]);
                    rest = rest[clean..];
                    continue;
                }

                var end = RareCharacters.IndexOf(rest, LineEnds);
                var line = end < 0 ? rest : rest[..end];
                AddLine(line, ref output);
                if (end < 0)
                {
                    break;
                }

                output.Breaks++;
                rest = rest[(end + (rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1))..];
            }

            dropped = output.Dropped;
            return whole is not null && output.Text.SequenceEqual(text) ? whole : output.Text.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    private static void AddLine(ReadOnlySpan<char> line, ref Output output)
    {
        while (!line.IsEmpty && IsAnySpace(line[0]))
        {
            line = line[1..];
        }

        while (!line.IsEmpty && IsAnySpace(line[^1]))
        {
            line = line[..^1];
        }

        if (line.IsEmpty)
        {
            return;
        }

        if (line.Length > 1 && IsBullet(line))
        {
            output.Word("-", false);
            output.IsItem = true;
            AddLine(line[1..], ref output);
            return;
        }

        var isFirst = true;
        // How much of the line is left at its next two spaces: looked for again only behind them, so that a line full of emoji is read once.
        var leftAtTwin = int.MaxValue;
        while (!line.IsEmpty)
        {
            if (leftAtTwin > line.Length)
            {
                var twin = line.IndexOf("  ");
                leftAtTwin = twin < 0 ? 0 : line.Length - twin;
            }

            var special = RareCharacters.IndexOf(line, Special);
            var plain = Math.Min(special < 0 ? line.Length : special, line.Length - leftAtTwin);
            if (plain > 0)
            {
                output.Word(line[..plain], isFirst && output.IsItem);
                (isFirst, output.IsItem) = (false, false);
                line = line[plain..];
                continue;
            }

            if (IsAnySpace(line[0]))
            {
                while (!line.IsEmpty && IsAnySpace(line[0]))
                {
                    line = line[1..];
                }

                output.Space();
            }
            else if (char.IsHighSurrogate(line[0]) && line.Length > 1 && char.IsLowSurrogate(line[1]))
            {
                output.Word(line[..2], isFirst && output.IsItem);
                (isFirst, output.IsItem) = (false, false);
                line = line[2..];
            }
            else
            {
                output.Dropped = true;
                line = line[1..];
            }
        }
    }

    /// <summary>Cleaned text in the making, and what is due before its next word.</summary>
    private ref struct Output(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;
        private int _length;
        private bool _space;

        public int Breaks { get; set; }

        public bool Dropped { get; set; }

        public bool IsItem { get; set; }

        public readonly ReadOnlySpan<char> Text => _buffer[.._length];

        public void Space() => _space = true;

        /// <summary>Adds lines that are clean, from the start of one to the start of another or to the end of the text.</summary>
        public void Lines(ReadOnlySpan<char> lines)
        {
            var text = lines.TrimEnd('\n');
            Word(text, false);
            Breaks = lines.Length - text.Length;
        }

        public void Word(ReadOnlySpan<char> word, bool afterBullet)
        {
            var trimmed = word.Trim(' ');
            _space |= word[0] == ' ';
            if (trimmed.IsEmpty)
            {
                return;
            }

            if (_length > 0)
            {
                if (Breaks > 0)
                {
                    _buffer[_length++] = '\n';
                    if (Breaks > 1)
                    {
                        _buffer[_length++] = '\n';
                    }
                }
                else if (_space || afterBullet)
                {
                    _buffer[_length++] = ' ';
                }
            }

            (Breaks, _space) = (0, word[^1] == ' ');
            trimmed.CopyTo(_buffer[_length..]);
            _length += trimmed.Length;
        }
    }

    private static bool IsBullet(ReadOnlySpan<char> line) =>
        (IsAnySpace(line[1]) && Bullets.Contains(line[0], StringComparison.Ordinal))
        || (char.IsLetter(line[1]) && line[0] is '•' or '▪' or '●' or '◦' or '·' or '‣');

    private static int FirstDoubt(ReadOnlySpan<char> text) => CleanText.FirstDoubt(text, Doubtful, Bullets);

    private static IEnumerable<char> Range(int first, int last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private static bool IsAnySpace(char c) =>
        c is ' ' or '\t' or '\u00A0' or '\u202F' or '\u205F' or '\u3000' or '\u1680' or (>= '\u2000' and <= '\u200A');
}

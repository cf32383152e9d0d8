using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// How the texts of a segment are written: postings' JSON cut into glue and values, every symbol in a prefix code of its column, or of the word before. A posting is written by itself, so one
/// is read without its neighbours, in about the time that copying it takes.
/// </summary>
internal sealed class TextModel
{
    /// <summary>Longest value that is guessed.</summary>
    public const int LongestGuess = 256;

    /// <summary>Codes for lengths of texts without a symbol; the last one is followed by the length in 32 bits.</summary>
    public const int Lengths = 64;

    private readonly TextColumn[] _columns;
    private readonly TextGlue[] _glues;
    private readonly HuffmanCode _bytes, _lengths;
    private readonly NumberCode _copied, _distances;

    public TextModel(TextColumn[] columns, TextGlue[] glues, HuffmanCode bytes, HuffmanCode lengths, NumberCode copied, NumberCode distances) =>
        (_columns, _glues, _bytes, _lengths, _copied, _distances) = (columns, glues, bytes, lengths, copied, distances);

    /// <summary>Reads a posting.</summary>
    /// <param name="bits">Its place; whatever stands behind is not touched.</param>
    /// <param name="context">Of the calling thread.</param>
    /// <param name="row">What is known of the posting.</param>
    /// <param name="target">Takes the JSON; grows as needed.</param>
    /// <returns>Length of the JSON.</returns>
    public int Read(ref BitSource bits, TextContext context, in TextRow row, ref byte[] target)
    {
        context.Begin(row);
        var (length, glue) = (0, _glues[0]);
        while (true)
        {
            glue = _glues[glue.Next[glue.Follows.Read(ref bits)]];
            Append(glue.Text, ref target, ref length);
            if (glue.IsLast)
            {
                return length;
            }

            var start = length;
            var symbol = ReadValue(ref bits, context, _columns[glue.Column], ref target, ref length);
            context.Remember(glue.Column, start, length, symbol);
        }
    }

    public void Encode(ByteSink sink) => TextModelCodec.Encode(sink, _columns, _glues, [_bytes, _lengths, _copied.Code, _distances.Code]);

    /// <summary>The number that stands for the length of a copy.</summary>
    public static uint CopyLength(int length) => (uint)(length - CopyFinder.Shortest);

    /// <summary>The number that stands for the distance of a copy: small ones of either sign are small.</summary>
    public static uint CopyDistance(int distance) => (uint)((distance << 1) ^ (distance >> 31));

    public ISymbolSink Writer(BitSink bits) => new SymbolWriter(this, bits);

    /// <summary>Reads a value; returns its last symbol.</summary>
    private int ReadValue(ref BitSource bits, TextContext context, TextColumn column, ref byte[] target, ref int length)
    {
        var symbol = column.Given < 0 ? TextColumn.End : context.LastSymbol(column.Given);
        while (true)
        {
            symbol = column.Read(ref bits, symbol);
            var start = length;
            switch (symbol)
            {
                case TextColumn.End:
                    return symbol;
                case TextColumn.Guessed:
                    Room(LongestGuess, ref target, length);
                    if (!column.Guess.TryMake(context, target.AsSpan(0, length), column.Pairs, target.AsSpan(length, LongestGuess), out var made))
                    {
                        throw SectionFile.Damaged("posting");
                    }

                    length += made;
                    return symbol;
                case TextColumn.Copy:
                    ReadCopy(ref bits, context, ref target, ref length);
                    continue;
                case TextColumn.Escape:
                    ReadOut(ref bits, ref target, ref length);
                    break;
                case < TextColumn.Texts:
                    var (from, to) = context.Recent(symbol - TextColumn.Again);
                    Room(to - from, ref target, length);
                    target.AsSpan(from, to - from).CopyTo(target.AsSpan(length));
                    length += to - from;
                    continue;
                default:
                    Append(column.Words[symbol - TextColumn.Texts], ref target, ref length);
                    break;
            }

            if (symbol == TextColumn.Escape || !column.IsFrequent[symbol - TextColumn.Texts])
            {
                context.AddRecent(column.IsWhole ? start + Tokens.Last(target.AsSpan(start, length - start)) : start, length);
            }

            if (column.IsWhole)
            {
                return symbol;
            }
        }
    }

    private void ReadCopy(ref BitSource bits, TextContext context, ref byte[] target, ref int length)
    {
        var (count, distance) = (_copied.Read(ref bits) + CopyFinder.Shortest, _distances.Read(ref bits));
        var from = context.Copied + ((int)(distance >> 1) ^ -(int)(distance & 1));
        if (from < 0 || from + (long)count > length)
        {
            throw SectionFile.Damaged("posting");
        }

        Room((int)count, ref target, length);
        target.AsSpan(from, (int)count).CopyTo(target.AsSpan(length));
        (length, context.Copied) = (length + (int)count, from + (int)count);
    }

    private void ReadOut(ref BitSource bits, ref byte[] target, ref int length)
    {
        var count = _lengths.Read(ref bits);
        if (count == Lengths - 1)
        {
            count = (int)(bits.Peek() & int.MaxValue);
            bits.Skip(32);
        }

        Room(count, ref target, length);
        for (var i = 0; i < count; i++)
        {
            target[length++] = (byte)_bytes.Read(ref bits);
        }
    }

    private static void Append(ReadOnlySpan<byte> text, ref byte[] target, ref int length)
    {
        Room(text.Length, ref target, length);
        text.CopyTo(target.AsSpan(length));
        length += text.Length;
    }

    private static void Room(int more, ref byte[] target, int length)
    {
        if (length + more > target.Length)
        {
            Array.Resize(ref target, Math.Max(target.Length * 2, length + more));
        }
    }

    private sealed class SymbolWriter : ISymbolSink
    {
        private readonly TextModel _model;
        private readonly BitSink _bits;
        private readonly Dictionary<byte[], int>[] _symbols;
        private readonly Dictionary<int, int>[] _next;
        private readonly int[] _before, _writtenIn;
        private int _posting;

        public SymbolWriter(TextModel model, BitSink bits)
        {
            (_model, _bits) = (model, bits);
            _symbols = Array.ConvertAll(model._columns, c => c.Words.Index().ToDictionary(w => w.Item, w => w.Index + TextColumn.Texts, Utf8Comparer.Instance));
            (_before, _writtenIn) = (new int[model._columns.Length], new int[model._columns.Length]);
            _next = Array.ConvertAll(model._glues, g => g.Next.Index().ToDictionary(n => n.Item, n => n.Index));
        }

        public void Glue(int before, int glue)
        {
            _posting += before == 0 ? 1 : 0;
            _model._glues[before].Follows.Write(_bits, _next[before][glue]);
        }

        public void Special(int column, int symbol)
        {
            var model = _model._columns[column];
            var before = !model.IsWhole ? column : model.Given;
            model.Write(_bits, before >= 0 && _writtenIn[before] == _posting ? _before[before] : TextColumn.End, symbol);
            (_before[column], _writtenIn[column]) = (symbol == TextColumn.Guessed && !model.IsWhole ? TextColumn.End : symbol, _posting);
        }

        public void Copy(int column, int length, int distance)
        {
            Special(column, TextColumn.Copy);
            _model._copied.Write(_bits, CopyLength(length));
            _model._distances.Write(_bits, CopyDistance(distance));
        }

        public void Text(int column, ReadOnlySpan<byte> text)
        {
            var symbol = _symbols[column].GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var known) ? known : TextColumn.Escape;
            Special(column, symbol);
            if (symbol != TextColumn.Escape)
            {
                return;
            }

            _model._lengths.Write(_bits, Math.Min(text.Length, Lengths - 1));
            if (text.Length >= Lengths - 1)
            {
                _bits.Bits((uint)text.Length, 32);
            }

            foreach (var b in text)
            {
                _model._bytes.Write(_bits, b);
            }
        }
    }
}

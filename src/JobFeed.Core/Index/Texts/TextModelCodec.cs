namespace JobFeed.Core.Index.Texts;

/// <summary>Writes and reads <see cref="TextModel"/>s.</summary>
internal static class TextModelCodec
{
    public static void Encode(ByteSink sink, TextColumn[] columns, TextGlue[] glues, ReadOnlySpan<HuffmanCode> common)
    {
        foreach (var code in common)
        {
            Write(sink, code);
        }

        sink.Number((ulong)glues.Length);
        sink.Number((ulong)columns.Length);
        foreach (var glue in glues)
        {
            Write(sink, glue.Text);
            sink.Number(glue.IsLast ? 1UL : 0);
            sink.Number((ulong)glue.Column);
            WriteAll(sink, glue.Next);
            Write(sink, glue.Follows);
        }

        foreach (var column in columns)
        {
            Write(sink, column);
        }
    }

    public static TextModel Decode(ByteSource source)
    {
        var (bytes, lengths) = (ReadCode(ref source, 256), ReadCode(ref source, TextModel.Lengths));
        var (copied, distances) = (new NumberCode(ReadCode(ref source, NumberCode.Classes)), new NumberCode(ReadCode(ref source, NumberCode.Classes)));
        var glues = new TextGlue[source.Count(source.Rest)];
        var columns = new TextColumn[source.Count(source.Rest)];
        for (var i = 0; i < glues.Length; i++)
        {
            var (text, isLast, column, next) = (ReadBytes(ref source), source.Count(1) == 1, source.Count(columns.Length - 1), ReadAll(ref source, glues.Length));
            glues[i] = new TextGlue(text, isLast, column, next, ReadCode(ref source, next.Length));
        }

        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ReadColumn(ref source, columns.Length);
        }

        return new TextModel(columns, glues, bytes, lengths, copied, distances);
    }

    private static void Write(ByteSink sink, TextColumn column)
    {
        sink.Number((column.IsWhole ? 1UL : 0) | ((ulong)column.Guess.Kind << 1));
        sink.Number((ulong)(column.Guess.First + 1));
        sink.Number((ulong)(column.Guess.Second + 1));
        sink.Number((ulong)(column.Given + 1));
        sink.Number((ulong)(column.Pairs?.Count ?? 0));
        foreach (var (first, value) in (column.Pairs ?? []).OrderBy(p => p.Key, Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            Write(sink, first);
            Write(sink, value);
        }

        // Words are in order: each says how much it shares with the one before.
        sink.Number((ulong)column.Words.Length);
        ReadOnlySpan<byte> previous = default;
        foreach (var word in column.Words)
        {
            var shared = previous.CommonPrefixLength(word);
            sink.Number((ulong)shared);
            Write(sink, word.AsSpan(shared));
            previous = word;
        }

        foreach (var frequent in column.IsFrequent)
        {
            sink.Number(frequent ? 1UL : 0);
        }

        Write(sink, column.Values);
        sink.Number((ulong)column.After.Length);
        sink.Number((ulong)column.After.Count(after => after is not null));
        foreach (var (symbol, after) in column.After.Index())
        {
            if (after is not null)
            {
                sink.Number((ulong)symbol);
                WriteAll(sink, Array.ConvertAll(after.Symbols, s => s + 1));
                Write(sink, after.Code);
            }
        }
    }

    private static TextColumn ReadColumn(ref ByteSource source, int columns)
    {
        var head = source.Count(int.MaxValue);
        var guess = new Guess((GuessKind)(head >> 1), source.Count(columns) - 1, source.Count(columns) - 1);
        var given = source.Count(columns) - 1;
        Dictionary<byte[], byte[]>? pairs = guess.Kind == GuessKind.Paired ? new(Utf8Comparer.Instance) : null;
        for (var left = source.Count(int.MaxValue); left > 0; left--)
        {
            var first = ReadBytes(ref source);
            (pairs ?? throw SectionFile.Damaged("text model"))[first] = ReadBytes(ref source);
        }

        var words = new byte[source.Count(int.MaxValue)][];
        for (var i = 0; i < words.Length; i++)
        {
            var shared = source.Count(i == 0 ? 0 : words[i - 1].Length);
            words[i] = [.. i == 0 ? default : words[i - 1].AsSpan(0, shared), .. source.Raw(source.Count(int.MaxValue))];
        }

        var frequent = new bool[words.Length];
        for (var i = 0; i < frequent.Length; i++)
        {
            frequent[i] = source.Count(1) == 1;
        }

        var values = ReadCode(ref source, TextColumn.Texts + words.Length);
        var after = new TextFollowers?[source.Count(int.MaxValue)];
        for (var left = source.Count(after.Length); left > 0; left--)
        {
            var (symbol, followers) = (source.Count(after.Length - 1), ReadAll(ref source, TextColumn.Texts + words.Length + 1));
            after[symbol] = new TextFollowers(Array.ConvertAll(followers, s => s - 1), ReadCode(ref source, followers.Length));
        }

        return new TextColumn { IsWhole = (head & 1) == 1, Guess = guess, Pairs = pairs, Given = given, Words = words, IsFrequent = frequent, Values = values, After = after };
    }

    /// <summary>Writes ascending numbers, each as its distance from the one before.</summary>
    private static void WriteAll(ByteSink sink, int[] ascending)
    {
        sink.Number((ulong)ascending.Length);
        for (var i = 0; i < ascending.Length; i++)
        {
            sink.Number((ulong)(ascending[i] - (i == 0 ? 0 : ascending[i - 1])));
        }
    }

    private static int[] ReadAll(ref ByteSource source, int limit)
    {
        var numbers = new int[source.Count(limit)];
        for (var i = 0; i < numbers.Length; i++)
        {
            var least = i == 0 ? 0 : numbers[i - 1];
            numbers[i] = least + source.Count(limit - 1 - least);
        }

        return numbers;
    }

    private static void Write(ByteSink sink, ReadOnlySpan<byte> bytes)
    {
        sink.Number((ulong)bytes.Length);
        sink.Raw(bytes);
    }

    private static byte[] ReadBytes(ref ByteSource source) => source.Raw(source.Count(int.MaxValue)).ToArray();

    private static void Write(ByteSink sink, HuffmanCode code)
    {
        sink.Number((ulong)(code.Only + 1));
        sink.Raw(code.Lengths);
    }

    private static HuffmanCode ReadCode(ref ByteSource source, int symbols)
    {
        var only = source.Count(symbols) - 1;
        return new HuffmanCode(source.Raw(symbols).ToArray(), only);
    }
}

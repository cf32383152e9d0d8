using System.Text;
using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Index.Texts;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Index;

public sealed class TextModelTests
{
    [Fact]
    public void Gives_every_posting_back_as_it_was()
    {
        var draw = new RandomPostings(1);
        AssertRoundTrip([.. Enumerable.Range(0, 700).Select(i => JsonSerializer.SerializeToUtf8Bytes(draw.Next(i), PostingJson.Options))]);
    }

    [Fact]
    public void Gives_back_what_is_no_posting_or_no_JSON_at_all()
    {
        string[] odd =
        [
            "", "x", "\"", "\"\\", "{\"a\":\"\\u0022\\\\\"}", "{\"a\":1.50,\"b\":1.5,\"c\":\"1.5\"}", "{\"a\":-0}", "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "{\"\":\"\"}",
            "{\"a\":\"" + RandomPostings.Noise(1, 70) + " " + RandomPostings.Noise(1, 70) + "\"}", "{\"a\":\"" + new string(' ', 300) + "\"}", "{\"a\":\"\\n\\n- Ünïcödé 北京 \\u0000\"}", "{\"a\":\"x\",\"a\":\"x\"}",
            "{\"min\":3,\"max\":4,\"mid\":3.5}", "{\"min\":0,\"max\":0,\"mid\":0}", "{\"min\":99999999999999999999999999999,\"max\":1e400,\"mid\":.}",
        ];
        AssertRoundTrip([.. odd.Concat(odd.Reverse()).Select(Encoding.UTF8.GetBytes)]);
    }

    [Fact]
    public void A_long_text_without_a_symbol_is_written_out() =>
        AssertRoundTrip([.. Enumerable.Range(0, 5).Select(i => Encoding.UTF8.GetBytes($"{{\"t\":\"{RandomPostings.Noise(i, 5000)}\"}}"))]);

    [Theory]
    [InlineData(new long[] { 0, 0, 5 }, new[] { 0, 0, 0 })]
    [InlineData(new long[] { 1, 1 }, new[] { 1, 1 })]
    [InlineData(new long[] { 5, 1, 1, 0, 2 }, new[] { 1, 3, 3, 0, 2 })]
    public void Codes_are_as_long_as_Huffman_says(long[] counts, int[] lengths) => Assert.Equal(lengths, HuffmanCode.Of(counts).Lengths.Select(l => (int)l));

    [Fact]
    public void Codes_stay_within_their_longest_and_read_back()
    {
        // Counts like Fibonacci's would give codes of forty bits.
        var counts = new long[40];
        (counts[0], counts[1]) = (1, 1);
        for (var i = 2; i < counts.Length; i++)
        {
            counts[i] = counts[i - 1] + counts[i - 2];
        }

        var (code, bits) = (HuffmanCode.Of(counts), new BitSink());
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            code.Write(bits, symbol);
        }

        var source = new BitSource(bits.ToArray());
        Assert.True(code.Lengths.Max() <= HuffmanCode.Longest);
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            Assert.Equal(symbol, code.Read(ref source));
        }
    }

    [Fact]
    public void What_stands_in_a_posting_already_takes_next_to_nothing_the_second_time()
    {
        var noise = Enumerable.Range(0, 40).Select(i => string.Join(' ', Enumerable.Range(0, 40).Select(j => RandomPostings.Noise((i * 40) + j, 8)))).ToArray();
        var once = AssertRoundTrip([.. noise.Select(n => Encoding.UTF8.GetBytes($"{{\"html\":\"<p>{n}</p>\",\"text\":\"\"}}"))]);
        var twice = AssertRoundTrip([.. noise.Select(n => Encoding.UTF8.GetBytes($"{{\"html\":\"<p>{n}</p>\",\"text\":\"{n}\"}}"))]);

        Assert.InRange(twice, once, 1.05 * once);
    }

    [Fact]
    public void A_value_that_follows_from_another_in_most_postings_is_given_back_where_it_does_not() =>
        AssertRoundTrip([.. Enumerable.Range(0, 3000).Select(i =>
            Encoding.UTF8.GetBytes($"{{\"source\":\"s{i % 11}\",\"board\":\"b{(i % 997 == 0 ? i : (i % 11 * 20) + (i % 7))}\",\"list\":[{{\"name\":\"n{i % 5}\"}},{{\"name\":\"n{(i + 1) % 5}\"}},{{\"name\":\"n{i}\"}}]}}"))]);

    [Fact]
    public void Numbers_of_any_size_are_read_back()
    {
        uint[] numbers = [0, 1, 3, 4, 7, 8, 9, 15, 16, 1000, (1u << 24) + 5, int.MaxValue, 1u << 31, uint.MaxValue];
        var counts = new long[NumberCode.Classes];
        Array.ForEach(numbers, number => counts[NumberCode.ClassOf(number).Class]++);
        var (code, bits) = (new NumberCode(HuffmanCode.Of(counts)), new BitSink());
        Array.ForEach(numbers, number => code.Write(bits, number));

        var source = new BitSource(bits.ToArray());
        foreach (var number in numbers)
        {
            Assert.Equal(number, code.Read(ref source));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(20)]
    public void Ascending_numbers_are_read_back_however_far_apart(int k)
    {
        int[] numbers = [0, 1, 2, 63, 64, 130, 131, 700, 5000, 5001, 5002, 70_000, 70_001];
        var (bits, next) = (new BitSink(), 0);
        foreach (var number in numbers)
        {
            bits.Code((ulong)(number - next), k);
            next = number + 1;
        }

        bits.Code(41, 5);
        var source = new BitSource(bits.ToArray());
        var read = new int[numbers.Length];
        source.Ascending(read, k);
        Assert.Equal(numbers, read);
        Assert.Equal(41, source.Code(5, 31));
    }

    /// <summary>Returns the bytes that the texts take, without the model.</summary>
    private static int AssertRoundTrip(byte[][] texts)
    {
        var rows = texts.Select((_, i) => new IndexRow { Id = new PostingId((ulong)i * 7919), Date = (uint)(1_700_000_000 + i), Terms = [] }).ToArray();
        var sample = new TextSample();
        for (var i = 0; i < texts.Length; i += 2)
        {
            sample.Add(texts[i], TextRow.Of(rows[i]));
        }

        var plan = sample.Plan();
        var counts = new TextCounts(plan);
        for (var i = 0; i < texts.Length; i++)
        {
            counts.Add(texts[i], TextRow.Of(rows[i]));
        }

        var (bits, encoded) = (new BitSink(), new ByteSink());
        var model = counts.Build();
        var writer = model.Writer(bits);
        for (var i = 0; i < texts.Length; i++)
        {
            plan.Cut(texts[i], TextRow.Of(rows[i]), writer, isLearning: false);
        }

        model.Encode(encoded);
        var read = TextModelCodec.Decode(new ByteSource(encoded.Written));
        var source = new BitSource(bits.ToArray());
        var (context, buffer) = (new TextContext(), new byte[1]);
        for (var i = 0; i < texts.Length; i++)
        {
            var length = read.Read(ref source, context, TextRow.Of(rows[i]), ref buffer);
            Assert.Equal(Encoding.UTF8.GetString(texts[i]), Encoding.UTF8.GetString(buffer, 0, length));
        }

        return bits.ToArray().Length;
    }
}

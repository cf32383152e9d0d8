using System.Buffers.Binary;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Tests.Search;

public sealed class TextPartTests
{
    // A common word has a list of its own, a bitmap; rare ones lie in blocks.
    private static readonly EncodedSegment Large = Build(Enumerable.Range(1, 6000).Select(i => TextSearchTests.Empty(i) with
    {
        Title = i % 2 == 0 ? "even engineer" : "odd engineer", DescriptionText = $"number{i} " + string.Join(' ', Enumerable.Range(0, 12).Select(n => $"w{(i * 31) + (n * 977)}")),
    }));

    [Fact]
    public async Task A_question_reads_what_it_needs_once()
    {
        var counting = new CountingReader(Large.Text);
        var part = new TextPart(counting, Large.Text.Length, Large.Count);

        Assert.Equal(0, counting.Reads);
        Assert.Equal(1, (await part.FindAsync("number77", withPlaces: true, default))!.Count);
        var afterFirst = counting.Bytes;
        Assert.InRange(afterFirst, 1, Large.Text.Length / 2);
        Assert.Equal(1, (await part.FindAsync("number77", withPlaces: true, default))!.Count);
        Assert.Null(await part.FindAsync("zzz", withPlaces: false, default));
        Assert.Null(await part.FindAsync("#", withPlaces: false, default));
        Assert.InRange(counting.Bytes - afterFirst, 0, 64 * 1024);
        Assert.Equal(3000, (await part.FindAsync("even", withPlaces: false, default))!.Count);
    }

    [Fact]
    public async Task What_is_kept_is_bounded()
    {
        var counting = new CountingReader(Large.Text);
        var part = new TextPart(counting, Large.Text.Length, Large.Count, new TextCache(1));
        await part.FindAsync("even", withPlaces: false, default);
        var before = counting.Reads;

        await part.FindAsync("even", withPlaces: false, default);

        Assert.True(counting.Reads > before);
    }

    [Fact]
    public async Task A_read_that_failed_is_tried_again()
    {
        var counting = new CountingReader(Large.Text) { Failures = 1 };
        var part = new TextPart(counting, Large.Text.Length, Large.Count);

        await Assert.ThrowsAsync<IOException>(async () => await part.FindAsync("even", withPlaces: true, default));
        counting.Failures = 0;
        await part.ReadLengthsAsync(default);
        counting.Failures = 1;
        await Assert.ThrowsAsync<IOException>(async () => await part.FindAsync("even", withPlaces: true, default));
        Assert.Equal(3000, (await part.FindAsync("even", withPlaces: true, default))!.Count);
    }

    [Fact]
    public async Task No_damaged_byte_goes_unnoticed()
    {
        var small = Build(Enumerable.Range(1, 40).Select(i => TextSearchTests.Empty(i) with { Title = $"engineer {i}" }));
        for (var at = 0; at < small.Text.Length; at++)
        {
            var bytes = small.Text.ToArray();
            bytes[at] ^= 0x40;
            await Assert.ThrowsAsync<InvalidSegmentException>(() => ReadAllAsync(new TextPart(new MemoryColdReader(bytes), bytes.Length, small.Count)));
        }

        for (var length = 0; length < small.Text.Length; length += 7)
        {
            await Assert.ThrowsAsync<InvalidSegmentException>(() => ReadAllAsync(new TextPart(new MemoryColdReader(small.Text.AsMemory(0, length)), length, small.Count)));
        }

        Assert.Equal(41, await ReadAllAsync(new TextPart(new MemoryColdReader(small.Text), small.Text.Length, small.Count)));
    }

    [Fact]
    public async Task Refuses_another_format_and_the_part_of_another_segment()
    {
        var bytes = Large.Text.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), TextFile.Version + 1);

        var error = await Assert.ThrowsAsync<InvalidSegmentException>(() => ReadAllAsync(new TextPart(new MemoryColdReader(bytes), bytes.Length, Large.Count)));
        Assert.Contains("this program reads format", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidSegmentException>(() => ReadAllAsync(new TextPart(new MemoryColdReader(Large.Text), Large.Text.Length, Large.Count - 1)));
    }

    [Fact]
    public void The_same_postings_give_the_same_bytes_in_whatever_order()
    {
        var postings = Enumerable.Range(1, 50).Select(i => TextSearchTests.Empty(i) with { Title = $"engineer {i} 😀 𐐀 ﬁ" }).ToList();

        Assert.Equal(Build(postings).Text, Build(postings.AsEnumerable().Reverse()).Text);
    }

    [Fact]
    public async Task Merging_gives_the_bytes_that_building_gives()
    {
        var postings = Enumerable.Range(1, 2000).Select(i => TextSearchTests.Empty(i) with { Title = i % 3 == 0 ? "common 𐐀 ﬁ" : $"common rare{i}", DescriptionText = $"x{i % 7}" }).ToList();
        var merged = await SegmentMerger.MergeAsync([.. postings.Chunk(333).Select(TextSearchTests.Open)]);

        Assert.Equal(Build(postings).Text, merged.Text);
    }

    private static async Task<int> ReadAllAsync(TextPart part) => await part.ReadAllAsync(default).CountAsync();

    private static EncodedSegment Build(IEnumerable<Posting> postings)
    {
        var builder = new SegmentBuilder();
        foreach (var posting in postings)
        {
            builder.Add(posting);
        }

        return builder.Build();
    }

    private sealed class CountingReader(byte[] bytes) : IColdReader
    {
        public int Reads { get; private set; }

        public int Bytes { get; private set; }

        public int Failures { get; set; }

        public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken)
        {
            if (Failures-- > 0)
            {
                throw new IOException("The network is away.");
            }

            (Reads, Bytes) = (Reads + 1, Bytes + length);
            return new MemoryColdReader(bytes).ReadRangeAsync(offset, length, cancellationToken);
        }
    }
}

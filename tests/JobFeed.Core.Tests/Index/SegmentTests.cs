using System.Buffers.Binary;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Index;

public sealed class SegmentTests
{
    [Fact]
    public async Task Gives_back_each_posting_as_it_was()
    {
        var draw = new RandomPostings(1);
        var postings = Enumerable.Range(0, 500).Select(draw.Next).ToDictionary(p => p.Id);

        var segment = Open(Build(postings.Values));

        Assert.Equal(postings.Count, segment.Count);
        for (var i = 0; i < segment.Count; i++)
        {
            var read = await segment.ReadPostingAsync(i);
            var expected = postings[segment.IdOf(i)];
            Assert.Equal(ContentHash.Of(expected), ContentHash.Of(read));
            Assert.Equal(expected.Life, read.Life);
        }
    }

    [Fact]
    public void Numbers_postings_newest_first()
    {
        var draw = new RandomPostings(2);
        var segment = Open(Build(Enumerable.Range(0, 300).Select(draw.Next)));

        for (var i = 1; i < segment.Count; i++)
        {
            var (newer, older) = ((segment.Columns.Dates[i - 1], segment.Columns.Ids[i - 1]), (segment.Columns.Dates[i], segment.Columns.Ids[i]));
            Assert.True(newer.CompareTo(older) > 0);
        }
    }

    [Fact]
    public void Same_postings_in_any_order_give_the_same_bytes()
    {
        var draw = new RandomPostings(3);
        var postings = Enumerable.Range(0, 200).Select(draw.Next).ToArray();

        var (forwards, backwards) = (Build(postings), Build(postings.Reverse()));

        Assert.Equal(forwards.Hot, backwards.Hot);
        Assert.Equal(forwards.Cold, backwards.Cold);
    }

    [Fact]
    public void An_empty_segment_is_valid()
    {
        var segment = Open(new SegmentBuilder().Build());

        Assert.Equal(0, segment.Count);
        Assert.False(segment.TryFind(new PostingId(1), out _));
    }

    [Fact]
    public async Task A_posting_added_twice_counts_as_last_added()
    {
        var posting = new RandomPostings(4).Next(1);
        var segment = Open(Build([posting, posting with { Title = "Changed" }]));

        Assert.Equal(1, segment.Count);
        Assert.Equal(LedgerPage.Kept(ContentHash.Of(posting with { Title = "Changed" })), await segment.ReadHashAsync(0));
    }

    /// <summary>A place names its country and its region: these are stored only for postings that state no place. A country of 64 takes six bits a posting otherwise.</summary>
    [Fact]
    public void Countries_and_regions_follow_from_places()
    {
        var draw = new RandomPostings(14);
        Place PlaceOf(int i) => new() { City = i % 9 == 0 ? null : $"City {i % 64}", Region = i % 7 == 0 ? null : "R", Country = i % 5 == 0 ? null : $"C{i % 64}" };
        var drawn = Enumerable.Range(0, 2000).Select(_ => draw.Random.Next(4096)).ToArray();
        Posting[] postings = [.. drawn.Select((number, i) => draw.Next(i) with { Life = new Lifecycle(), Locations = [PlaceOf(number), PlaceOf(number / 64)] })];
        Posting[] placeless = [.. postings.Select(p => p with { Locations = [.. p.Locations.Select(l => l with { City = null })] })];

        var encoded = Build(postings);
        var segment = Open(encoded);

        var terms = segment.Columns.Terms;
        for (var country = 0; country < 64; country++)
        {
            AssertHas(TermKind.Country, $"c{country}", p => p.Locations.Any(l => l.Country == $"C{country}"));
            AssertHas(TermKind.Region, $"c{country}-r", p => p.Locations.Any(l => l.Country == $"C{country}" && l.Region is not null));
            AssertHas(TermKind.City, Fold.Text($"City {country}"), p => p.Locations.Any(l => l.City == $"City {country}"));
        }

        // Places take more than countries and regions together; where no place is stated, those are written.
        Assert.InRange(encoded.Hot.Length, 1, Build(placeless).Hot.Length + (postings.Length / 2));

        void AssertHas(TermKind kind, string key, Func<Posting, bool> has)
        {
            var (first, end) = kind == TermKind.City ? terms.StartingWith(kind, key + Term.Separator) : (terms.Find(kind, key), terms.Find(kind, key) + 1);
            Assert.Equal(postings.Where(has).Select(p => p.Id).Order(), Enumerable.Range(0, segment.Count)
                .Where(ordinal => Enumerable.Range(first, end - first).Any(term => term >= 0 && segment.Lists.Contains(term, ordinal))).Select(segment.IdOf).Order());
        }
    }

    [Fact]
    public void Refuses_what_is_no_segment() =>
        Assert.Contains("not a JobFeed index segment", Refusal("GIF89a, and so on, for long enough"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void Refuses_a_newer_format_and_says_to_update()
    {
        var hot = Build([new RandomPostings(5).Next()]).Hot;
        BinaryPrimitives.WriteUInt32LittleEndian(hot.AsSpan(8), SectionFile.Version + 1);

        Assert.Contains($"has format {SectionFile.Version + 1}; this program reads format {SectionFile.Version}. Update", Refusal(hot), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_older_format_and_says_to_rebuild()
    {
        var hot = Build([new RandomPostings(5).Next()]).Hot;
        BinaryPrimitives.WriteUInt32LittleEndian(hot.AsSpan(8), SectionFile.Version - 1);

        Assert.Contains($"has format {SectionFile.Version - 1}; this program reads format {SectionFile.Version}. Rebuild", Refusal(hot), StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_every_truncation()
    {
        var hot = Build([new RandomPostings(6).Next()]).Hot;

        for (var length = 0; length < hot.Length; length++)
        {
            Refusal(hot[..length]);
        }
    }

    [Fact]
    public void Refuses_every_flipped_bit()
    {
        var hot = Build([new RandomPostings(7).Next()]).Hot;

        for (var i = 0; i < hot.Length; i++)
        {
            var damaged = (byte[])hot.Clone();
            damaged[i] ^= (byte)(1 << (i % 8));
            Refusal(damaged);
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Refuses_a_damaged_page_and_reads_it_again_next_time(bool isPage, int damagedReads)
    {
        // The model lies last and is read first.
        var encoded = Build([new RandomPostings(8).Next()]);
        var damaged = (byte[])encoded.Cold.Clone();
        damaged[isPage ? 0 : ^1] ^= 1;
        var cold = new Switched(damaged, encoded.Cold, damagedReads);
        var segment = Segment.Open(encoded.Hot, cold);

        await Assert.ThrowsAsync<InvalidSegmentException>(async () => await segment.ReadPostingAsync(0));
        Assert.NotNull(await segment.ReadPostingAsync(0));
        Assert.NotNull(await segment.ReadPostingAsync(0));
        Assert.Equal(3, cold.Reads);
    }

    [Fact]
    public async Task Keeps_the_pages_used_last_within_its_capacity()
    {
        var draw = new RandomPostings(9);
        var big = Enumerable.Range(0, 8).Select(i => draw.Next(i) with { DescriptionText = RandomPostings.Noise(i, 60_000) });
        var encoded = Build(big);
        var cold = new Switched(encoded.Cold, encoded.Cold);
        var segment = Segment.Open(encoded.Hot, cold, new PageCache(250_000));

        foreach (var ordinal in new[] { 0, 1, 0, 1, 2, 1, 2, 0 })
        {
            await segment.ReadPostingAsync(ordinal);
        }

        // Each posting fills a page and two fit: after the model 0 and 1 are read, then 2 in place of 0, then 0 again.
        Assert.Equal(5, cold.Reads);
    }

    [Fact]
    public async Task A_closed_posting_is_findable_and_not_served()
    {
        var posting = new RandomPostings(10).Next(1) with { Life = new Lifecycle { Status = PostingStatus.Open } };
        var closed = posting with { Life = new Lifecycle { Status = PostingStatus.Closed } };

        var before = IndexSnapshot.Of(1, [Open(Build([posting]))]);
        var after = before.With(Open(Build([closed])), 2);

        Assert.Equal((1, 0), (before.Count, after.Count));
        Assert.Equal(new KnownPosting(ContentHash.Of(posting), PostingStatus.Closed), await after.FindAsync(posting.Id));
        Assert.Null(await after.FindAsync(new PostingId(1)));
    }

    [Fact]
    public async Task Merging_one_segment_gives_the_same_bytes()
    {
        var draw = new RandomPostings(13);
        var encoded = Build(Enumerable.Range(0, 300).Select(draw.Next));

        var merged = await SegmentMerger.MergeAsync([Open(encoded)]);

        Assert.Equal(encoded.Hot, merged.Hot);
        Assert.Equal(encoded.Cold, merged.Cold);
    }

    /// <summary>Within one page of the older segment a posting goes and a newer version of it comes: as many as before, but not the same.</summary>
    [Fact]
    public async Task A_merge_gives_each_posting_its_own_text_when_one_moves_within_a_page()
    {
        var draw = new RandomPostings(11);
        var old = Enumerable.Range(0, 60).Select(i => draw.Next(i) with { DatePosted = RandomPostings.Start.AddDays(i), Summary = new string('x', 2000) }).ToArray();
        var moved = old[53] with { DatePosted = RandomPostings.Start.AddDays(55.5) };

        var merged = Open(await SegmentMerger.MergeAsync([Open(Build(old)), Open(Build([moved]))]));

        for (var ordinal = 0; ordinal < merged.Count; ordinal++)
        {
            Assert.Equal(merged.IdOf(ordinal), (await merged.ReadPostingAsync(ordinal)).Id);
        }
    }

    [Fact]
    public async Task A_merge_forgets_tombstones_older_than_asked()
    {
        var (old, recent) = (Closed(1, RandomPostings.Start), Closed(2, RandomPostings.Start.AddDays(5)));

        var merged = Open(await SegmentMerger.MergeAsync([Open(Build([old, recent]))], RandomPostings.Start.AddDays(1)));

        Assert.False(merged.TryFind(old.Id, out _));
        Assert.True(merged.TryFind(recent.Id, out _));
    }

    [Fact]
    public void Content_is_the_same_content_whatever_became_of_it()
    {
        var posting = new RandomPostings(11).Next();

        Assert.Equal(ContentHash.Of(posting), ContentHash.Of(posting with
        {
            Life = new Lifecycle { Changed = RandomPostings.Start, Reopened = 3 },
            Provenance = [new Provenance { Field = "title", Rule = "r", SourceField = "title" }],
        }));
        Assert.NotEqual(ContentHash.Of(posting), ContentHash.Of(posting with { Title = posting.Title + " " }));
    }

    [Fact]
    public async Task Survives_text_that_is_not_well_formed()
    {
        var posting = new RandomPostings(12).Next() with { Title = "a\uD800b", Company = "\uDC00\u0000Co", DescriptionText = "x\uD83D" };

        var segment = Open(Build([posting]));

        Assert.Equal("a\uFFFDb", (await segment.ReadPostingAsync(0)).Title);
    }

    private static Posting Closed(int number, DateTimeOffset changed) =>
        new RandomPostings(number).Next(number) with { Life = new Lifecycle { Status = PostingStatus.Closed, Changed = changed } };

    private static EncodedSegment Build(IEnumerable<Posting> postings)
    {
        var builder = new SegmentBuilder();
        foreach (var posting in postings)
        {
            builder.Add(posting);
        }

        return builder.Build();
    }

    private static Segment Open(EncodedSegment encoded) => Segment.Open(encoded);

    private static string Refusal(byte[] hot) =>
        Assert.Throws<InvalidSegmentException>(() => Segment.Open(hot, new MemoryColdReader(ReadOnlyMemory<byte>.Empty))).Message;

    private sealed class Switched(byte[] first, byte[] later, int reads = 1) : IColdReader
    {
        public int Reads { get; private set; }

        public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken) =>
            new((Reads++ < reads ? first : later).AsMemory((int)offset, length));
    }
}

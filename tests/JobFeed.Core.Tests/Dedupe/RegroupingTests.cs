using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Dedupe;

/// <summary>Groups as folds keep them: postings come, change and go, and only what hangs together with them is looked at.</summary>
public sealed class RegroupingTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_boards_with_one_vacancy_are_one_group_that_shows_the_employers_copy()
    {
        var folds = new Folds();
        Assert.Empty((await folds.RunAsync(Entry(1))).Changes);
        var merged = Assert.Single((await folds.RunAsync(Entry(2, source: "lever", publisher: Publisher.Employer))).Changes);
        Assert.Equal((ChangeKind.Merged, Id(2)), (merged.Kind, merged.Subject));
        Assert.Equal(new PostingGroup(Id(1), Id(2), [Id(2), Id(1)]), merged.Group);
        Assert.Equal(merged.Group, folds.Groups.Find(Id(1))!.Describe());
    }

    [Fact]
    public async Task When_the_employers_copy_closes_the_next_best_represents()
    {
        var folds = new Folds();
        await folds.RunAsync(Entry(1, company: "Swift Recruiters", source: "greenhouse", publisher: Publisher.Employer), Entry(2), Entry(3, source: "lever", publisher: Publisher.Employer));
        Assert.Equal([Id(3), Id(2), Id(1)], folds.Groups.Find(Id(1))!.Describe().Members.ToArray());
        var change = Assert.Single((await folds.CloseAsync(Id(3))).Changes);
        Assert.Equal((ChangeKind.Merged, Id(2)), (change.Kind, change.Subject));
        Assert.Null(folds.Groups.Find(Id(3)));
        change = Assert.Single((await folds.CloseAsync(Id(2))).Changes);
        Assert.Equal((ChangeKind.Unmerged, Id(1)), (change.Kind, change.Subject));
        Assert.Empty(folds.Groups.All);
    }

    [Fact]
    public async Task Twins_in_two_cities_and_of_two_requisitions_stay_apart()
    {
        Assert.Empty((await new Folds().RunAsync(Entry(1), Entry(2, location: "Vienna, Austria", source: "board-two"))).Changes);
        Assert.Empty((await new Folds().RunAsync(Entry(1, requisition: "4711"), Entry(2, requisition: "4712", source: "board-two"))).Changes);
        Assert.Single((await new Folds().RunAsync(Entry(1, requisition: "4711"), Entry(2, requisition: "4711", source: "board-two", text: Vacancies.Sentences(50, 90)))).Changes);
    }

    [Fact]
    public async Task A_text_that_diverges_leaves_and_comes_back_to_the_same_group()
    {
        var folds = new Folds();
        await folds.RunAsync(Entry(1), Entry(2, source: "board-two"), Entry(3, source: "board-three"));
        var before = Written(folds.Groups);
        var changes = (await folds.RunAsync(Entry(2, source: "board-two", text: Vacancies.Sentences(60, 100)))).Changes;
        Assert.Equal([(ChangeKind.Unmerged, Id(2)), (ChangeKind.Merged, Id(1))], changes.Select(change => (change.Kind, change.Subject)));
        Assert.Equal([Id(1), Id(3)], changes[1].Group.Members.ToArray());
        await folds.RunAsync(Entry(2, source: "board-two"));
        Assert.Equal(before, Written(folds.Groups));
        await folds.CloseAsync(Id(2));
        await folds.RunAsync(Entry(2, source: "board-two"));
        Assert.Equal(before, Written(folds.Groups));
    }

    [Fact]
    public async Task What_closes_can_join_others_that_it_kept_apart()
    {
        var folds = new Folds();
        await folds.RunAsync(Entry(1), Entry(2, location: "Germany", source: "board-two"), Entry(3, location: "Hamburg, Germany", source: "board-three"));
        Assert.Equal(Id(1), folds.Groups.Find(Id(2))!.Id);
        Assert.Null(folds.Groups.Find(Id(3)));
        await folds.CloseAsync(Id(1));
        Assert.Equal(Id(2), folds.Groups.Find(Id(3))!.Id);
    }

    [Fact]
    public async Task A_fold_that_changes_no_group_writes_none()
    {
        var folds = new Folds();
        await folds.RunAsync(Entry(1), Entry(2, source: "board-two"));
        var again = await folds.RunAsync(Entry(1), Entry(2, source: "board-two"));
        Assert.Empty(again.Copies);
        Assert.Empty(again.Changes);
        Assert.Single((await folds.RunAsync(Entry(2, source: "board-two") with { Url = "https://board.example/moved" })).Copies);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_any_history_the_groups_are_those_built_from_scratch(int seed)
    {
        var random = new Random(seed);
        var (folds, open) = (new Folds(), new Dictionary<PostingId, SketchEntry>());
        var told = new Dictionary<PostingId, PostingGroup>();
        for (var fold = 0; fold < 40; fold++)
        {
            var (changed, closed) = (new List<SketchEntry>(), new List<PostingId>());
            foreach (var n in Enumerable.Range(0, 60).OrderBy(_ => random.Next()).Take(random.Next(1, 9)))
            {
                if (open.ContainsKey(Id(n)) && random.Next(3) == 0)
                {
                    closed.Add(Id(n));
                    open.Remove(Id(n));
                }
                else
                {
                    changed.Add(open[Id(n)] = RandomEntry(n, random));
                }
            }

            var regrouping = await folds.RunAsync(changed, closed);
            Tell(told, regrouping, closed);
            if (random.Next(6) == 0)
            {
                await folds.CompactAsync(random.Next(folds.Count));
            }

            var scratch = new Folds();
            await scratch.RunAsync(open.Values.OrderBy(_ => random.Next()), []);
            Assert.Equal(Written(scratch.Groups), Written(folds.Groups));
            Assert.Equal(FromScratch(open.Values), Written(folds.Groups));
            Assert.Equal(folds.Groups.All.SelectMany(group => group.Members.Select(member => (member.Id, group.Describe()))).OrderBy(pair => pair.Id), told.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key));
        }

        Assert.NotEmpty(folds.Groups.All);
    }

    [Fact]
    public void A_sketch_survives_its_bytes()
    {
        var random = new Random(3);
        var entries = Enumerable.Range(0, 40).Select(n => RandomEntry(n, random)).Append(Entry(99, company: null, location: null, text: "", requisition: "R-1")).ToList();
        var read = entries.Select(entry => SketchCodec.Decode(SketchCodec.Encode(entry))).ToList();
        Assert.Equal(entries.Select(Described), read.Select(Described));
        foreach (var (a, i) in entries.Select((a, i) => (a, i)))
        {
            foreach (var (b, j) in entries.Select((b, j) => (b, j)))
            {
                Assert.Equal(DuplicateJudge.Compare(a.Sketch, b.Sketch), DuplicateJudge.Compare(read[i].Sketch, read[j].Sketch));
            }
        }
    }

    [Fact]
    public void Outlines_part_no_copies()
    {
        var random = new Random(5);
        var entries = Enumerable.Range(0, 150).Select(n => RandomEntry(n, random).Sketch).ToList();
        var copies = entries.SelectMany(a => entries, (a, b) => (a, b)).Where(pair => DuplicateJudge.Compare(pair.a, pair.b).Groups).ToList();
        Assert.InRange(copies.Count, 500, 22_500);
        Assert.All(copies, pair => Assert.True(pair.a.Outline.MayGroupWith(pair.b.Outline)));
        Assert.Contains(entries, sketch => !sketch.Outline.MayGroupWith(entries[0].Outline));
    }

    [Fact]
    public void Damaged_bytes_are_refused()
    {
        var bytes = SketchCodec.Encode(Entry(1));
        for (var i = 0; i < bytes.Length; i += 7)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[i] ^= 0x40;
            Assert.Throws<InvalidSegmentException>(() => SketchCodec.Decode(damaged));
        }

        Assert.InRange(bytes.Length, 400, 2000);
        Assert.Throws<InvalidSegmentException>(() => SketchCodec.Decode([]));
        Assert.Throws<InvalidSegmentException>(() => GroupPart.Decode([1, 2, 3]));
    }

    /// <summary>Follows the log as a reader does, who knows nothing else.</summary>
    private static void Tell(Dictionary<PostingId, PostingGroup> told, Regrouping regrouping, List<PostingId> closed)
    {
        closed.ForEach(id => told.Remove(id));
        foreach (var change in regrouping.Changes)
        {
            if (change.Kind == ChangeKind.Unmerged)
            {
                told.Remove(change.Subject);
                continue;
            }

            foreach (var member in change.Group.Members)
            {
                told[member] = change.Group;
            }
        }
    }

    private static string FromScratch(IEnumerable<SketchEntry> entries)
    {
        var groups = new DuplicateGroups();
        foreach (var entry in entries)
        {
            groups.Add(entry.Id, entry.Sketch, entry.FirstSeen);
        }

        return string.Join('\n', groups.All().Where(group => group.Members.Length > 1)
            .Select(group => $"{group.Id} {group.Representative} {string.Join(',', group.Members.OrderBy(member => member.Id).Select(member => $"{member.Id} {member.DuplicateOf} {member.Why}"))}"));
    }

    private static string Written(VacancyGroups groups) => string.Join('\n', groups.All
        .Select(group => $"{group.Id} {group.Representative} {string.Join(',', group.Members.OrderBy(member => member.Id).Select(member => $"{member.Id} {member.DuplicateOf} {member.Why}"))}"));

    private static string Described(SketchEntry entry) =>
        $"{entry.Id} {entry.FirstSeen:O} {entry.Company} {entry.Url} {entry.Sketch.Source} {entry.Sketch.Publisher} {entry.Sketch.Outline} {entry.Sketch.Requisition} {string.Join(',', entry.Sketch.Keys)} {entry.Sketch.Text.Words} {entry.Sketch.Place.Text}";

    private static SketchEntry RandomEntry(int n, Random random)
    {
        string[] titles = ["Backend Engineer", "Data Engineer", "Backend Engineer (m/w/d)", "Senior Backend Engineer"];
        string?[] companies = ["Acme Pumps", "Acme Pumps GmbH", "Acme", "Swift Recruiters", "Ledger Works", null];
        string[] places = ["Berlin, Germany", "Germany", "Hamburg, Germany", "Remote"];
        var start = random.Next(3) * 8;
        return Entry(
            n,
            titles[random.Next(titles.Length)],
            companies[random.Next(companies.Length)],
            places[random.Next(places.Length)],
            Vacancies.Sentences(start, start + 6 + random.Next(30)),
            $"board-{random.Next(4)}",
            (Publisher)random.Next(2),
            random.Next(6) == 0 ? $"R-{random.Next(2)}" : null);
    }

    private static SketchEntry Entry(
        int n,
        string title = "Backend Engineer",
        string? company = "Acme Pumps",
        string? location = "Berlin, Germany",
        string? text = null,
        string source = "board-one",
        Publisher publisher = Publisher.JobBoard,
        string? requisition = null) =>
        new(Id(n), Start.AddHours(n), company, $"https://board.example/{n}", Vacancies.Of(title, company, location, text, source, publisher, requisition));

    private static PostingId Id(int n) => PostingId.Of(new BoardId("board", "b"), $"posting {n}");

    /// <summary>Folds one after the other, with what each left in storage.</summary>
    private sealed class Folds
    {
        private readonly List<SketchSegment> _segments = [];
        private readonly List<System.Collections.Immutable.ImmutableArray<VacancyCopy>> _parts = [];

        public int Count => _segments.Count;

        public VacancyGroups Groups => VacancyGroups.Of(_parts);

        public Task<Regrouping> RunAsync(params SketchEntry[] entries) => RunAsync(entries, []);

        public Task<Regrouping> CloseAsync(params PostingId[] closed) => RunAsync([], closed);

        public async Task<Regrouping> RunAsync(IEnumerable<SketchEntry> entries, IEnumerable<PostingId> closed)
        {
            var builder = new SketchSegmentBuilder();
            foreach (var entry in entries)
            {
                builder.Add(entry);
            }

            foreach (var id in closed)
            {
                builder.Close(id);
            }

            var before = new SketchIndex([.. _segments]);
            _segments.Add(Open(builder.Build()));
            var regrouping = await Regrouping.RunAsync(before, new SketchIndex(_segments), [.. builder.Ids], Groups);
            _parts.Add(GroupPart.Decode(GroupPart.Encode(regrouping.Copies)));
            return regrouping;
        }

        /// <summary>Makes one of all from a place on.</summary>
        public async Task CompactAsync(int first)
        {
            var merged = Open(await SketchSegmentBuilder.MergeAsync(_segments[first..], hasOldest: first == 0));
            var part = GroupPart.Decode(GroupPart.Encode(GroupPart.Merge(_parts[first..], hasOldest: first == 0)));
            _segments.RemoveRange(first, _segments.Count - first);
            _parts.RemoveRange(first, _parts.Count - first);
            _segments.Add(merged);
            _parts.Add(part);
        }

        private static SketchSegment Open(EncodedSketches encoded) => SketchSegment.Open(encoded.Hot, new MemoryColdReader(encoded.Cold));
    }
}

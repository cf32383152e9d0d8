using System.CommandLine;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary><c>peers</c>: the answers of PostgreSQL and SQLite over the same postings, checked to be the same, and how many times longer they take.</summary>
internal static class PeersVerb
{
    private const int WarmUpRounds = 5, MostWarmUpSets = 40;

    private static readonly IFeedFormat Json = FeedFormats.Find("json")!;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var sets = new Option<int>("--sets") { Description = "Random parameter sets a class.", DefaultValueFactory = _ => 40 };
        var classes = QueryVerb.Classes();
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("peers", "Compare pages, counts, facets and percentiles with PostgreSQL 15 and SQLite FTS5.") { postings, folder, sets, classes, json };
        command.SetAction(parsed =>
        {
            var report = Measure(new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings)), parsed.GetValue(sets), parsed.GetValue(classes)!);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report) : report.ToMarkdown());
        });
        return command;
    }

    /// <summary>Loads the peers that are there, compares every answer and measures. Throws where a peer answers otherwise.</summary>
    public static PeersReport Measure(Corpus corpus, int sets, params string[] only)
    {
        var snapshot = IndexSnapshot.Of(1, [corpus.Open(new PageCache(256L * 1024 * 1024))], Corpus.Rates);
        var rows = new PeerRows(corpus.Workload, corpus.Postings);
        IPeer?[] created = [new SqlitePeer(), PostgresPeer.Create()];
        List<IPeer> peers = [.. created.OfType<IPeer>()];
        try
        {
            peers.ForEach(peer => peer.Load(rows.All));
            WarmUp(snapshot, corpus, Math.Min(sets, MostWarmUpSets));
            return new PeersReport(corpus.Postings, sets, peers.ConvertAll(p => p.Name), [.. QueryClasses.All.Where(c => QueryVerb.IsAsked(c.Name, only)).Select(c => Row(c, snapshot, rows, corpus, sets, peers))]);
        }
        finally
        {
            peers.ForEach(peer => peer.Dispose());
        }
    }

    // The just-in-time compiler makes its last version of a method some time after thirty calls, on a thread of its own.
    private static void WarmUp(IndexSnapshot snapshot, Corpus corpus, int sets)
    {
        var pipe = new BufferPipe();
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var c in QueryClasses.All)
            {
                var draw = new Draw(corpus.Workload, 7);
                foreach (var query in Enumerable.Range(0, sets).Select(_ => c.Draw(draw)))
                {
                    Ours(c, snapshot, query, pipe);
                }
            }

            Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System).Wait();
        }
    }

    private static PeersRow Row(QueryClass c, IndexSnapshot snapshot, PeerRows rows, Corpus corpus, int sets, List<IPeer> peers)
    {
        var draw = new Draw(corpus.Workload, 7);
        var asked = Enumerable.Range(0, sets).Select(_ => c.Draw(draw)).Select(q => (Ours: q, Theirs: rows.Translate(q))).ToList();
        var pipe = new BufferPipe();
        var theirs = peers.ConvertAll(peer =>
        {
            asked.ForEach(q => Check(c, snapshot, rows, q.Ours, peer, q.Theirs));
            return Timing.Of(asked, 3, q => Ask(c, peer, q.Theirs), () => peer.Elsewhere);
        });
        var row = new PeersRow(c.Name, c.Asked == Asked.Page, Timing.Of(asked, 15, q => Ours(c, snapshot, q.Ours, pipe)), theirs);
        Console.Error.WriteLine($"{c.Name}: {row.Own.P50} beside {string.Join(", ", theirs.Select(t => t.P50))}");
        return row;
    }

    private static void Ours(QueryClass c, IndexSnapshot snapshot, JobQuery query, BufferPipe pipe)
    {
        if (c.Asked == Asked.Page)
        {
            Render(snapshot, query, pipe);
            return;
        }

        QueryVerb.Anew(snapshot, c.Asked, query);
    }

    private static int Ask(QueryClass c, IPeer peer, PeerQuery query) => c.Asked switch
    {
        Asked.Page => peer.Page(query).Count,
        Asked.Count => peer.Count(query),
        Asked.Facets => peer.Facets(query).Count,
        _ => peer.Percentiles(query, c.Asked == Asked.BySkill).Count,
    };

    private static void Check(QueryClass c, IndexSnapshot snapshot, PeerRows rows, JobQuery ours, IPeer peer, PeerQuery theirs)
    {
        var same = c.Asked switch
        {
            Asked.Page => QueryEngine.Run(snapshot, ours).Hits.Select(h => h.Id.ToString()).SequenceEqual(peer.Page(theirs)),
            Asked.Count => QueryEngine.CountAnew(snapshot, ours) == peer.Count(theirs),
            Asked.Facets => Facets.RunAnew(snapshot, ours, [TermKind.Skill], 20)[TermKind.Skill].Select(f => (rows.NumberOf(f.Value, isSkill: true), f.Count)).SequenceEqual(peer.Facets(theirs)),
            _ => IsSame(snapshot, rows, ours, peer, theirs, c.Asked == Asked.BySkill),
        };
        if (!same)
        {
            throw new InvalidOperationException($"{peer.Name} answers {c.Name} otherwise: {ours.Canonical}");
        }
    }

    // Ours leaves small groups out and gives whole units.
    private static bool IsSame(IndexSnapshot snapshot, PeerRows rows, JobQuery ours, IPeer peer, PeerQuery theirs, bool bySkill)
    {
        var report = SalaryStatistics.RunAnew(snapshot, ours, bySkill ? SalaryGrouping.Skill : SalaryGrouping.Country);
        var employers = peer.Employers(theirs, bySkill);
        var groups = peer.Percentiles(theirs, bySkill).Where(g => g.Postings >= SalaryStatistics.FewestPostings && employers[g.Value] >= SalaryStatistics.FewestEmployers).ToDictionary(g => g.Value);
        return report.Groups.Length == groups.Count && report.Groups.All(group =>
        {
            var number = rows.NumberOf(group.Name, bySkill);
            return groups.TryGetValue(number, out var other) && other.Postings == group.Postings && employers[number] == group.Employers
                && new[] { group.P10, group.P25, group.P50, group.P75, group.P90 }.Zip(other.At).All(p => Math.Abs((double)p.First - p.Second) <= 0.5 + 1e-6);
        });
    }

    // The peers give no total: ours is left out as well.
    private static void Render(IndexSnapshot snapshot, JobQuery query, BufferPipe pipe)
    {
        pipe.Reset();
        var (hits, _) = NewestPage.Of(snapshot, query);
        var page = new FeedPage
        {
            Title = "t", Description = "d", SelfUrl = "s", HomeUrl = "h", LastModified = Workload.Now, Total = hits.Length,
            Items = snapshot.ReadAsync(hits), StoredItems = snapshot.Stored(hits), UrlOf = p => p.Url!,
        };
        Json.WriteAsync(page, pipe).GetAwaiter().GetResult();
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary><c>peers</c>: pages and counts of PostgreSQL and SQLite over the same postings, checked to be the same, and how many times longer they take.</summary>
internal static class PeersVerb
{
    private static readonly IFeedFormat Json = FeedFormats.Find("json")!;

    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "Size of the index.", DefaultValueFactory = _ => 100_000 };
        var folder = new Option<string>("--data") { Description = "Where generated segments are kept.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "jobfeed-bench") };
        var sets = new Option<int>("--sets") { Description = "Random parameter sets a class.", DefaultValueFactory = _ => 40 };
        var command = new Command("peers", "Compare pages and counts with PostgreSQL 15 and SQLite FTS5.") { postings, folder, sets };
        command.SetAction(parsed => Console.WriteLine(Measure(new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings)), parsed.GetValue(sets))));
        return command;
    }

    private static string Measure(Corpus corpus, int sets)
    {
        var snapshot = IndexSnapshot.Of(1, [corpus.Open(new PageCache(256L * 1024 * 1024))], Corpus.Rates);
        var rows = new PeerRows(corpus.Workload, corpus.Postings);
        IPeer?[] created = [new SqlitePeer(), PostgresPeer.Create()];
        List<IPeer> peers = [.. created.OfType<IPeer>()];
        peers.ForEach(peer => peer.Load(rows.All));
        WarmUp(snapshot, corpus, sets);
        try
        {
            var page = new StringBuilder();
            Head(page, corpus.Postings, sets, peers);
            var ratios = peers.ConvertAll(_ => new List<double>());
            foreach (var c in QueryClasses.All.Where(c => c.Asked is Asked.Page or Asked.Count))
            {
                Row(page, c, snapshot, rows, corpus, sets, peers, ratios);
            }

            Geomeans(page, peers, ratios);
            return page.ToString();
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
        for (var round = 0; round < 5; round++)
        {
            foreach (var c in QueryClasses.All.Where(c => c.Asked is Asked.Page or Asked.Count))
            {
                var draw = new Draw(corpus.Workload, 7);
                foreach (var query in Enumerable.Range(0, sets).Select(_ => c.Draw(draw)))
                {
                    Render(snapshot, query, pipe);
                    QueryEngine.CountAnew(snapshot, query);
                }
            }

            Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System).Wait();
        }
    }

    private static void Head(StringBuilder page, int postings, int sets, List<IPeer> peers)
    {
        page.Append(CultureInfo.InvariantCulture, $"{postings:N0} postings, {sets} parameter sets a class, p50 in microseconds. Pages with the JSON of 50 postings on both sides; every answer compared.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Peers: {string.Join("; ", peers.Select(p => p.Name))}.{(peers.Count < 2 ? " PostgreSQL 15 is not installed here." : "")}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| class | ours | {string.Join(" | ", peers.Select(p => p.Name.Split(' ')[0] + " | times"))} |\n|---|---|{string.Concat(peers.Select(_ => "---|---|"))}\n");
    }

    private static void Row(StringBuilder page, QueryClass c, IndexSnapshot snapshot, PeerRows rows, Corpus corpus, int sets, List<IPeer> peers, List<List<double>> ratios)
    {
        var draw = new Draw(corpus.Workload, 7);
        var asked = Enumerable.Range(0, sets).Select(_ => c.Draw(draw)).Select(q => (Ours: q, Theirs: rows.Translate(q))).ToList();
        var pipe = new BufferPipe();
        Action<(JobQuery Ours, PeerQuery Theirs)> ours = c.Asked == Asked.Page ? q => Render(snapshot, q.Ours, pipe) : q => QueryEngine.CountAnew(snapshot, q.Ours);
        var own = Timing.Of(asked, 15, ours);
        page.Append(CultureInfo.InvariantCulture, $"| {c.Name} | {own.P50} |");
        for (var i = 0; i < peers.Count; i++)
        {
            var peer = peers[i];
            asked.ForEach(q => Check(c, snapshot, q.Ours, peer, q.Theirs));
            var theirs = Timing.Of(asked, 3, q => _ = c.Asked == Asked.Page ? peer.Page(q.Theirs).Count : peer.Count(q.Theirs));
            ratios[i].Add(theirs.P50 / own.P50);
            page.Append(CultureInfo.InvariantCulture, $" {theirs.P50:N0} | {theirs.P50 / own.P50:N1} |");
        }

        page.Append('\n');
        Console.Error.WriteLine(c.Name);
    }

    private static void Geomeans(StringBuilder page, List<IPeer> peers, List<List<double>> ratios)
    {
        for (var i = 0; i < peers.Count; i++)
        {
            var times = Math.Exp(ratios[i].Average(Math.Log));
            page.Append(CultureInfo.InvariantCulture, $"\n{peers[i].Name}: geometric mean {times:N1} times, least {ratios[i].Min():N1} times.");
        }
    }

    private static void Check(QueryClass c, IndexSnapshot snapshot, JobQuery ours, IPeer peer, PeerQuery theirs)
    {
        var same = c.Asked == Asked.Page
            ? QueryEngine.Run(snapshot, ours).Hits.Select(h => h.Id.ToString()).SequenceEqual(peer.Page(theirs))
            : QueryEngine.CountAnew(snapshot, ours) == peer.Count(theirs);
        if (!same)
        {
            throw new InvalidOperationException($"{peer.Name} answers {c.Name} otherwise: {ours.Canonical}");
        }
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

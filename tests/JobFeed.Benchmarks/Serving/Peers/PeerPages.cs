using System.Threading.Channels;
using JobFeed.Core.Query;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>Pages of the same questions from PostgreSQL and SQLite, behind the same Kestrel: path <c>/postgres</c> and <c>/sqlite</c>. Each has as many connections as there are clients.</summary>
internal sealed class PeerPages : IDisposable
{
    private const int Connections = 16;

    private readonly PeerRows _rows;
    private readonly Dictionary<string, Channel<IPeer>> _peers = new(StringComparer.Ordinal);
    private readonly List<IPeer> _opened = [];
    private PeerQuery[] _queries = [];

    private PeerPages(PeerRows rows) => _rows = rows;

    public IEnumerable<string> Paths => _peers.Keys;

    /// <summary>Loads the peers that are there.</summary>
    public static PeerPages Load(Corpus corpus)
    {
        // Their calls block: the pool must not hand out threads one by one.
        ThreadPool.SetMinThreads(3 * Connections, Connections);
        var pages = new PeerPages(new PeerRows(corpus.Workload, corpus.Postings));
        pages.Add("postgres", PostgresPeer.Create());
        pages.Add("sqlite", new SqlitePeer());
        return pages;
    }

    public void Ask(JobQuery[] queries) => _queries = [.. queries.Select(_rows.Translate)];

    /// <summary>Null for another path.</summary>
    public Task? TryAnswer(HttpContext context, int number) => _peers.TryGetValue(context.Request.Path.Value![1..], out var free) ? AnswerAsync(context, free, _queries[number]) : null;

    public void Dispose()
    {
        // Further connections go before the one that holds the store.
        _opened.Reverse();
        _opened.ForEach(peer => peer.Dispose());
    }

    private static async Task AnswerAsync(HttpContext context, Channel<IPeer> free, PeerQuery query)
    {
        context.Response.ContentType = "application/json";
        await context.Response.StartAsync();

        // Requests that a client left behind may still be under way.
        var peer = await free.Reader.ReadAsync();
        await Task.Run(() => peer.Page(query, context.Response.BodyWriter));
        await free.Writer.WriteAsync(peer);
        await context.Response.BodyWriter.FlushAsync();
    }

    private void Add(string path, IPeer? peer)
    {
        if (peer is null)
        {
            Console.Error.WriteLine($"{path} is not installed.");
            return;
        }

        Console.Error.WriteLine($"Loading {peer.Name} ...");
        peer.Load(_rows.All);
        _opened.Add(peer);
        var free = Channel.CreateUnbounded<IPeer>();
        _peers.Add(path, free);
        foreach (var connection in Enumerable.Range(0, Connections).Select(_ => peer.Connect()))
        {
            _opened.Add(connection);
            free.Writer.TryWrite(connection);
        }
    }
}

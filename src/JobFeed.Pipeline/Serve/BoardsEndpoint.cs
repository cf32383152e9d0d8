using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Boards;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>What the keeper of the boards does over HTTP: list them, add one by its link, crawl one now.</summary>
public sealed class BoardsEndpoint(BoardTable boards, BoardRegistry registry, Renormalizer renormalizer)
{
    /// <summary>GET /v1/boards</summary>
    public async Task ListAsync(HttpContext http, CancellationToken cancel)
    {
        var list = new List<object>();
        await foreach (var (board, state, _) in boards.ListAsync(cancel).ConfigureAwait(false))
        {
            list.Add(Describe(board, state));
        }

        await http.WriteJsonAsync(StatusCodes.Status200OK, new { boards = list }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/boards with <c>{"url": "https://boards.greenhouse.io/acme", "company": "Acme"}</c></summary>
    public async Task AddAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<AddBoard>(http, "{\"url\": \"https://boards.greenhouse.io/acme\"}", cancel).ConfigureAwait(false);
        if (wanted is null)
        {
            await problem!.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var added = await registry.AddAsync(wanted.Url, wanted.Company, cancel).ConfigureAwait(false);
        if (added.Board is not { } board)
        {
            await new Problem(400, "Unknown board", added.Message) { Errors = [new ParameterError("url", added.Message)] }.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        await http.WriteJsonAsync(added.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, new { board, message = added.Message }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/boards/crawl with <c>{"board": "greenhouse:acme"}</c></summary>
    public async Task CrawlAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<CrawlBoard>(http, "{\"board\": \"greenhouse:acme\"}", cancel).ConfigureAwait(false);
        if (wanted is not null && !await registry.CrawlNowAsync(wanted.Board, cancel).ConfigureAwait(false))
        {
            problem = new Problem(404, "Unknown board", $"There is no board {wanted.Board}. GET /v1/boards lists them; POST /v1/boards adds one.");
        }

        await (problem?.WriteAsync(http, cancel) ?? http.WriteJsonAsync(StatusCodes.Status202Accepted, new { board = wanted!.Board, message = "Queued." }, cancel))
            .ConfigureAwait(false);
    }

    /// <summary>POST /v1/boards/import with <c>{"enable": true}</c>: the boards of well-known employers that ship with the app.</summary>
    public async Task ImportAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<ImportBoards>(http, "{\"enable\": true}", cancel).ConfigureAwait(false);
        if (wanted is null)
        {
            await problem!.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var (added, enabled, unreadable) = await registry.ImportAsync(wanted.Enable, cancel).ConfigureAwait(false);
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { added, enabled, unreadable }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/boards/enable with <c>{"board": "greenhouse:acme", "enabled": false}</c></summary>
    public async Task EnableAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<EnableBoard>(http, "{\"board\": \"greenhouse:acme\", \"enabled\": true}", cancel).ConfigureAwait(false);
        if (wanted is not null && await boards.FindAsync(wanted.Board, cancel).ConfigureAwait(false) is null)
        {
            problem = new Problem(404, "Unknown board", $"There is no board {wanted.Board}. GET /v1/boards lists them; POST /v1/boards adds one.");
        }

        if (problem is not null)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var changed = await registry.SetEnabledAsync(wanted!.Board, wanted.Enabled, cancel).ConfigureAwait(false);
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { wanted.Board, wanted.Enabled, changed }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/boards/renormalize with <c>{"board": "greenhouse:acme", "apply": false}</c>: what today's rules change in its postings.</summary>
    public async Task RenormalizeAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<RenormalizeBoard>(http, "{\"board\": \"greenhouse:acme\", \"apply\": false}", cancel).ConfigureAwait(false);
        if (wanted is null)
        {
            await problem!.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var report = await renormalizer.RunAsync(wanted.Board, wanted.Apply, cancel).ConfigureAwait(false);
        await (report.Note is null
            ? http.WriteJsonAsync(StatusCodes.Status200OK, report, cancel)
            : new Problem(404, "Nothing to normalize", report.Note).WriteAsync(http, cancel)).ConfigureAwait(false);
    }

    private static object Describe(Board board, BoardState state) => new
    {
        board.Id,
        board.Company,
        board.Url,
        board.Enabled,
        board.IsSample,
        state.Open,
        state.Message,
        state.Fault,
        state.Failures,
        state.LastAttempt,
        state.LastComplete,
        state.NextDue,
    };

    private sealed record AddBoard
    {
        public required string Url { get; init; }

        public string? Company { get; init; }
    }

    private sealed record ImportBoards
    {
        public bool Enable { get; init; }
    }

    private sealed record EnableBoard
    {
        public required BoardId Board { get; init; }

        public required bool Enabled { get; init; }
    }

    private sealed record RenormalizeBoard
    {
        public required BoardId Board { get; init; }

        public bool Apply { get; init; }
    }

    private sealed record CrawlBoard
    {
        public required BoardId Board { get; init; }
    }
}

using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET /v1/sources: how fresh, whole and reliable each source and board is, and what its terms allow.</summary>
public sealed class SourcesEndpoint(BoardTable boards, IOptions<ServeOptions> options)
{
    public async Task AnswerAsync(HttpContext http, CancellationToken cancel)
    {
        var unknown = http.UnknownParameters("source").ToList();
        if (unknown.Count > 0)
        {
            await ParseProblem.Of(unknown).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var wanted = http.Request.Query["source"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        var rows = new List<(Board, BoardState)>();
        await foreach (var (board, state, _) in boards.ListAsync(cancel).ConfigureAwait(false))
        {
            if (wanted.Count == 0 || wanted.Contains(board.Id.Platform))
            {
                rows.Add((board, state));
            }
        }

        http.Response.Headers.CacheControl = $"public, max-age={(int)options.Value.MaxAge.TotalSeconds}";
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { sources = SourceReport.Of(rows) }, cancel).ConfigureAwait(false);
    }
}

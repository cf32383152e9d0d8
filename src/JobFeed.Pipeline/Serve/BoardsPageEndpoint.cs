using System.Text;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Boards;
using JobFeed.Web;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET and POST /boards: the page where the boards' keeper adds boards and switches them on and off.</summary>
public sealed class BoardsPageEndpoint(BoardTable boards, BoardRegistry registry, PageRenderer renderer)
{
    public async Task AnswerAsync(HttpContext http, CancellationToken cancel)
    {
        // A form of another site must not press these buttons with the keeper's browser.
        if (http.Request.Headers.Origin is [{ } origin] && origin != $"{http.Request.Scheme}://{http.Request.Host}")
        {
            await new Problem(403, "Another site's form", $"The form was sent from {origin}. Open /boards itself.").WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var message = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? await DoAsync(await http.Request.ReadFormAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)
            : null;
        var model = await DescribeAsync(message, cancel).ConfigureAwait(false);
        http.Response.Headers.ContentSecurityPolicy = HomeEndpoint.Policy;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(await renderer.RenderAsync(model).ConfigureAwait(false), Encoding.UTF8, cancel).ConfigureAwait(false);
    }

    private async Task<string> DoAsync(IFormCollection form, CancellationToken cancel)
    {
        if (form["add"] is [{ Length: > 0 } link])
        {
            return (await registry.AddAsync(link, null, cancel).ConfigureAwait(false)).Message;
        }

        if (form["import"] is ["true"])
        {
            var (added, _, _) = await registry.ImportAsync(enable: false, cancel).ConfigureAwait(false);
            return $"Added {added} boards. Switch on those that you want crawled.";
        }

        if (form["board"] is not [{ } text] || !BoardId.TryParse(text, out var id) || form["enabled"] is not [("true" or "false") and { } enabled])
        {
            return "The form was not understood. Use the buttons of this page.";
        }

        var changed = await registry.SetEnabledAsync(id, enabled == "true", cancel).ConfigureAwait(false);
        return changed ? $"{id} is {(enabled == "true" ? "crawled from now on" : "not crawled any more; its postings stay")}." : $"{id} was so already, or is gone.";
    }

    private async Task<BoardsModel> DescribeAsync(string? message, CancellationToken cancel)
    {
        var lines = new List<BoardLine>();
        var known = new HashSet<BoardId>();
        await foreach (var (board, state, _) in boards.ListAsync(cancel).ConfigureAwait(false))
        {
            known.Add(board.Id);
            var url = board.Url is { Scheme: "http" or "https" } link ? link.AbsoluteUri : null;
            lines.Add(new BoardLine(board.Id.ToString(), board.Company ?? board.Id.Key, url, board.Enabled, state.Message ?? "Not crawled yet."));
        }

        return new BoardsModel
        {
            Message = message,
            Importable = RealBoards.All.Select(real => real.ToBoard()).Count(board => board is not null && !known.Contains(board.Id)),
            Boards = [.. lines.OrderByDescending(line => line.Enabled).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase)],
        };
    }
}

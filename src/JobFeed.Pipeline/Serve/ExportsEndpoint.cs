using System.Globalization;
using JobFeed.Storage.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>Dated files for data teams: each day's changes, and salary statistics.</summary>
public sealed class ExportsEndpoint(ExportFiles exports, IOptions<ServeOptions> options)
{
    /// <summary>GET /v1/exports: name, rows, bytes, SHA-256 and address of each file; <c>since=2026-01-31</c> leaves older ones out.</summary>
    public async Task ListAsync(HttpContext http, CancellationToken cancel)
    {
        var errors = http.UnknownParameters("since").ToList();
        var asked = http.Request.Query["since"].ToString();
        var since = DateOnly.MinValue;
        if (asked.Length > 0 && !DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out since))
        {
            errors.Add(new ParameterError("since", "It is no date. Write one such as 2026-01-31."));
        }

        if (errors.Count > 0)
        {
            await ParseProblem.Of(errors).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var list = from export in await exports.ListAsync(cancel).ConfigureAwait(false)
                   let day = DayOf(export.Name)
                   where day >= since
                   orderby day descending, export.Name
                   select new { export.Name, Day = day, export.Rows, export.Bytes, export.Sha256, Url = $"{http.Request.BaseUrl()}/v1/exports/{export.Name}" };
        http.Response.Headers.CacheControl = $"public, max-age={(int)options.Value.MaxAge.TotalSeconds}";
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { exports = list }, cancel).ConfigureAwait(false);
    }

    /// <summary>GET /v1/exports/{name}</summary>
    public async Task ServeAsync(HttpContext http, string name, CancellationToken cancel)
    {
        if (!await http.TryAnswerAsync(exports.File(name), cancel).ConfigureAwait(false))
        {
            await new Problem(404, "Unknown export", $"There is no export {name}. GET /v1/exports lists them.").WriteAsync(http, cancel).ConfigureAwait(false);
        }
    }

    // jobs_new-2026-03-01.ndjson.gz
    private static DateOnly DayOf(string name) =>
        DateOnly.ParseExact(name.AsSpan(name.IndexOf('-', StringComparison.Ordinal) + 1, "yyyy-MM-dd".Length), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

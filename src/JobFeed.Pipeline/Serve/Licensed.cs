using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Changes;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Sources.Rights;

namespace JobFeed.Pipeline.Serve;

/// <summary>Makes outputs obey what the sources allow (<see cref="RightsLedger"/>).</summary>
internal static class Licensed
{
    /// <summary>The query without what no feed may carry.</summary>
    public static JobQuery ForFeeds(JobQuery query) => query with { SourcesNone = RightsLedger.WithheldFromFeeds };

    /// <summary>The changes that a feed may carry, credits in their postings.</summary>
    public static List<PostingChange> ForFeeds(IEnumerable<PostingChange> changes) => [.. Allowed(changes).Select(Credited)];

    /// <summary>
    /// As <see cref="ForFeeds(IEnumerable{PostingChange})"/>, those that concern a query. It is asked of what the source published: a credit is ours, and no word of it is to be
    /// found.
    /// </summary>
    public static async Task<List<SeenChange>> SeenAsync(IEnumerable<PostingChange> changes, JobQuery query, ExchangeRates rates, CancellationToken cancel)
    {
        var seen = await ChangeFilter.ApplyAsync([.. Allowed(changes)], query, rates, cancel).ConfigureAwait(false);
        return [.. seen.Select(item => item with { Change = Credited(item.Change) })];
    }

    private static IEnumerable<PostingChange> Allowed(IEnumerable<PostingChange> changes) =>
        changes.Where(change => !RightsLedger.WithheldFromFeeds.Contains(change.Posting.Source));

    private static PostingChange Credited(PostingChange change) =>
        AttributionOf(change.Posting) is null ? change : change with { Posting = Credited(change.Posting) };

    /// <summary>The query without what nobody may be shown.</summary>
    public static JobQuery ForPeople(JobQuery query) => query with { SourcesNone = RightsLedger.WithheldFromPeople };

    /// <summary>The query without what a feed may not carry or no statistics may count.</summary>
    public static JobQuery ForCounts(JobQuery query) => query with { SourcesNone = [.. RightsLedger.WithheldFromFeeds.Union(RightsLedger.Uncounted)] };

    /// <summary>The query without what no statistics may count.</summary>
    public static JobQuery ForStatistics(JobQuery query) => query with { SourcesNone = RightsLedger.Uncounted };

    /// <summary>How many postings a query would select of the sources that it leaves out, and why they are withheld.</summary>
    public static ImmutableArray<WithheldPostings> Withheld(IndexSnapshot snapshot, JobQuery query)
    {
        var sources = query.SourcesNone.Where(source => query.Sources.IsEmpty || query.Sources.Contains(source)).ToImmutableArray();
        var whole = query with { SourcesNone = [], Cursor = null };
        if (sources.IsEmpty || QueryEngine.Count(snapshot, whole with { Sources = sources }) == 0)
        {
            return [];
        }

        return
        [
            .. from source in sources
               let count = QueryEngine.Count(snapshot, whole with { Sources = [source] })
               where count > 0
               select new WithheldPostings(source, count, RightsLedger.Of(source)!.WithheldBecause ?? ""),
        ];
    }

    /// <summary>What must stand beside a posting; null when nothing must.</summary>
    public static Attribution? AttributionOf(Posting posting) => AttributionOf(posting.Source, posting.Url);

    /// <summary>The posting as far as it may be shown, for a page that names the source beside it.</summary>
    public static Posting Excerpt(Posting posting) => RightsLedger.Of(posting.Source) is { ExcerptOnly: true }
        ? posting with { DescriptionHtml = null, DescriptionText = posting.Summary, Sections = [] }
        : posting;

    /// <summary>The posting as far as it may be shown, its credit in its texts: so it goes along in every format.</summary>
    public static Posting Credited(Posting posting)
    {
        var shown = Excerpt(posting);
        if (AttributionOf(posting) is not { } credit)
        {
            return shown;
        }

        var html = $"<p>Source: <a href=\"{WebUtility.HtmlEncode(credit.Url)}\">{WebUtility.HtmlEncode(credit.Name)}</a></p>";
        return shown with
        {
            DescriptionHtml = (shown.DescriptionHtml ?? $"<p>{WebUtility.HtmlEncode(shown.DescriptionText ?? shown.Summary ?? "")}</p>") + html,
            DescriptionText = $"{shown.DescriptionText}\n\n{credit.Text}".TrimStart(),
            Summary = $"{shown.Summary} ({credit.Text})".TrimStart(),
        };
    }

    /// <summary>The stored JSON of a posting as it may be given, its attribution in it. What needs neither goes through as it is.</summary>
    public static ReadOnlyMemory<byte> Credited(ReadOnlyMemory<byte> json)
    {
        if (RightsLedger.Of(SourceOf(json.Span)) is not { } rights || (rights.CreditName is null && !rights.ExcerptOnly))
        {
            return json;
        }

        var posting = Credited(JsonSerializer.Deserialize<Posting>(json.Span, PostingJson.Options)!);
        return JsonSerializer.SerializeToUtf8Bytes(ToJson(posting), PostingJson.Options);
    }

    /// <summary>The posting as JSON with its attribution.</summary>
    public static JsonObject ToJson(Posting posting)
    {
        var json = JsonSerializer.SerializeToNode(posting, PostingJson.Options)!.AsObject();
        if (AttributionOf(posting) is { } attribution)
        {
            json["attribution"] = JsonSerializer.SerializeToNode(attribution, PostingJson.Options);
        }

        return json;
    }

    private static Attribution? AttributionOf(string source, string? url) =>
        RightsLedger.Of(source) is { CreditName: { } name, CreditUrl: { } home } ? new Attribution(name, url ?? home, home) : null;

    /// <summary>The source stands among the first properties of a stored posting.</summary>
    private static string SourceOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isSource = reader.ValueTextEquals("source"u8);
                reader.Read();
                if (isSource)
                {
                    return reader.GetString() ?? "";
                }

                reader.Skip();
            }
        }

        return "";
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read page</c>: the postings of a web page, as the page states them.</summary>
internal sealed class PageVerb : IReadVerb
{
    public string Name => "page";

    public ReadAnswer Answer(JsonElement line)
    {
        var html = line.Optional("html") ?? DecodedText.Of(line.Bytes("html_hex", "hex"), line.Optional("content_type")).Text;
        var url = line.Optional("url") is { Length: > 0 } address
            ? Uri.TryCreate(address, UriKind.Absolute, out var made) ? made : throw new FormatException($"\"{address}\" is not an absolute address.")
            : null;
        DateTimeOffset? now = line.Optional("now") is { Length: > 0 } text
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? instant
                : throw new FormatException($"\"{text}\" is not an instant.")
            : null;
        var page = PageReader.Read(html, url);
        var postings = PagePosting.Of(page, url, now);
        return new ReadAnswer(new JsonObject { ["postings"] = new JsonArray([.. postings.Select(Write)]) }, () => Why(page));
    }

    private static JsonObject Write(PagePosting posting) => new()
    {
        ["title"] = posting.Title,
        ["company"] = posting.Company,
        ["locations"] = new JsonArray([.. posting.Locations.Select(Write)]),
        ["date_posted"] = posting.DatePosted,
        ["valid_through"] = posting.ValidThrough,
        ["expired"] = posting.Expired,
        ["employment"] = Texts(posting.Employment),
        ["remote"] = posting.Remote,
        ["remote_countries"] = Texts(posting.RemoteCountries),
        ["salary"] = posting.Salary is { } pay
            ? new JsonObject { ["min"] = pay.Min, ["max"] = pay.Max, ["currency"] = pay.Currency, ["period"] = pay.Period }
            : null,
        ["description"] = posting.Description,
        ["url"] = posting.Url,
        ["external_id"] = posting.ExternalId,
        ["skills"] = Texts(posting.Skills),
    };

    private static JsonObject Write(PagePlace place) => new()
    {
        ["city"] = place.City,
        ["region"] = place.Region,
        ["country"] = place.Country,
        ["postalCode"] = place.PostalCode,
        ["raw"] = place.Raw,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    /// <summary>What else the page says, and the raw postings that the values were taken from.</summary>
    private static JsonObject Why(PageContent page) => new()
    {
        ["raw"] = JsonSerializer.SerializeToNode(page.Postings, PostingJson.Options),
        ["canonical"] = page.Canonical?.AbsoluteUri,
        ["expiry_evidence"] = page.ExpiryEvidence,
        ["no_openings_evidence"] = page.NoOpeningsEvidence,
        ["needs_script"] = page.NeedsScript,
        ["is_wall"] = page.IsWall,
        ["mining_reserved"] = page.MiningReserved,
        ["job_links"] = Texts(page.JobLinks.Select(link => link.Url.AbsoluteUri)),
        ["next_page"] = page.NextPage?.AbsoluteUri,
    };
}

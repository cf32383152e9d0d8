using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Formats;

/// <summary>
/// JSON Feed 1.1 (jsonfeed.org/version/1.1). What the format has no word for stands under <c>_jobfeed</c>, named as in our own JSON.
/// </summary>
internal sealed class JsonFeedFormat : IFeedFormat
{
    private const string Extension = "_jobfeed";
    private const string Credit = "_attribution";

    /// <summary>The item's own members carry the texts already.</summary>
    private static readonly JsonSerializerOptions WithoutTexts = LeavingTextsOut();

    public string Name => "jsonfeed";

    public string ContentType => "application/feed+json; charset=utf-8";

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var json = new Utf8JsonWriter(output, JsonFormat.Writing);
        await using (json.ConfigureAwait(false))
        {
            WriteHead(json, page);
            var line = new TextLine();
            await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                WriteItem(json, line, page, posting);
                json.Flush();
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteHead(Utf8JsonWriter json, FeedPage page)
    {
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", page.Title);
        json.WriteString("home_page_url", page.HomeUrl);
        json.WriteString("feed_url", page.SelfUrl);
        json.WriteString("description", page.Description);
        json.WriteStated("next_url", page.NextUrl);
        if (page.HubUrl is { } hub)
        {
            json.WriteStartArray("hubs");
            json.WriteStartObject();
            json.WriteString("type", "WebSub");
            json.WriteString("url", hub);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartObject(Extension);
        json.WriteString("about", page.HomeUrl);
        json.WriteNumber("total", page.Total);
        json.WriteNumber("generation", page.Generation);
        json.WriteString("lastModified", page.LastModified.UtcDateTime);
        JsonFormat.WriteWithheld(json, page);
        json.WriteEndObject();
        json.WriteStartArray("items");
    }

    private static void WriteItem(Utf8JsonWriter json, TextLine line, FeedPage page, Posting posting)
    {
        json.WriteStartObject();
        json.WriteString("id", posting.Id.ToString());
        json.WriteString("url", page.UrlOf(posting));
        json.WriteStated("external_url", posting.Url is { } url ? SafeUrl.AsUri(url) : null);
        json.WriteString("title", PostingText.Headline(line.Begin(), posting).Text);
        json.WriteString("content_html", PostingText.Html(posting));
        json.WriteStated("content_text", posting.DescriptionText);
        json.WriteStated("summary", posting.Summary);
        json.WriteString("date_published", page.PublishedAt(posting).UtcDateTime);
        if (posting.DateUpdated is { } updated && updated <= page.LastModified)
        {
            json.WriteString("date_modified", updated.UtcDateTime);
        }

        if (posting.Company is { Length: > 0 } company)
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", company);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStated("language", posting.Language);
        if (!posting.Skills.IsEmpty)
        {
            json.WriteStartArray("tags");
            foreach (var skill in posting.Skills)
            {
                json.WriteStringValue(skill.Name);
            }

            json.WriteEndArray();
        }

        if (page.AttributionOf(posting) is { } attribution)
        {
            json.WritePropertyName(Credit);
            JsonSerializer.Serialize(json, attribution, PostingJson.Options);
        }

        json.WritePropertyName(Extension);
        JsonSerializer.Serialize(json, posting, WithoutTexts);
        json.WriteEndObject();
    }

    private static JsonSerializerOptions LeavingTextsOut()
    {
        string[] texts = [.. new[] { nameof(Posting.DescriptionHtml), nameof(Posting.DescriptionText), nameof(Posting.Summary), nameof(Posting.Sections) }.Select(JsonNamingPolicy.CamelCase.ConvertName)];
        var options = new JsonSerializerOptions(PostingJson.Options)
        {
            TypeInfoResolver = PostingJson.Options.TypeInfoResolver!.WithAddedModifier(type =>
            {
                foreach (var property in type.Type == typeof(Posting) ? type.Properties.Where(p => texts.Contains(p.Name)).ToList() : [])
                {
                    type.Properties.Remove(property);
                }
            }),
        };
        options.MakeReadOnly();
        return options;
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Formats;

/// <summary>Our own JSON: whole postings, or the fields asked for, with paging around them.</summary>
internal sealed class JsonFormat : IFeedFormat
{
    public string Name => "json";

    public string ContentType => "application/json; charset=utf-8";

    internal static JsonWriterOptions Writing { get; } = new() { Encoder = PostingJson.Options.Encoder };

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var json = new Utf8JsonWriter(output, Writing);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("title", page.Title);
            json.WriteString("description", page.Description);
            json.WriteString("self", page.SelfUrl);
            json.WriteString("home", page.HomeUrl);
            json.WriteStated("next", page.NextUrl);
            json.WriteNumber("generation", page.Generation);
            json.WriteString("lastModified", page.LastModified.UtcDateTime);
            json.WriteNumber("total", page.Total);
            WriteWithheld(json, page);
            json.WriteStartArray("items");
            json.Flush();
            await (page is { StoredItems: { } stored, Fields.IsEmpty: true }
                ? CopyItemsAsync(stored, page.HighlightsOf, output, cancellationToken)
                : WriteItemsAsync(page, output, cancellationToken)).ConfigureAwait(false);
        }

        output.Write("]}"u8);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What matches and may not be given here, with the reason: nobody is left to wonder where it went.</summary>
    internal static void WriteWithheld(Utf8JsonWriter json, FeedPage page)
    {
        if (!page.Withheld.IsEmpty)
        {
            json.WritePropertyName("withheld");
            JsonSerializer.Serialize(json, page.Withheld, PostingJson.Options);
        }
    }

    // What is stored is what is written: the bytes are copied, nothing is read.
    private static async Task CopyItemsAsync(
        IAsyncEnumerable<ReadOnlyMemory<byte>> stored, Func<Posting, Highlights>? highlightsOf, PipeWriter output, CancellationToken cancellationToken)
    {
        var first = true;
        await foreach (var item in stored.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            output.Write(first ? default : ","u8);
            if (highlightsOf is null)
            {
                output.Write(item.Span);
            }
            else
            {
                WriteHighlighted(item, highlightsOf, output);
            }

            first = false;
            await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A stored posting with one more property at its end.</summary>
    private static void WriteHighlighted(ReadOnlyMemory<byte> item, Func<Posting, Highlights> highlightsOf, PipeWriter output)
    {
        output.Write(item.Span[..^1]);
        output.Write(",\"highlights\":"u8);
        using var json = new Utf8JsonWriter(output, Writing);
        highlightsOf(JsonSerializer.Deserialize<Posting>(item.Span, PostingJson.Options)!).WriteTo(json);
        json.Flush();
        output.Write("}"u8);
    }

    private static async Task WriteItemsAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(output, Writing);
        await using (json.ConfigureAwait(false))
        {
            var first = true;
            await foreach (var item in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                output.Write(first ? default : ","u8);
                json.Reset();
                WriteItem(json, item, page.Fields, page.Fields.IsEmpty ? null : page.AttributionOf(item), page.HighlightsOf?.Invoke(item));
                json.Flush();
                first = false;
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal static void WriteItem(Utf8JsonWriter json, Posting posting, FeedPage page) =>
        WriteItem(json, posting, page.Fields, page.Fields.IsEmpty ? null : page.AttributionOf(posting));

    // The id is always given: without it nothing can be said about an item.
    internal static void WriteItem(Utf8JsonWriter json, Posting posting, ImmutableArray<string> fields, Attribution? attribution = null, Highlights? highlights = null)
    {
        if (fields.IsEmpty)
        {
            JsonSerializer.Serialize(json, posting, PostingJson.Options);
            return;
        }

        json.WriteStartObject();
        foreach (var property in JsonSerializer.SerializeToElement(posting, PostingJson.Options).EnumerateObject())
        {
            if (property.NameEquals("id") || fields.Contains(property.Name))
            {
                property.WriteTo(json);
            }
        }

        if (attribution is not null)
        {
            json.WritePropertyName("attribution");
            JsonSerializer.Serialize(json, attribution, PostingJson.Options);
        }

        if (highlights is not null)
        {
            json.WritePropertyName("highlights");
            highlights.WriteTo(json);
        }

        json.WriteEndObject();
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace JobFeed.Core.Formats;

/// <summary>One posting a line (github.com/ndjson/ndjson-spec), written as in our own JSON: what programs read without holding the whole.</summary>
internal sealed class NdjsonFormat : IFeedFormat
{
    public string Name => "ndjson";

    public string ContentType => "application/x-ndjson; charset=utf-8";

    public bool IsWhole => true;

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        if (page is { StoredItems: { } stored, Fields.IsEmpty: true })
        {
            await foreach (var item in stored.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                output.Write(item.Span);
                output.Write("\n"u8);
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            var json = new Utf8JsonWriter(output, JsonFormat.Writing);
            await using (json.ConfigureAwait(false))
            {
                await foreach (var item in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    JsonFormat.WriteItem(json, item, page);
                    json.Flush();
                    json.Reset();
                    output.Write("\n"u8);
                    await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

using System.IO.Pipelines;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>Which postings of a page a format leaves out, and why: what <c>?report=1</c> gives instead of the feed.</summary>
public static class ExclusionReport
{
    /// <summary>Writes JSON: the excluded postings in feed order, then how many there are of each reason.</summary>
    public static async Task WriteAsync(IFeedFormat format, FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (included, excluded) = (0, 0);
        var json = new Utf8JsonWriter(output, JsonFormat.Writing);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("format", format.Name);
            json.WriteString("title", page.Title);
            json.WriteString("feed", page.SelfUrl);
            json.WriteNumber("generation", page.Generation);
            json.WriteNumber("total", page.Total);
            json.WriteStartArray("items");
            await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (format.Exclusions(posting) is not { Count: > 0 } found)
                {
                    included++;
                    continue;
                }

                excluded++;
                JsonSerializer.Serialize(json, new ExcludedPosting(posting.Id, posting.Title, posting.Url, found), PostingJson.Options);
                foreach (var reason in found)
                {
                    reasons[reason.Code] = reasons.GetValueOrDefault(reason.Code) + 1;
                }

                json.Flush();
                await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
            }

            json.WriteEndArray();
            json.WriteNumber("included", included);
            json.WriteNumber("excluded", excluded);
            json.WritePropertyName("reasons");
            JsonSerializer.Serialize(json, reasons);
            json.WriteEndObject();
            json.Flush();
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

using System.IO.Pipelines;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// schema.org JobPosting as JSON-LD, by Google's rules (developers.google.com/search/docs/appearance/structured-data/job-posting): a graph with
/// one node a posting. What Google would refuse is left out and stands in the exclusion report.
/// </summary>
internal sealed class JsonLdFormat : IFeedFormat
{
    public string Name => "jsonld";

    public string ContentType => "application/ld+json; charset=utf-8";

    public bool HasRules => true;

    public IReadOnlyList<Exclusion> Exclusions(Posting posting)
    {
        var demands = default(Demands);
        demands.That(posting.Title.Length > 0, "NO_TITLE", "title", "Google requires a title.");
        demands.That(PostingText.HasDescription(posting), "NO_DESCRIPTION", "descriptionHtml", "Google requires the whole description.");
        demands.That(posting.Company is { Length: > 0 }, "NO_COMPANY", "company", "Google requires the hiring organization.");
        demands.That(
            posting.Locations.Any(p => p.Country is not null) || (posting.WorkplaceType == WorkplaceType.Remote && JobPostingLd.Applicants(posting).Any()),
            "NO_COUNTRY",
            "locations",
            "Google requires the country of the place of work, or for remote jobs the countries where applicants may live.");
        demands.That(posting.Life.Status == PostingStatus.Open, "CLOSED", "life", "Google forbids markup for jobs that are over.");
        return demands.Unmet;
    }

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var json = new Utf8JsonWriter(output, JsonFormat.Writing);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("@context", JobPostingLd.Context);
            json.WriteStartArray("@graph");
            await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (Exclusions(posting).Count == 0)
                {
                    json.WriteStartObject();
                    JobPostingLd.WriteMembers(json, posting, page.UrlOf(posting), page.PublishedAt(posting));
                    json.WriteEndObject();
                    json.Flush();
                    await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}

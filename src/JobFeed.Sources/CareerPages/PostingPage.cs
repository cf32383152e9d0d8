using System.Text;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.CareerPages;

/// <summary>
/// A posting's own page on a platform, by its schema.org JobPosting: what a listing cannot say. The page's words go before the listing's.
/// </summary>
internal static class PostingPage
{
    /// <summary>True when the body starts like a web page, whatever its content type says.</summary>
    public static bool LooksLikeOne(FetchedDocument document)
    {
        var head = Encoding.UTF8.GetString(document.Body.Span[..Math.Min(document.Body.Length, 1_024)]).AsSpan().TrimStart("\uFEFF \t\r\n");
        return head is ['<', ..] && (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Reads the page of <paramref name="platform"/> (its name for people); <paramref name="known"/> is what the listing or the address says of the
    /// posting, its id at least. A page that says that the posting is over gives a tombstone; throws when there is no posting on it.
    /// </summary>
    public static Extraction Read(FetchedDocument document, string platform, RawPosting known)
    {
        var page = PageReader.Read(DecodedText.Of(document.Body.Span, document.ContentType).Text, document.Url);
        if (page.Postings.IsEmpty)
        {
            return page.ExpiryEvidence is not null && known.Id.Length > 0
                ? new Extraction { Closed = [known.Id] }
                : throw WirePayload.Markup(document.Body.Span, platform, "a posting");
        }

        var posting = page.Postings.FirstOrDefault(one => one.Title == known.Title) ?? page.Postings[0];
        var whole = posting with
        {
            Id = "",
            Url = known.Url ?? posting.Url ?? document.Url.AbsoluteUri,
            // schema.org can say "remote" only; the listing tells hybrid from remote.
            Workplace = known.Workplace ?? posting.Workplace,
            Expired = page.ExpiryEvidence is not null,
        };
        return known.Id.Length > 0
            ? new Extraction { Postings = [whole.Over(known)] }
            : throw new SourceException(SourceFault.Unreadable, $"{document.Url} is a posting's page, but its address has no id.");
    }
}

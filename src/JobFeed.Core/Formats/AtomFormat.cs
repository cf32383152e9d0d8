using System.IO.Pipelines;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// Atom (RFC 4287) with paging (RFC 5005, section 3): every page is a part of the feed that the page for people names. What Atom has no
/// word for stands in the same elements as in RSS (<see cref="JobXml"/>).
/// </summary>
internal sealed class AtomFormat : IFeedFormat
{
    private const string MediaType = "application/atom+xml";

    public string Name => "atom";

    public string ContentType => MediaType + "; charset=utf-8";

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var xml = new XmlOut(output);
        WriteHead(xml, page);
        await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteEntry(xml, posting, page.UrlOf(posting), page.PublishedAt(posting), page.UpdatedAt(posting));
            await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
        }

        xml.Raw("</feed>\n"u8);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An entry's id, an IRI that stays the same for ever (RFC 4287, section 4.2.6).</summary>
    internal static string IdOf(PostingId id) => $"urn:jobfeed:posting:{id}";

    /// <summary>One entry. Its date of update is the last change seen here, so that readers notice what changed.</summary>
    internal static void WriteEntry(XmlOut xml, Posting posting, string url, DateTimeOffset published, DateTimeOffset updated)
    {
        xml.Start("entry");
        xml.Element("id", IdOf(posting.Id));
        xml.Element("title", PostingText.Headline(xml.Line.Begin(), posting).Text);
        xml.Link("link", "alternate", url, null);
        xml.Element("published", published, JobXml.InstantFormat);
        xml.Element("updated", updated, JobXml.InstantFormat);
        if (posting.Company is { Length: > 0 } company)
        {
            xml.Start("author");
            xml.Element("name", company);
            xml.End("author");
        }

        xml.Element("summary", PostingText.FactsAndSummary(xml.Line.Begin(), posting).Text);
        JobXml.Categories(xml, posting, static (xml, kind, term) =>
        {
            xml.Raw("<category scheme=\"urn:jobfeed:"u8);
            xml.Text(kind);
            xml.Raw("\""u8);
            xml.Attribute("term", term);
            xml.Raw("/>"u8);
        });
        JobXml.Write(xml, posting);
        xml.Element("content", "type", "html", PostingText.Html(posting));
        xml.Raw("</entry>\n"u8);
    }

    private static void WriteHead(XmlOut xml, FeedPage page)
    {
        xml.Raw("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xmlns:job="urn:jobfeed:job:1">

            """u8);
        xml.Element("id", page.HomeUrl);
        xml.Element("title", page.Title);
        xml.Element("subtitle", page.Description);
        xml.Element("updated", JobXml.Instant(page.LastModified));
        xml.Link("link", "self", page.SelfUrl, MediaType);
        xml.Link("link", "alternate", page.HomeUrl, "text/html");
        xml.Link("link", "next", page.NextUrl, MediaType);
        xml.Link("link", "hub", page.HubUrl, null);
        xml.Raw("<author><name>JobFeed</name></author><generator>JobFeed</generator>\n"u8);
    }
}

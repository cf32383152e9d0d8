using System.IO.Pipelines;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// RSS 2.0 (rssboard.org/rss-specification) with the modules that readers use: Atom links, content, Dublin Core, GeoRSS; and one of our
/// own, <c>urn:jobfeed:job:1</c>, for pay, workplace and validity.
/// </summary>
internal sealed class RssFormat : IFeedFormat
{
    /// <summary>RFC 822 as RSS uses it: four-digit year, numeric zone.</summary>
    private const string Rfc822 = "ddd, dd MMM yyyy HH:mm:ss '+0000'";

    private const string MinutesToLive = "60";

    public string Name => "rss";

    public string ContentType => "application/rss+xml; charset=utf-8";

    public async Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default)
    {
        var xml = new XmlOut(output);
        WriteHead(xml, page);
        await foreach (var posting in page.Items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteItem(xml, page, posting);
            await output.FlushWhenFullAsync(cancellationToken).ConfigureAwait(false);
        }

        xml.Raw("</channel>\n</rss>\n"u8);
        await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void WriteHead(XmlOut xml, FeedPage page)
    {
        xml.Raw("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:georss="http://www.georss.org/georss" xmlns:job="urn:jobfeed:job:1">
            <channel>

            """u8);
        xml.Element("title", page.Title);
        xml.Element("link", page.HomeUrl);
        xml.Element("description", page.Description);
        xml.Link("atom:link", "self", page.SelfUrl, "application/rss+xml");
        xml.Link("atom:link", "next", page.NextUrl, "application/rss+xml");
        xml.Link("atom:link", "hub", page.HubUrl, null);
        xml.Element("lastBuildDate", page.LastModified, Rfc822);
        xml.Element("ttl", MinutesToLive);
        xml.Element("generator", "JobFeed");
        xml.Element("docs", "https://www.rssboard.org/rss-specification");
        xml.Raw("\n"u8);
    }

    private static void WriteItem(XmlOut xml, FeedPage page, Posting posting)
    {
        xml.Start("item");
        xml.Element("title", PostingText.Headline(xml.Line.Begin(), posting).Text);
        xml.Element("link", page.UrlOf(posting));
        xml.Element("guid", "isPermaLink", "false", posting.Id.ToString());
        xml.Element("pubDate", page.PublishedAt(posting), Rfc822);
        xml.Start("description");
        xml.Html(PostingText.FactsAndSummary(xml.Line.Begin(), posting).Text);
        xml.End("description");
        if (page.AttributionOf(posting) is { } attribution)
        {
            xml.Element("source", "url", attribution.Home, attribution.Name);
        }

        xml.Element("dc:creator", posting.Company);
        xml.Element("dc:source", posting.Url);
        JobXml.Categories(xml, posting, static (xml, kind, term) => xml.Element("category", "domain", kind, term));
        JobXml.Write(xml, posting);
        xml.Start("content:encoded");
        xml.CData(PostingText.Html(posting));
        xml.End("content:encoded");
        xml.Raw("</item>\n"u8);
    }
}

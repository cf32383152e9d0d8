using System.Buffers;
using JobFeed.Core.Changes;

namespace JobFeed.Core.Formats;

/// <summary>
/// Changes as an archived Atom feed (RFC 5005, section 4): full pages are archives that never change, linked backwards from the current one. Postings
/// that are gone are tombstones (RFC 6721). Of several changes of a posting on one page the last counts.
/// </summary>
internal sealed class ChangesAtom : IChangeFormat
{
    private const string MediaType = "application/atom+xml";

    public string Name => "atom";

    public string ContentType => MediaType + "; charset=utf-8";

    public void Write(ChangePage page, IBufferWriter<byte> output)
    {
        var xml = new XmlOut(output);
        WriteHead(xml, page);
        var last = page.Items.Select(item => item.Change).GroupBy(change => change.Posting.Id).ToDictionary(group => group.Key, group => group.Max(change => change.Sequence));
        foreach (var item in page.Items.Where(item => last[item.Change.Posting.Id] == item.Change.Sequence))
        {
            if (item.IsGone)
            {
                WriteTombstone(xml, item);
            }
            else
            {
                var posting = item.Change.Posting;
                AtomFormat.WriteEntry(xml, posting, page.UrlOf(posting), PostingText.PublishedBy(posting, item.Change.At), item.Change.At);
            }
        }

        xml.Raw("</feed>\n"u8);
    }

    private static void WriteHead(XmlOut xml, ChangePage page)
    {
        xml.Raw("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:georss="http://www.georss.org/georss" xmlns:job="urn:jobfeed:job:1">

            """u8);
        xml.Element("id", page.CurrentUrl);
        xml.Element("title", page.Title);
        xml.Element("updated", JobXml.Instant(page.LastModified));
        xml.Link("link", "self", page.SelfUrl, MediaType);
        xml.Link("link", "alternate", page.HomeUrl, "text/html");
        xml.Link("link", "prev-archive", page.PreviousUrl, MediaType);
        if (page.IsFull)
        {
            xml.Link("link", "current", page.CurrentUrl, MediaType);
            xml.Link("link", "next-archive", page.NextUrl, MediaType);
            xml.Raw("<fh:archive/>"u8);
        }

        xml.Raw("<author><name>JobFeed</name></author><generator>JobFeed</generator>\n"u8);
    }

    private static void WriteTombstone(XmlOut xml, SeenChange item)
    {
        var posting = item.Change.Posting;
        xml.Open("at:deleted-entry");
        xml.Attribute("ref", AtomFormat.IdOf(posting.Id));
        xml.Attribute("when", JobXml.Instant(item.Change.At));
        xml.Raw(">"u8);
        xml.Element("at:comment", posting.Life.CloseReason is { } reason
            ? $"{JobXml.Code(reason)}: {posting.Life.CloseEvidence}"
            : "The posting is still open, but does not match the query any more.");
        xml.Raw("</at:deleted-entry>\n"u8);
    }
}

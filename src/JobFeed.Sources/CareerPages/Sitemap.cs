using System.Xml;
using JobFeed.Core.Extract;

namespace JobFeed.Sources.CareerPages;

/// <summary>
/// A sitemap (https://www.sitemaps.org/protocol.html): addresses with their last change, or an index of further sitemaps. Namespaces are not
/// looked at (sites write them in several ways); copies in other languages, named by <c>xhtml:link</c>, are left out.
/// </summary>
internal sealed record Sitemap(bool IsIndex, List<(Uri Url, string? LastModified)> Entries, string? BrokenBecause)
{
    /// <summary>Addresses of one file at most, by the protocol.</summary>
    private const int MaxEntries = 50_000;

    /// <summary>True when the text starts like a sitemap, whatever its content type says.</summary>
    public static bool LooksLikeOne(ReadOnlySpan<byte> body)
    {
        var head = System.Text.Encoding.UTF8.GetString(body[..Math.Min(body.Length, 2_048)]);
        return head.Contains("<urlset", StringComparison.OrdinalIgnoreCase) || head.Contains("<sitemapindex", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads what can be read; broken XML ends the list with the reason.</summary>
    public static Sitemap Read(byte[] body, Uri address)
    {
        var entries = new List<(Uri, string?)>();
        var copies = new HashSet<string>(StringComparer.Ordinal);
        var isIndex = false;
        string? broken = null;
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            CheckCharacters = false,
        });
        try
        {
            var entry = new Entry();
            while (reader.Read() && entries.Count < MaxEntries)
            {
                isIndex |= reader is { NodeType: XmlNodeType.Element, LocalName: "sitemapindex" };
                if (entry.Step(reader) && WebLink.TryResolve(address, entry.Location, out var url) && !copies.Contains(url.AbsoluteUri))
                {
                    entries.Add((url, entry.LastModified));
                    copies.UnionWith(entry.Alternates.Where(copy => copy != url.AbsoluteUri));
                }
            }
        }
        catch (XmlException e)
        {
            broken = e.Message;
        }

        return new Sitemap(isIndex, entries, broken);
    }

    /// <summary>The <c>url</c> or <c>sitemap</c> element being read.</summary>
    private sealed class Entry
    {
        private string _element = "";

        public string? Location { get; private set; }

        public string? LastModified { get; private set; }

        public List<string> Alternates { get; } = [];

        /// <summary>True when the entry has just ended.</summary>
        public bool Step(XmlReader reader)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName is "url" or "sitemap":
                    (Location, LastModified, _element) = (null, null, "");
                    Alternates.Clear();
                    return false;
                case XmlNodeType.Element when reader.LocalName == "link" && reader.GetAttribute("href") is { } href && WebLink.TryResolve(null, href, out var copy):
                    Alternates.Add(copy.AbsoluteUri);
                    return false;
                case XmlNodeType.Element:
                    _element = reader.Prefix.Length is 0 || reader.NamespaceURI.Contains("sitemap", StringComparison.Ordinal) ? reader.LocalName : "";
                    return false;
                case XmlNodeType.Text or XmlNodeType.CDATA when _element == "loc":
                    Location = (Location + reader.Value).Trim();
                    return false;
                case XmlNodeType.Text when _element == "lastmod":
                    LastModified = reader.Value.Trim();
                    return false;
                case XmlNodeType.EndElement:
                    _element = "";
                    return reader.LocalName is "url" or "sitemap" && Location is not null;
                default:
                    return false;
            }
        }
    }
}

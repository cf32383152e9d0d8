using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// Reads a feed of any family, found by its outermost element or, in JSON, by its list: RSS 2.0 and 1.0, Atom, JSON Feed; Indeed's XML and its
/// relatives (LinkedIn, ZipRecruiter, Talroo, Trovit, boards' own), also written as JSON. Item by item: a broken one costs itself, and of a feed of any
/// length only one at a time is in memory.
/// </summary>
internal sealed class FeedReader
{
    /// <summary>What lists of items are called in JSON.</summary>
    private static readonly string[] Lists = ["items", "jobs", "offers", "ads", "vacancies", "postings", "positions", "listings", "results", "entries", "data"];

    /// <summary>What an item is called where the outermost element is not that of a syndication format.</summary>
    private static readonly string[] ItemNames =
        ["job", "offer", "ad", "item", "vacancy", "jobad", "advert", "jobposting", "posting", "listing", "opening", "position", "entry", "stelle", "row", "record"];

    private const int MaxInflated = 200 << 20;

    /// <summary>Bytes in which a document of more than white space begins.</summary>
    private const int LongestHead = 1 << 10;

    private readonly FetchedDocument _document;
    private readonly string _title;
    private readonly ImmutableArray<RawPosting>.Builder _postings = ImmutableArray.CreateBuilder<RawPosting>();
    private readonly ImmutableArray<RejectedPosting>.Builder _rejected = ImmutableArray.CreateBuilder<RejectedPosting>();
    private readonly Dictionary<string, UInt128> _seen = new(StringComparer.Ordinal);
    private readonly Action<RawPosting> _take;
    private readonly Func<RawPosting, FeedItem, RawPosting> _own;
    private string? _language;

    private FeedReader(FetchedDocument document, string title, Func<RawPosting, FeedItem, RawPosting>? own, Action<RawPosting>? take) =>
        (_document, _title, _own, _take) = (document, title, own ?? ((posting, _) => posting), take ?? _postings.Add);

    /// <summary>The feed's postings. Throws <see cref="SourceException"/> when the document is no feed, or has no item that can be read.</summary>
    /// <param name="document">The document.</param>
    /// <param name="title">Name of the source for people.</param>
    /// <param name="own">What a source knows of its own dialect: completes the posting read from an item.</param>
    /// <param name="take">Gets each posting as soon as it is read; null to have all of them in the result.</param>
    public static Extraction Read(FetchedDocument document, string title, Func<RawPosting, FeedItem, RawPosting>? own = null, Action<RawPosting>? take = null)
    {
        using var inflated = Gzipped.Inflated(document, MaxInflated);
        document = inflated is null ? document : document with { Body = inflated.IsLong ? default : inflated.Bytes, Spool = inflated.IsLong ? inflated : null };
        var reader = new FeedReader(document, title, own, take);
        try
        {
            return IsJson(document) ? reader.ReadJson() : reader.ReadXml();
        }
        catch (InvalidOperationException e)
        {
            // A member's name that is half a surrogate pair; in an item it costs the item alone.
            throw new SourceException(SourceFault.Unreadable, $"{title} sent JSON whose names are no text: {e.Message}", e);
        }
    }

    private static bool IsJson(FetchedDocument document)
    {
        Span<byte> head = stackalloc byte[LongestHead];
        using var stream = document.OpenBody();
        ReadOnlySpan<byte> body = head[..stream.ReadAtLeast(head, LongestHead, throwOnEndOfStream: false)];
        var start = body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? body[3..] : body;
        return start.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    private Extraction ReadXml()
    {
        using var xml = WireXml.Open(_document, _title);
        var isSyndication = xml.Root.Name.ToLowerInvariant() is "rss" or "rdf" or "feed" or "channel";
        string? chosen = null;
        foreach (var element in xml.Items((element, depth) => IsItem(element, depth, isSyndication, ref chosen)))
        {
            _language ??= xml.Root.TextOf("language") ?? xml.Root.Child("channel")?.TextOf("language") ?? xml.Root.Attribute("xml:lang");
            Add(element);
        }

        if (chosen is null && !isSyndication)
        {
            // A board's own words (<vakanser><vakans>): what stands right under the outermost element and has fields.
            foreach (var element in xml.Root.Children.Where(child => child.Children.Count > 1))
            {
                Add(element);
            }
        }

        var broken = xml.BrokenBecause is { } reason ? $"the feed is broken: {reason}" : null;
        if (_seen.Count == 0 && (broken is not null || _rejected.Count > 0 || !(isSyndication || IsListName(xml.Root.Name))))
        {
            throw new SourceException(SourceFault.Unreadable, broken is null
                ? $"{_title} sent XML without a posting that can be read (<{xml.Root.Name}>); its format may have changed."
                : $"{_title} sent XML that is broken or ends early: {broken}");
        }

        var heads = xml.Root.Child("channel") is { } channel ? new[] { xml.Root, channel } : [xml.Root];
        return Finish(isSyndication && !heads.Any(IsWhole), broken) with
        {
            Next = [.. heads.SelectMany(head => head.Named("link")).Where(link => link.Attribute("rel") == "next").Select(link => NextPage(link.Attribute("href"))).OfType<FetchRequest>().Take(1)],
            Closed = [.. heads.SelectMany(head => head.Named("deleted-entry")).Select(entry => entry.Attribute("ref")).OfType<string>()],
            AdvertisedTotal = heads.Select(head => Count(head.TextOf("expectedJobCount") ?? head.TextOf("totalResults"))).FirstOrDefault(count => count is not null),
        };
    }

    private Extraction ReadJson()
    {
        var json = LongJson.Open(_document, _title, Lists);
        var head = JsonItems.ElementOf("feed", json.Head, withLists: false);
        _language = head.TextOf("language");
        foreach (var item in json.Items())
        {
            AddJson(item);
        }

        if (_seen.Count == 0 && _rejected.Count > 0)
        {
            throw WirePayload.Unexpected(json.Head, _title);
        }

        return Finish(head.TextOf("version")?.Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true, null) with
        {
            Next = NextPage(head.TextOf("next_url")) is { } next ? [next] : [],
            AdvertisedTotal = Count(head.TextOf("expectedJobCount") ?? head.TextOf("total") ?? head.TextOf("totalCount")),
        };
    }

    /// <summary>In job XML the first element of a known name that is not the outermost decides; it must not be a field of an item.</summary>
    private static bool IsItem(WireElement element, int depth, bool isSyndication, ref string? chosen)
    {
        if (isSyndication)
        {
            return depth > 0 && (element.Is("item") || element.Is("entry"));
        }

        var name = element.Name.ToLowerInvariant();
        if (chosen is null && depth is > 0 and < 4 && ItemNames.Contains(name))
        {
            chosen = name;
        }

        return depth > 0 && name == chosen;
    }

    private static bool IsListName(string name) =>
        name.ToLowerInvariant() is "source" or "trovit" or "joblist" or "jobposts" or "feedjobs" or "listing" || Lists.Contains(name.ToLowerInvariant());

    /// <summary>RFC 5005: the feed document has all entries of the feed.</summary>
    private static bool IsWhole(WireElement head) => head.Children.Any(child => child.Is("complete") && child.Namespace.Contains("purl.org/syndication/history", StringComparison.Ordinal));

    private static int? Count(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : null;

    private FetchRequest? NextPage(string? link) =>
        WebLink.TryResolve(_document.Url, link, out var next) && next.Host == _document.Url.Host ? new FetchRequest(next) { Accept = _document.Request.Accept } : null;

    private Extraction Finish(bool isWindow, string? broken) => new()
    {
        Postings = _postings.ToImmutable(),
        Rejected = _rejected.ToImmutable(),
        IncompleteBecause = broken ?? (isWindow ? "a feed shows its newest entries only" : null),
    };

    private void AddJson(System.Text.Json.JsonElement item)
    {
        try
        {
            Add(JsonItems.ElementOf("item", item));
        }
        catch (InvalidOperationException e)
        {
            _rejected.Add(new RejectedPosting(null, e.Message));
        }
    }

    private void Add(WireElement element)
    {
        var item = new FeedItem(element);
        var posting = _own(FeedPosting.Read(item, _document.Board, _document.Url, _language), item);
        var id = posting.Id.Trimmed();
        if (element.IsCut || id is null || posting.Title is null)
        {
            _rejected.Add(new RejectedPosting(id, element.IsCut ? "The feed ends inside the posting." : id is null ? "The posting has no id and no link." : "The posting has no title."));
            return;
        }

        if (!_seen.TryAdd(id, Print(posting)))
        {
            if (_seen[id] == Print(posting))
            {
                return;
            }

            // Feeds that use one reference for several places must not lose all but one.
            posting = posting with { Id = $"{id}@{posting.Location ?? posting.Url ?? posting.Title}" };
            if (!_seen.TryAdd(posting.Id, Print(posting)))
            {
                return;
            }
        }

        _take(posting);
    }

    /// <summary>What makes two items of one id the same posting, in a few bytes: a feed may have a hundred thousand.</summary>
    private static UInt128 Print(RawPosting posting) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{posting.Title}\0{posting.Location}\0{posting.Url}")));
}

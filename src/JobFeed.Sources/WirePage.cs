using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>A web page that a platform without an API serves: its elements, and what <see cref="PageReader"/> makes of it.</summary>
internal sealed class WirePage : IDisposable
{
    private readonly FetchedDocument _document;
    private readonly string _platform;
    private readonly string _html;
    private PageContent? _content;

    private WirePage(FetchedDocument document, string platform, string html)
    {
        (_document, _platform, _html) = (document, platform, html);
        Elements = PageReader.Parse(html);
    }

    public IHtmlDocument Elements { get; }

    public PageContent Content => _content ??= PageReader.Read(_html, _document.Url);

    /// <summary>Throws <see cref="SourceException"/> when the answer of <paramref name="platform"/> (its name for people) is no web page.</summary>
    public static WirePage Parse(FetchedDocument document, string platform)
    {
        var html = DecodedText.Of(document.Body.Span, document.ContentType).Text;
        return html.AsSpan().TrimStart("\uFEFF \t\r\n") switch
        {
            [] => throw new SourceException(SourceFault.Unreadable, $"{platform} sent an empty answer."),
            ['<', ..] => new WirePage(document, platform, html),
            _ => throw new SourceException(SourceFault.Unreadable, $"{platform} sent something else than a web page."),
        };
    }

    /// <summary>What to say about a page that has neither postings nor the marks of an empty board.</summary>
    public SourceException Unexpected() => Content.IsWall
        ? new SourceException(SourceFault.Refused, $"{_platform} sent a log-in page or a bot wall instead of the board.")
        : new SourceException(SourceFault.Unreadable, $"{_platform} sent a page that is neither a board nor a posting; its format may have changed.");

    /// <summary>
    /// The page's schema.org JobPosting as the posting <paramref name="id"/> of the board, what the listing knew filling its gaps; null when the page has
    /// none.
    /// </summary>
    public RawPosting? JobPosting(string id, string url)
    {
        if (Content.Postings.IsEmpty)
        {
            return null;
        }

        var (posting, stub, board) = (Content.Postings[0], _document.Request.Stub, _document.Board);
        return posting with
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            RequisitionId = stub?.RequisitionId ?? (posting.Id.Trimmed() is { } own && own != id ? own : null),
            Title = posting.Title ?? stub?.Title,
            Company = posting.Company ?? stub?.Company ?? board.Company,
            Url = url,
            Location = posting.Location ?? stub?.Location,
            Country = board.Country,
            Workplace = posting.Workplace ?? stub?.Workplace,
            Pay = [.. posting.Pay.Where(pay => pay.Min is > 0 || pay.Max is > 0)],
            EmploymentTypes = posting.EmploymentTypes.IsEmpty ? stub?.EmploymentTypes ?? [] : posting.EmploymentTypes,
            Departments = stub?.Departments ?? [],
            PostedAt = posting.PostedAt ?? stub?.PostedAt,
            Expired = Content.ExpiryEvidence is not null,
        };
    }

    /// <summary>The words of an element on one line; null when there are none.</summary>
    public static string? TextOf(IElement? element) => element is null ? null : EscapedHtml.OneLine(element.InnerHtml);

    /// <summary>The markup inside an element; null when it holds no words.</summary>
    public static string? MarkupOf(IElement? element) => TextOf(element) is null ? null : element!.InnerHtml.Trimmed();

    /// <summary>The address that a link leads to, without query and fragment; null when it is not the web.</summary>
    public Uri? AddressOf(IElement? link) =>
        WebLink.TryResolve(_document.Url, link?.GetAttribute("href"), out var address) ? new Uri(address.GetLeftPart(UriPartial.Path)) : null;

    /// <summary>True for an address on the page's own host.</summary>
    public bool IsOwn(Uri address) => address.Host.Equals(_document.Url.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of the schema.org Organization whose page this is; null when none is stated.</summary>
    public string? Organization()
    {
        foreach (var script in Elements.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent);
                var root = json.RootElement;
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("@type", out var type) && type.ValueEquals("Organization") && root.TryGetProperty("name", out var name))
                {
                    return EscapedHtml.OneLine(name.ToString());
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Broken or oddly shaped data names nobody.
            }
        }

        return null;
    }

    public void Dispose() => Elements.Dispose();
}

using System.Collections.Immutable;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.CareerPages;

/// <summary>Postings that stand on a list page: given ids that stay the same from crawl to crawl, and joined with the links beside them.</summary>
internal static class ListedPostings
{
    /// <summary>The postings with ids: their own page, else the site's identifier, else title and place.</summary>
    public static ImmutableArray<RawPosting> Read(FetchedDocument document, IEnumerable<RawPosting> postings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = ImmutableArray.CreateBuilder<RawPosting>();
        foreach (var posting in postings.Where(posting => posting.Title is not null))
        {
            var id = WebLink.TryResolve(null, posting.Url, out var own) && WebLink.Key(own) != WebLink.Key(document.Url)
                ? WebLink.Key(own)
                : posting.Id.Trimmed() ?? $"{Plain(posting.Title!)}@{Plain(posting.Location ?? "")}";
            seen[id] = seen.GetValueOrDefault(id) + 1;
            read.Add(posting with
            {
                Source = document.Board.Id.Platform,
                Board = document.Board.Id,
                Id = seen[id] == 1 ? id : $"{id}#{seen[id]}",
                RequisitionId = posting.Id.Trimmed(),
                Company = posting.Company ?? document.Board.Company,
                Country = document.Board.Country,
                Url = posting.Url ?? document.Url.AbsoluteUri,
            });
        }

        return read.ToImmutable();
    }

    /// <summary>Each link with the posting that has its title, in its words or its path; and the postings that no link leads to.</summary>
    public static (List<(PageLink Link, RawPosting? Posting)> Details, List<RawPosting> Unlinked) Join(
        IEnumerable<PageLink> links, IEnumerable<RawPosting> postings)
    {
        var waiting = new Dictionary<string, RawPosting>(StringComparer.Ordinal);
        var unlinked = new List<RawPosting>();
        foreach (var posting in postings.Where(posting => posting.Title is not null))
        {
            if (!waiting.TryAdd(Plain(posting.Title!), posting))
            {
                unlinked.Add(posting);
            }
        }

        var details = new List<(PageLink, RawPosting?)>();
        foreach (var link in links)
        {
            var name = Plain(link.Text ?? "");
            var path = Plain(Uri.UnescapeDataString(link.Url.AbsolutePath.TrimEnd('/').Split('/')[^1]));
            details.Add((link, waiting.Remove(name, out var posting) || waiting.Remove(path, out posting) ? posting : null));
        }

        unlinked.AddRange(waiting.Values);
        return (details, unlinked);
    }

    /// <summary>Letters and digits in lower case with single hyphens between words.</summary>
    private static string Plain(string text)
    {
        var words = string.Concat(text.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        return string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;

namespace JobFeed.Core.Changes;

/// <summary>
/// Looks at the log through a query: each change is judged by whether its posting matched before and matches after it, by the same index that
/// answers queries. Who applies what comes out, from the first change on, holds at any time what the query selects.
/// </summary>
public static class ChangeFilter
{
    /// <summary>The changes that concern the query, in order; all of them when it filters nothing.</summary>
    public static async Task<IReadOnlyList<SeenChange>> ApplyAsync(
        IReadOnlyList<PostingChange> changes, JobQuery query, ExchangeRates rates, CancellationToken cancellationToken = default)
    {
        if (query.ResultKey == new JobQuery { Sort = query.Sort, Duplicates = query.Duplicates }.ResultKey)
        {
            return [.. changes.Select(SeenChange.Of)];
        }

        var after = await MatchesAsync([.. changes.Select(change => change.Posting)], query, rates, cancellationToken).ConfigureAwait(false);
        var before = await MatchesBeforeAsync(changes, query, rates, after, cancellationToken).ConfigureAwait(false);
        var seen = new List<SeenChange>();
        for (var i = 0; i < changes.Count; i++)
        {
            if (See(changes[i].Kind, before[i], after[i]) is { } kind)
            {
                seen.Add(new SeenChange(kind, changes[i]));
            }
        }

        return seen;
    }

    /// <summary>
    /// Whether the postings matched before. What a long text said before is not known: where words are asked for, a posting whose text changed is taken to have
    /// matched, so that who follows is told once too often that it is gone rather than never.
    /// </summary>
    private static async Task<bool[]> MatchesBeforeAsync(
        IReadOnlyList<PostingChange> changes, JobQuery query, ExchangeRates rates, bool[] after, CancellationToken cancellationToken)
    {
        var before = after.ToArray();
        var isUnknown = changes.Select(change => query.Text is not null && change.Fields.Any(field => SearchedTexts.Contains(field.Field) && !HasValues(field))).ToArray();
        var known = Enumerable.Range(0, changes.Count).Where(i => !isUnknown[i] && changes[i].Fields.Any(HasValues));
        var unknown = Enumerable.Range(0, changes.Count).Where(i => isUnknown[i]);
        foreach (var (asked, edited) in ((JobQuery, int[])[])[(query, [.. known]), (query with { Text = null }, [.. unknown])])
        {
            var matches = await MatchesAsync([.. edited.Select(i => Before(changes[i]))], asked, rates, cancellationToken).ConfigureAwait(false);
            foreach (var (i, matched) in edited.Zip(matches))
            {
                before[i] = matched;
            }
        }

        return before;
    }

    /// <summary>Long texts that words are looked for in.</summary>
    private static readonly string[] SearchedTexts = ["descriptionText", "summary"];

    private static SeenKind? See(ChangeKind kind, bool before, bool after) => (kind, before, after) switch
    {
        (ChangeKind.Created or ChangeKind.Reopened, _, true) => SeenChange.KindOf(kind),
        (ChangeKind.Created or ChangeKind.Reopened, _, false) => null,
        (ChangeKind.Changed, false, true) => SeenKind.Added,
        (ChangeKind.Changed, true, false) => SeenKind.Removed,
        (_, true, _) => SeenChange.KindOf(kind),
        _ => null,
    };

    /// <summary>False for long texts, which a change only names.</summary>
    private static bool HasValues(FieldChange field) => field.Old is not null || field.New is not null;

    /// <summary>The posting as it was: the change says the old value of each field that a query can ask for.</summary>
    private static Posting Before(PostingChange change)
    {
        var posting = JsonSerializer.SerializeToNode(change.Posting, PostingJson.Options)!.AsObject();
        foreach (var field in change.Fields.Where(HasValues))
        {
            posting.Remove(field.Field);
            if (field.Old is { } value)
            {
                posting[field.Field] = JsonNode.Parse(value.GetRawText());
            }
        }

        return posting.Deserialize<Posting>(PostingJson.Options)!;
    }

    /// <summary>Which of the postings the query selects; whether they are open does not matter here.</summary>
    private static async Task<bool[]> MatchesAsync(IReadOnlyList<Posting> postings, JobQuery query, ExchangeRates rates, CancellationToken cancellationToken)
    {
        var builder = new SegmentBuilder();
        for (var i = 0; i < postings.Count; i++)
        {
            builder.Add(postings[i] with { Id = new PostingId((ulong)i), Life = postings[i].Life with { Status = PostingStatus.Open } });
        }

        var snapshot = IndexSnapshot.Of(0, [Segment.Open(builder.Build())], rates);
        var matches = new bool[postings.Count];
        var asked = query with { Cursor = null, Limit = Math.Max(1, postings.Count), Duplicates = Duplicates.All, Sort = JobSort.Newest };
        foreach (var hit in QueryEngine.Run(snapshot, await TextSearch.ResolveAsync(snapshot, asked, cancellationToken).ConfigureAwait(false)).Hits)
        {
            matches[hit.Id.Value] = true;
        }

        return matches;
    }
}

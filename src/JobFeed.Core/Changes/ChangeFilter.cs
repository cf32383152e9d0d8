using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Core.Changes;

/// <summary>
/// Looks at the log through a query: each change is judged by whether its posting matched before and matches after it, by the same index that
/// answers queries. Who applies what comes out, from the first change on, holds at any time what the query selects.
/// </summary>
public static class ChangeFilter
{
    /// <summary>The changes that concern the query, in order; all of them when it filters nothing.</summary>
    public static IReadOnlyList<SeenChange> Apply(IReadOnlyList<PostingChange> changes, JobQuery query, ExchangeRates rates)
    {
        if (query.ResultKey == new JobQuery { Sort = query.Sort, Duplicates = query.Duplicates }.ResultKey)
        {
            return [.. changes.Select(change => new SeenChange(KindOf(change.Kind), change))];
        }

        var edited = changes.Where(change => change.Fields.Any(HasValues)).ToArray();
        var matches = Matches([.. changes.Select(change => change.Posting), .. edited.Select(Before)], query, rates);
        var seen = new List<SeenChange>();
        var next = changes.Count;
        for (var i = 0; i < changes.Count; i++)
        {
            var isEdited = next - changes.Count < edited.Length && ReferenceEquals(edited[next - changes.Count], changes[i]);
            if (See(changes[i].Kind, before: matches[isEdited ? next++ : i], after: matches[i]) is { } kind)
            {
                seen.Add(new SeenChange(kind, changes[i]));
            }
        }

        return seen;
    }

    private static SeenKind? See(ChangeKind kind, bool before, bool after) => (kind, before, after) switch
    {
        (ChangeKind.Created or ChangeKind.Reopened, _, true) => KindOf(kind),
        (ChangeKind.Created or ChangeKind.Reopened, _, false) => null,
        (ChangeKind.Changed, false, true) => SeenKind.Added,
        (ChangeKind.Changed, true, false) => SeenKind.Removed,
        (_, true, _) => KindOf(kind),
        _ => null,
    };

    /// <summary>False for long texts, which a change only names.</summary>
    private static bool HasValues(FieldChange field) => field.Old is not null || field.New is not null;

    private static SeenKind KindOf(ChangeKind kind) => Enum.Parse<SeenKind>(kind.ToString());

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
    private static bool[] Matches(IReadOnlyList<Posting> postings, JobQuery query, ExchangeRates rates)
    {
        var builder = new SegmentBuilder();
        for (var i = 0; i < postings.Count; i++)
        {
            builder.Add(postings[i] with { Id = new PostingId((ulong)i), Life = postings[i].Life with { Status = PostingStatus.Open } });
        }

        var encoded = builder.Build();
        var snapshot = IndexSnapshot.Of(0, [Segment.Open(encoded.Hot, new MemoryColdReader(encoded.Cold))], rates);
        var matches = new bool[postings.Count];
        foreach (var hit in QueryEngine.Run(snapshot, query with { Cursor = null, Limit = Math.Max(1, postings.Count), Duplicates = Duplicates.All }).Hits)
        {
            matches[hit.Id.Value] = true;
        }

        return matches;
    }
}

using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What one crawl adds to a board's <see cref="ServiceRecord"/>.</summary>
internal sealed record ServiceLevel(ImmutableArray<double> Lags, int Read, ImmutableSortedDictionary<string, int> Stated)
{
    private const int LagsKept = 50;

    /// <summary>The fields whose presence is counted: what people filter by.</summary>
    public static readonly ImmutableArray<string> Fields =
        ["company", "country", "datePosted", "description", "employmentTypes", "experience", "locations", "salary", "seniority", "skills", "workplaceType"];

    public static ServiceLevel Of(CrawlDecision decision, DateTimeOffset now)
    {
        var read = decision.Reading.Seen.Values.Where(p => !p.IsStub).Select(p => p.Stated).ToList();
        var lags = decision.Diff.Verdicts.Where(v => v.Kind == ChangeKind.Created).Select(v => v.Now!.DatePosted).OfType<DateTimeOffset>()
            // A day without a time says nothing about hours.
            .Where(posted => posted.TimeOfDay != TimeSpan.Zero && posted <= now).Select(posted => Math.Round((now - posted).TotalHours, 2));
        return new ServiceLevel([.. lags], read.Count, Stating(read));
    }

    /// <summary>Which of <see cref="Fields"/> the posting states, a bit each.</summary>
    public static int StatedBy(Posting posting)
    {
        var bits = 0;
        for (var i = 0; i < Fields.Length; i++)
        {
            bits |= posting.Missing.Contains(Fields[i]) ? 0 : 1 << i;
        }

        return bits;
    }

    private static ImmutableSortedDictionary<string, int> Stating(List<int> read) => Enumerable.Range(0, Fields.Length)
        .ToImmutableSortedDictionary(i => Fields[i], i => read.Count(bits => (bits & (1 << i)) != 0), StringComparer.Ordinal);

    /// <summary>The record with this crawl in it.</summary>
    /// <param name="old">The record so far.</param>
    /// <param name="fault">Kind of the crawl's fault; null after a good one.</param>
    /// <param name="complete">The crawl read all there is.</param>
    /// <param name="changes">Changes that it found.</param>
    /// <param name="open">Open postings afterwards.</param>
    /// <param name="elapsed">Time since the good crawl before; null at the first one, whose postings are no changes.</param>
    public ServiceRecord AddTo(ServiceRecord old, string? fault, bool complete, int changes, int open, TimeSpan? elapsed) => old with
    {
        Crawls = old.Crawls + 1,
        Complete = old.Complete + (complete ? 1 : 0),
        Faults = fault is null ? old.Faults : old.Faults.SetItem(fault, old.Faults.GetValueOrDefault(fault) + 1),
        ChangesPerHour = fault is null && elapsed is { } time ? Cadence.Rate(old.ChangesPerHour, changes, time) : old.ChangesPerHour,
        Lags = elapsed is null ? old.Lags : [.. old.Lags.AddRange(Lags).TakeLast(LagsKept)],
        Read = Kept(old, open) + Read,
        Stated = Fields.ToImmutableSortedDictionary(field => field, field => Scaled(old, field, open) + Stated.GetValueOrDefault(field), StringComparer.Ordinal),
    };

    /// <summary>How many of the postings read before count on: those that this crawl did not read again.</summary>
    private int Kept(ServiceRecord old, int open) => Math.Clamp(open - Read, 0, old.Read);

    private int Scaled(ServiceRecord old, string field, int open) =>
        old.Read == 0 ? 0 : (int)Math.Round(old.Stated.GetValueOrDefault(field) * (double)Kept(old, open) / old.Read);
}

using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Quality;

/// <summary>How much of a set of real, unlabelled postings was understood from title, location and text; other fields are withheld.</summary>
internal sealed class Coverage(string set)
{
    public string Set { get; } = set;

    public int Postings { get; private set; }

    public int WithText { get; private set; }

    public int Place { get; private set; }

    public int Seniority { get; private set; }

    public int Family { get; private set; }

    public int Employment { get; private set; }

    public int Years { get; private set; }

    public int ThreeSkills { get; private set; }

    public int Pay { get; private set; }

    /// <summary>Postings whose text <see cref="PayMark"/> takes for one that states pay; a crude reader of its own.</summary>
    public int Marked { get; private set; }

    public int MarkedAndFound { get; private set; }

    /// <summary>Postings whose employer's own pay field has two numbers that both stand in the text.</summary>
    public int Stated { get; private set; }

    public int StatedAndFound { get; private set; }

    /// <summary>Found with both of the employer's numbers.</summary>
    public int StatedAndRight { get; private set; }

    /// <summary>Stated pay that was not read, or read otherwise.</summary>
    public List<Failure> Failures { get; } = [];

    public void Add(RealPosting real)
    {
        var posting = real.Posting;
        Postings++;
        Place += posting.LocationMissing ? 0 : 1;
        Seniority += posting.Seniority == Core.Postings.Seniority.Unknown ? 0 : 1;
        Family += posting.RoleFamily is null ? 0 : 1;
        if (posting.DescriptionText is null)
        {
            return;
        }

        WithText++;
        Employment += posting.EmploymentTypes.IsEmpty ? 0 : 1;
        Years += posting.Experience is null ? 0 : 1;
        ThreeSkills += posting.Skills.Length >= 3 ? 1 : 0;
        Pay += posting.Salary is null ? 0 : 1;
        Marked += real.IsMarked ? 1 : 0;
        MarkedAndFound += real.IsMarked && posting.Salary is not null ? 1 : 0;
        if (real.Stated is { } stated)
        {
            Stated++;
            StatedAndFound += posting.Salary is null ? 0 : 1;
            if (posting.Salary is { } pay && Says(posting.OtherSalaries.Insert(0, pay), stated))
            {
                StatedAndRight++;
            }
            else
            {
                Failures.Add(new Failure(Failure.Excerpt(posting.TitleRaw), $"{stated.Min}-{stated.Max}", Failure.Excerpt(posting.Salary?.Raw ?? "–")));
            }
        }
    }

    public void Add(Coverage other)
    {
        (Postings, WithText, Place, Seniority, Family) = (Postings + other.Postings, WithText + other.WithText, Place + other.Place, Seniority + other.Seniority, Family + other.Family);
        (Employment, Years, ThreeSkills, Pay) = (Employment + other.Employment, Years + other.Years, ThreeSkills + other.ThreeSkills, Pay + other.Pay);
        (Marked, MarkedAndFound) = (Marked + other.Marked, MarkedAndFound + other.MarkedAndFound);
        (Stated, StatedAndFound, StatedAndRight) = (Stated + other.Stated, StatedAndFound + other.StatedAndFound, StatedAndRight + other.StatedAndRight);
        Failures.AddRange(other.Failures);
    }

    /// <summary>One of the statements is it, or all of them together: the field of a posting with zones spans them.</summary>
    private static bool Says(IReadOnlyList<Salary> read, (double Min, double Max) stated) =>
        read.Any(pay => Is(pay.Min, stated.Min) && Is(pay.Max, stated.Max)) || (Is(read.Min(pay => pay.Min), stated.Min) && Is(read.Max(pay => pay.Max), stated.Max));

    private static bool Is(decimal? read, double stated) => read is { } amount && PayScore.AreNear((double)amount, stated, 0.005);
}

/// <summary>A row of the unlabelled sets, normalized.</summary>
/// <param name="Row">The row.</param>
/// <param name="Posting">What was understood.</param>
/// <param name="IsMarked">The text looks like one that states pay.</param>
/// <param name="Stated">The employer's own pay field, when both of its numbers stand in the text.</param>
internal sealed record RealPosting(JsonElement Row, Posting Posting, bool IsMarked, (double Min, double Max)? Stated)
{
    /// <summary>The sets of real postings, each with the country of its board where it has one.</summary>
    public static readonly (string Set, string? Country)[] Sets =
    [
        ("at-karriere-2024", "AT"), ("ats-ashby-2025", null), ("ats-open-jobs-data-2026", null), ("ats-titles-locations-2026", null),
        ("au-adzuna-2025-seek-2018", "AU"), ("careers-uber-2025", null), ("de-adzuna-2025", "DE"), ("eu-linkedin-titles-locations-2025", null),
        ("fr-france-travail-2025", "FR"), ("hn-who-is-hiring-2016-2018", null), ("in-naukri-2025-2026", "IN"), ("pl-nofluffjobs-2022-2024", "PL"),
        ("remoteok-2025", null), ("uk-adzuna-2013", "GB"), ("uk-data-jobs-2026", "GB"), ("uk-reed-totaljobs-2021", "GB"), ("us-glassdoor-ds-2020", "US"),
        ("us-multiboard-data-jobs-2020", "US"), ("us-newgrad-listings-2024", "US"), ("us-nyc-city-jobs-2019", "US"),
    ];

    public static IEnumerable<RealPosting> Of(string set, string? country, int each) =>
        Rows.Of(set + ".jsonl.gz", each).AsParallel().AsOrdered().Select(row => Of(row, country));

    private static RealPosting Of(JsonElement row, string? country)
    {
        var raw = new RawPosting { Title = row.Text("title"), Location = row.Text("location"), Company = row.Text("company"), Description = row.Text("description"), Country = country };
        var posting = Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch);
        var text = posting.DescriptionText ?? "";
        var stated = row.Number("salaryMin") is { } min && row.Number("salaryMax") is { } max && min > 100 && PayMark.HasNumber(text, min) && PayMark.HasNumber(text, max) ? (min, max) : default((double, double)?);
        return new RealPosting(row, posting, PayMark.Find(text) >= 0, stated);
    }
}

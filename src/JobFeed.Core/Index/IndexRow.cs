using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>Facts of a posting that fit into a bit each.</summary>
[Flags]
internal enum RowFlags : byte
{
    None = 0,
    Closed = 1,
    Sample = 2,

    /// <summary>The pay is somebody's guess: it answers neither filters nor statistics.</summary>
    Estimate = 4,

    /// <summary>The pay includes commission or bonus, so it is no base pay: it answers filters, not statistics.</summary>
    MoreThanBase = 8,
}

/// <summary>What the index knows of one posting, before it has an ordinal.</summary>
internal sealed class IndexRow
{
    public const ushort NotStated = ushort.MaxValue;

    public required PostingId Id { get; init; }

    /// <summary>Seconds since 1970 of <c>DatePosted ?? Life.FirstSeen</c>: the order of feeds.</summary>
    public required uint Date { get; init; }

    /// <summary>Seconds since 1970 of the last change here.</summary>
    public uint Changed { get; init; }

    public ulong Hash { get; init; }

    public RowFlags Flags { get; init; }

    /// <summary>Least experience asked for; <see cref="NotStated"/> when none is.</summary>
    public ushort ExperienceMonths { get; init; } = NotStated;

    /// <summary>Degree asked for without alternative; 0 when none is.</summary>
    public EducationLevel Education { get; init; }

    /// <summary>Currency of the annual pay; null when pay is not stated or cannot be annualised.</summary>
    public string? Currency { get; init; }

    /// <summary>Annual pay in hundredths of <see cref="Currency"/>. A missing bound is the other bound: what is stated, no more.</summary>
    public long PayLow { get; init; }

    public long PayHigh { get; init; }

    /// <summary>Its terms as the <see cref="TermPool"/> numbers them.</summary>
    public required int[] Terms { get; init; }

    /// <summary>The whole posting as JSON in UTF-8; empty where it still lies in the segment that the row comes from.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The order of ordinals.</summary>
    public static int NewestFirst(IndexRow a, IndexRow b) => a.Date != b.Date ? b.Date.CompareTo(a.Date) : b.Id.CompareTo(a.Id);

    public static IndexRow Of(Posting posting, TermPool pool)
    {
        var closed = posting.Life.Status == PostingStatus.Closed;
        var pay = closed ? null : posting.Salary;
        var (low, high) = (pay?.AnnualMin ?? pay?.AnnualMax, pay?.AnnualMax ?? pay?.AnnualMin);
        return new IndexRow
        {
            Id = posting.Id,
            Date = Seconds(EffectiveDate(posting)),
            Changed = Seconds(posting.Life.Changed),
            Hash = ContentHash.Of(posting),
            Flags = (closed ? RowFlags.Closed : 0)
                | (posting.IsSample ? RowFlags.Sample : 0)
                | (pay is { IsEstimate: true } ? RowFlags.Estimate : 0)
                | (pay is { Kind: PayKind.Ote or PayKind.Total } ? RowFlags.MoreThanBase : 0),
            ExperienceMonths = Months(posting.Experience?.MinYears),
            Education = posting.Education is { Requirement: Requirement.Required, OrEquivalentExperience: false } asked ? asked.Level : EducationLevel.None,
            Currency = low is null ? null : pay?.Currency,
            PayLow = Hundredths(low),
            PayHigh = Hundredths(high),
            Terms = closed ? [] : pool.NumbersOf(TermsOf(posting)),
            Json = JsonSerializer.SerializeToUtf8Bytes(posting, PostingJson.Options),
        };
    }

    /// <summary>The date that orders feeds: first publication, or the first time the posting was seen here.</summary>
    public static DateTimeOffset EffectiveDate(Posting posting) => posting.DatePosted ?? posting.Life.FirstSeen;

    public static uint Seconds(DateTimeOffset instant) => (uint)Math.Clamp(instant.ToUnixTimeSeconds(), 0, uint.MaxValue);

    /// <summary>The beginning of a place's key: a city, a city in a country, a city in a country's region (ISO 3166-2).</summary>
    public static string CityKey(string city, string? country = null, string? region = null) =>
        string.Concat(Part(city), country is null ? "" : Part(country), region is null ? "" : Part(region));

    public static string RegionKey(string region, string? country) => Fold.Text(country is null ? region : $"{country}-{region}");

    private static ushort Months(decimal? years) => years is { } y ? (ushort)Math.Clamp(Math.Round(y * 12), 0, NotStated - 1) : NotStated;

    // 10^15 a year is nobody's pay, and keeps sums within 64 bits.
    private static long Hundredths(decimal? amount) => (long)Math.Round(Math.Min(amount ?? 0, 1_000_000_000_000_000m) * 100);

    private static IEnumerable<Term> TermsOf(Posting posting)
    {
        foreach (var skill in posting.Skills)
        {
            yield return Named(TermKind.Skill, skill.Name);
        }

        foreach (var place in posting.Locations)
        {
            foreach (var term in TermsOf(place))
            {
                yield return term;
            }
        }

        var company = posting.Company ?? "";
        var employer = Fold.Company(company);

        // The board stands for the employer where none is named.
        yield return employer.Length > 0
            ? new Term(TermKind.Company, employer, company)
            : new Term(TermKind.Board, posting.Board.ToString(), posting.Board.ToString());

        if (posting.WorkplaceType != WorkplaceType.Unknown)
        {
            yield return Coded(TermKind.Workplace, posting.WorkplaceType);
        }

        if (posting.Seniority != Seniority.Unknown)
        {
            yield return Coded(TermKind.Seniority, posting.Seniority);
        }

        foreach (var type in posting.EmploymentTypes)
        {
            yield return Coded(TermKind.EmploymentType, type);
        }

        yield return Named(TermKind.Source, posting.Source);
        if (posting.Language is { } language)
        {
            yield return Named(TermKind.Language, language);
        }

        foreach (var scope in posting.RemoteScope)
        {
            yield return Named(TermKind.RemoteScope, scope);
        }
    }

    private static IEnumerable<Term> TermsOf(Place place)
    {
        if (place.Country is { } country)
        {
            yield return Named(TermKind.Country, country);
        }

        if (place.Region is { } name)
        {
            var text = place.Country is null ? name : $"{place.Country}-{name}";
            yield return new Term(TermKind.Region, RegionKey(name, place.Country), text);
        }

        var point = PointOf(place);
        if (place.City is not null || point.Length > 0)
        {
            var region = place.Region is { } r && place.Country is { } c ? RegionKey(r, c) : "";
            yield return new Term(TermKind.City, CityKey(place.City ?? "", place.Country ?? "", region) + point, place.City ?? "");
        }
    }

    // Coordinates of a country or a region are its middle: nobody works there.
    private static string PointOf(Place place) =>
        place is { Latitude: { } latitude, Longitude: { } longitude } && GeoPoint.TryCreate(latitude, longitude, out var point)
        && place.Precision is not (PlacePrecision.Country or PlacePrecision.Region) ? point.ToString() : "";

    private static string Part(string text) => Fold.Text(text) + Term.Separator;

    private static Term Named(TermKind kind, string text) => new(kind, Fold.Text(text), text);

    private static Term Coded<T>(TermKind kind, T value)
        where T : struct, Enum
    {
        var code = JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
        return new Term(kind, code.ToLower(CultureInfo.InvariantCulture), code);
    }
}

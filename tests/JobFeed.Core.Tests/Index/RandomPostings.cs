using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Index;

/// <summary>Postings and changes to them, drawn from a seed: small vocabularies, so that filters overlap, and every field sometimes missing.</summary>
internal sealed class RandomPostings(int seed)
{
    public static readonly string[] Skills = ["C#", "C++", "Java", "Kubernetes", "PostgreSQL", "React", "Go", "R", "SAP ABAP", "Node.js"];
    public static readonly string[] Companies = ["Acme, Inc.", "ACME", "Müller GmbH", "Dash-Co Ltd", "L'Œuf SA", "北京公司", "Beta"];
    public static readonly string[] Titles = ["Backend Engineer", "Data Scientist", "Site Reliability Engineer (C++)", "Ingénieur logiciel", "Head of R&D", "バックエンド開発"];

    public static readonly Place[] Places =
    [
        new() { City = "Berlin", Region = "BE", Country = "DE", Latitude = 52.52, Longitude = 13.405, Precision = PlacePrecision.City },
        new() { City = "Potsdam", Region = "BB", Country = "DE", Latitude = 52.4, Longitude = 13.0667, Precision = PlacePrecision.City },
        new() { City = "Paris", Country = "FR", Latitude = 48.8566, Longitude = 2.3522, Precision = PlacePrecision.City },
        new() { City = "Paris", Region = "TX", Country = "US", Latitude = 33.6609, Longitude = -95.5555, Precision = PlacePrecision.City },
        new() { City = "San Francisco", Region = "CA", Country = "US", Latitude = 37.7749, Longitude = -122.4194, Precision = PlacePrecision.Exact },
        new() { Region = "CA", Country = "US" },
        new() { Country = "DE", Latitude = 51, Longitude = 9, Precision = PlacePrecision.Country },
        new() { City = "Zürich", Country = "CH" },
        new() { City = "Suva", Country = "FJ", Latitude = -18.1416, Longitude = 178.4419, Precision = PlacePrecision.City },
        new() { City = "Springfield" },
    ];

    public static readonly string[] Words =
        ["a", "team", "teams", "growing", "data", "scientists", "Engineer", "engineers", "C#", "c++", ".NET", "Node.js", "node", "js", "Straße", "full-time", "Müller", "Mueller's", "acme", "開発者", "the", "the", "the", "and"];

    public static readonly string[] Scopes = ["WORLD", "EU", "EMEA", "US", "US-CA", "DE", "DACH", "NORAM"];

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Made-up rates, exact in decimal, in units of EUR.</summary>
    public static readonly ExchangeRates Rates = new(
        (amount, from, to) => Worth(from) is { } a && Worth(to) is { } b ? amount * a / b : null, new DateOnly(2026, 2, 3));

    private static readonly string?[] Currencies = ["EUR", "USD", "GBP", "JPY", "XTS", null];

    private readonly Random _random = new(seed);

    /// <summary>A text that no compression makes shorter than about five bits a letter.</summary>
    public static string Noise(int seed, int length) => string.Create(length, new Random(seed), (span, random) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)('a' + random.Next(26));
        }
    });

    public Random Random => _random;

    public static decimal? Worth(string currency) => currency switch
    {
        "EUR" => 1m,
        "USD" => 0.5m,
        "GBP" => 1.25m,
        "JPY" => 0.00625m,
        _ => null,
    };

    public Posting Next() => Next(_random.Next(1_000_000));

    public Posting Next(int number)
    {
        var board = new BoardId(Pick("greenhouse", "lever"), Pick("acme", "beta", "gamma", "Delta"));
        var external = number.ToString(CultureInfo.InvariantCulture);
        return new Posting
        {
            // Of the number only, so that a later version of a posting replaces the earlier one.
            Id = PostingId.Of(new BoardId("test", "one"), external),
            Source = board.Platform,
            Board = board,
            ExternalId = external,
            TitleRaw = external,
            Title = Pick(Titles),
            Company = Maybe() ? Pick(Companies) : null,
            Skills = [.. Some(Skills, 4).Select(s => new Skill(s, SkillKind.Tool, Requirement.Required))],
            Locations = [.. Some(Places, 3)],
            WorkplaceType = Pick(Enum.GetValues<WorkplaceType>()),
            RemoteScope = [.. Some(Scopes, 2)],
            Seniority = Pick(Enum.GetValues<Seniority>()),
            EmploymentTypes = [.. Some(Enum.GetValues<EmploymentType>(), 2)],
            Language = Maybe() ? Pick("en", "de", "fr") : null,
            Salary = Maybe() ? Pay() : null,
            Experience = Maybe() ? new Experience { MinYears = Maybe() ? _random.Next(0, 20) / 2m : null } : null,
            Education = Maybe()
                ? new Education { Level = Pick(Enum.GetValues<EducationLevel>()), OrEquivalentExperience = _random.Next(3) == 0, Requirement = Pick(Enum.GetValues<Requirement>()) }
                : null,
            DatePosted = Maybe() ? Instant() : null,
            IsSample = _random.Next(10) == 0,
            DescriptionText = string.Join(_random.Next(20) == 0 ? ", " : " ", Enumerable.Range(0, _random.Next(40)).Select(_ => Pick(Words))),
            Life = new Lifecycle { FirstSeen = Instant(), Changed = Instant(), Status = _random.Next(8) == 0 ? PostingStatus.Closed : PostingStatus.Open },
        };
    }

    public T Pick<T>(params IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    public bool Maybe() => _random.Next(4) != 0;

    public IEnumerable<T> Some<T>(IReadOnlyList<T> values, int most) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Pick(values)).Distinct();

    // Whole hours over a few days: many postings share their second.
    public DateTimeOffset Instant() => Start.AddHours(_random.Next(24 * 10));

    private Salary Pay()
    {
        var period = Pick(PayPeriod.Hour, PayPeriod.Month, PayPeriod.Year, PayPeriod.Year, PayPeriod.Unknown, PayPeriod.Piece);
        var unit = period switch { PayPeriod.Hour => 0.25m, PayPeriod.Month => 50, _ => 500 };
        var (min, max) = (_random.Next(1, 400) * unit, _random.Next(400, 500) * unit);
        return new Salary(Maybe() ? min : null, Maybe() ? max : max + unit, Pick(Currencies), period)
        {
            IsEstimate = _random.Next(6) == 0,
            Kind = Pick(Enum.GetValues<PayKind>()),
        };
    }
}

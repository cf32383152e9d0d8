using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Serving;

/// <summary>
/// Postings drawn from a seed, as a large board of boards would hold them: employers, cities, countries and skills by Zipf's law, log-normal pay on
/// half of them, dates within 90 days and denser towards the end. Names are invented. Posting <c>i</c> is the same whatever else is drawn.
/// </summary>
internal sealed class Workload
{
    public const int CompanyCount = 20_000, CityCount = 5_000, CountryCount = 60, SkillCount = 3_000;

    public const string Currency = "USD";

    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private const int MetroCount = 400, TopicCount = 60, SkillsPerTopic = SkillCount / TopicCount;

    public static IReadOnlyList<string> TitleWords { get; } = ["engineer", "backend", "data", "reliability", "platform", "security", "cloud", "learning", "senior", "mobile"];

    public static IReadOnlyList<string> SummaryWords => Summary;

    private static readonly string[] Summary =
    [
        "build", "services", "that", "millions", "of", "people", "use", "every", "day", "with", "a", "small", "team", "in", "our", "office", "you", "will", "design", "test",
        "and", "run", "systems", "for", "payments", "data", "search", "health", "energy", "we", "offer", "time", "to", "learn", "good", "pay", "fair", "hours", "clear", "goals",
    ];

    private static readonly string[] Roles = ["Backend Engineer", "Frontend Developer", "Data Scientist", "Site Reliability Engineer", "Product Designer", "Account Manager", "Platform Engineer", "QA Analyst", "Security Engineer", "Project Lead"];
    private static readonly string[] Areas = ["Payments", "Search", "Billing", "Cloud Platform", "Mobile Apps", "Data Warehouse", "Machine Learning", "Customer Tools", "Logistics", "Identity"];
    private static readonly string[] Notes = ["in a growing team", "with flexible hours", "for our new office", "on a modern stack", "close to customers"];
    private static readonly Seniority[] Levels = [Seniority.Entry, Seniority.Junior, Seniority.Mid, Seniority.Senior, Seniority.Lead, Seniority.Principal];
    private static readonly EmploymentType[] Types = [EmploymentType.FullTime, EmploymentType.PartTime, EmploymentType.Contractor, EmploymentType.Temporary, EmploymentType.Intern];

    private readonly int _seed;
    private readonly Zipf _companies = new(CompanyCount, 1), _cities = new(CityCount, 1), _skills = new(SkillCount, 1), _inTopic = new(SkillsPerTopic, 0.7), _levels = new(Levels.Length, 0.8);
    private readonly string[] _companyNames, _sources;
    private readonly Place[] _places;
    private readonly Skill[] _skillNames;

    public Workload(int seed = 42)
    {
        _seed = seed;
        var names = new InventedNames(new Random(seed));
        _companyNames = [.. Enumerable.Range(0, CompanyCount).Select(i => names.Next(2, 3) + (i % 4 == 0 ? ", Inc." : i % 4 == 1 ? " GmbH" : ""))];
        _skillNames = [.. Enumerable.Range(0, SkillCount).Select(_ => new Skill(names.Next(1, 3), SkillKind.Tool, Requirement.Required))];
        _sources = [.. Enumerable.Range(0, 12).Select(_ => names.Next(2, 2).ToLowerInvariant())];
        _places = Places(new Random(seed + 1), names);
    }

    /// <summary>By rank: the first is drawn most often.</summary>
    public IReadOnlyList<Skill> Skills => _skillNames;

    public IReadOnlyList<Place> Cities => _places;

    public IReadOnlyList<string> Companies => _companyNames;

    public Posting Posting(int number, int version = 0)
    {
        var random = new Random(unchecked((_seed * 1_000_003) + (number * 7) + version));
        var company = _companies.Next(random);
        var level = _levels.Next(random);
        var external = number.ToString(CultureInfo.InvariantCulture);
        var board = new BoardId(_sources[company % _sources.Length], "b" + company.ToString(CultureInfo.InvariantCulture));
        var posted = Now.AddSeconds(-(long)(90 * 86_400 * Math.Pow(random.NextDouble(), 1.5)));
        return new Posting
        {
            Id = PostingId.Of(board, external),
            Source = board.Platform,
            Board = board,
            ExternalId = external,
            Url = $"https://jobs.example/{board.Key}/{external}",
            Title = $"{Levels[level]} {Roles[random.Next(Roles.Length)]}, {Areas[random.Next(Areas.Length)]} {Notes[random.Next(Notes.Length)]}",
            Seniority = Levels[level],
            Company = _companyNames[company],
            Skills = [.. SkillsOf(random).Select(s => _skillNames[s])],
            Locations = [_places[_cities.Next(random)]],
            WorkplaceType = random.Next(4) == 0 ? WorkplaceType.Remote : WorkplaceType.Onsite,
            EmploymentTypes = [Types[Math.Min(random.Next(8), random.Next(5))]],
            Salary = random.Next(2) == 0 ? Pay(random, level) : null,
            Language = "en",
            Summary = string.Join(' ', Enumerable.Range(0, 36).Select(_ => Summary[random.Next(Summary.Length)])),
            DatePosted = posted,
            Life = new Lifecycle { FirstSeen = posted, Changed = posted.AddMinutes(version) },
        };
    }

    // 60 of 100 from the posting's own topic, so that skills come in company; the others from all.
    private static readonly ThreadLocal<HashSet<int>> Drawn = new(() => []);

    private HashSet<int> SkillsOf(Random random)
    {
        var drawn = Drawn.Value!;
        drawn.Clear();
        var (count, topic) = (random.Next(3, 13), random.Next(TopicCount));
        for (var tries = 0; drawn.Count < count && tries < 100; tries++)
        {
            drawn.Add(random.Next(100) < 60 ? topic + (TopicCount * _inTopic.Next(random)) : _skills.Next(random));
        }

        return drawn;
    }

    private static Salary Pay(Random random, int level)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var low = (decimal)Math.Exp(11.15 + (0.4 * normal) + (0.18 * (level - 2)));
        low = random.Next(10) < 7 ? Math.Round(low / 1000) * 1000 : Math.Round(low);
        return new Salary(low, random.Next(2) == 0 ? low : Math.Round(low * 1.2m / 1000) * 1000 + 1000, Currency, PayPeriod.Year);
    }

    private static Place[] Places(Random random, InventedNames names)
    {
        var countries = new Zipf(CountryCount, 1.1);
        var metros = Enumerable.Range(0, MetroCount).Select(_ => (Country: countries.Next(random), Latitude: (random.NextDouble() * 110) - 50, Longitude: (random.NextDouble() * 360) - 180)).ToArray();
        return [.. Enumerable.Range(0, CityCount).Select(i =>
        {
            var metro = i < MetroCount ? i : random.Next(MetroCount);
            return new Place
            {
                City = names.Next(2, 3),
                Country = Country(metros[metro].Country),
                Region = $"R{metro % 8}",
                Latitude = Math.Round(metros[metro].Latitude + (0.35 * ((random.NextDouble() * 2) - 1)), 4),
                Longitude = Math.Round(Math.Clamp(metros[metro].Longitude + (0.35 * ((random.NextDouble() * 2) - 1)), -180, 180), 4),
                Precision = PlacePrecision.City,
            };
        })];
    }

    public static string Country(int rank) => $"{(char)('A' + (rank / 26))}{(char)('A' + (rank % 26))}";
}

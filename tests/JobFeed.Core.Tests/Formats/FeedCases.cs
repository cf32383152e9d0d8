using System.IO.Pipelines;
using System.Text;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Formats;

/// <summary>The pages that every format must write well.</summary>
internal static class FeedCases
{
    public static readonly DateTimeOffset Changed = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static readonly TheoryData<string> Names = ["empty", "common", "hostile", "missing", "right-to-left"];

    public static FeedPage Page(string name)
    {
        Posting[] postings = name switch
        {
            "empty" => [],
            "common" => [Common(), Common() with { Id = new PostingId(2), IsSample = true, Salary = null, ValidThrough = Changed.AddDays(30) }],
            "hostile" => [Hostile()],
            "missing" => [Bare(), Bare() with { Id = new PostingId(9), Company = "Acme", DescriptionText = "Only <text> & more" }],
            "right-to-left" => [RightToLeft()],
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
        return Page(postings) with
        {
            Title = name == "hostile" ? "R&D <jobs>\u0000 \"ü\"\uD800" : "C# jobs, remote",
            NextUrl = name == "common" ? "https://jobs.example/v1/jobs?skills=C%23&cursor=abc" : null,
            HubUrl = name == "common" ? "https://jobs.example/v1/hub" : null,
        };
    }

    public static FeedPage Page(params Posting[] postings) => new()
    {
        Title = "All jobs",
        Description = "Jobs, newest first",
        SelfUrl = "https://jobs.example/v1/jobs?skills=C%23&workplace=remote",
        HomeUrl = "https://jobs.example/",
        Generation = 42,
        LastModified = Changed,
        Total = postings.Length,
        Items = postings.ToAsyncEnumerable(),
        UrlOf = p => $"https://jobs.example/jobs/{p.Id}?a=1&b=2",
    };

    public static async Task<string> WriteAsync(IFeedFormat format, FeedPage page)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream);
        await format.WriteAsync(page, pipe);
        await pipe.CompleteAsync();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }

    public static Posting Common() => Bare() with
    {
        RequisitionId = "R-17",
        Url = "https://boards.example/acme/jobs/4711?utm=1&x=2",
        TitleRaw = "Senior Backend Engineer (m/f/d)",
        Title = "Senior Backend Engineer",
        Company = "Acme & Söhne",
        Seniority = Seniority.Senior,
        Salary = new Salary(100_000, 120_000.5m, "USD", PayPeriod.Year) { Raw = "$100,000 - $120,000.50" },
        Locations = [new Place { City = "Berlin", Region = "BE", Country = "DE", Latitude = 52.52, Longitude = 13.405, Precision = PlacePrecision.City }, new Place { Country = "PT" }],
        WorkplaceType = WorkplaceType.Remote,
        RemoteScope = ["EU"],
        EmploymentTypes = [EmploymentType.FullTime],
        Skills = [new Skill("C#", SkillKind.Language, Requirement.Required), new Skill("Kubernetes", SkillKind.Platform, Requirement.Preferred)],
        Language = "en",
        DescriptionHtml = "<p>We build <b>things</b> &amp; more.</p>",
        DescriptionText = "We build things & more.",
        Summary = "We build things & more.",
        DatePosted = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)),
        DateUpdated = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
    };

    public static Posting Hostile() => Common() with
    {
        Title = "Dev\u0001 <script>alert(1)</script> & \uD83D\uDE00 \uD800!\uFFFE",
        Company = "=cmd|' /C calc'!A0 \"quoted\"\u000B",
        Url = "https://x.example/?a=<b>&c=\"d\"\r\n",
        DescriptionHtml = "<p>end ]]> here, ]]\u0000> and ]]]]>> there \uDC00 &nbsp; \u0085</p>",
        DescriptionText = "tab\tline\r\nnull\u0000 ]]>",
        Summary = "5 < 6 && 7 > 6 ]]> \u001F",
        Skills = [new Skill("C<T>&\u0002", SkillKind.Tool, Requirement.Mentioned)],
        DatePosted = Changed.AddYears(50),
        DateUpdated = Changed.AddYears(50),
    };

    private static Posting RightToLeft() => Common() with
    {
        Title = "מהנדס תוכנה \u202Eabc\u202C",
        Company = "شركة المثال",
        DescriptionHtml = "<p dir=\"rtl\">نبحث عن مهندس برمجيات</p>",
        DescriptionText = "نبحث عن مهندس برمجيات",
        Summary = "نبحث عن مهندس",
        Language = "ar",
    };

    private static Posting Bare() => new()
    {
        Id = new PostingId(1),
        Source = "greenhouse",
        Board = new BoardId("greenhouse", "acme"),
        ExternalId = "4711",
        Life = new Lifecycle { FirstSeen = new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), Changed = Changed },
    };
}

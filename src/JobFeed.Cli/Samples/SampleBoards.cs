using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Cli.Samples;

/// <summary>
/// Four invented employers, so that a first look has something to show without asking any site. Their postings are written by this project and say so.
/// </summary>
public static class SampleBoards
{
    private const string HarbourHost = "careers.sample-harbour.example";

    /// <summary>The folder of the answers that <see cref="FixtureWeb"/> serves.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Samples", "Web");

    public static ImmutableArray<Board> All { get; } =
    [
        Sample("greenhouse:samplerobotics", "Sample Robotics (sample)", "https://job-boards.greenhouse.io/samplerobotics", "US"),
        Sample("lever:sampleklinik", "Sample Klinik (sample)", "https://jobs.lever.co/sampleklinik", "DE"),
        Sample("ashby:samplecloud", "Sample Cloud (sample)", "https://jobs.ashbyhq.com/samplecloud", null),
        Sample($"career-page:https://{HarbourHost}/careers/sitemap.xml", "Sample Harbour (sample)", $"https://{HarbourHost}/careers/sitemap.xml", "NL"),
    ];

    /// <summary>Sends the addresses of the sample boards, and only those, to the fixture web.</summary>
    public static void LeadTo(FetchOptions options, Uri web)
    {
        options.HostOverrides["boards-api.greenhouse.io/v1/boards/samplerobotics"] = web;
        options.HostOverrides["api.lever.co/v0/postings/sampleklinik"] = web;
        options.HostOverrides["api.ashbyhq.com/posting-api/job-board/samplecloud"] = web;
        options.HostOverrides[HarbourHost] = web;
    }

    private static Board Sample(string id, string company, string url, string? country) =>
        new() { Id = BoardId.Parse(id), Company = company, Url = new Uri(url), Country = country, IsSample = true };
}

namespace JobFeed.Cli.Up;

/// <summary>What <c>jobfeed up</c> tells when everything runs. Plain lines, so that addresses can be copied.</summary>
internal static class Greeting
{
    private static readonly (string What, string Path)[] Addresses =
    [
        ("Search page", "/"),
        ("C# jobs from 100,000 USD, RSS", "/v1/jobs.rss?skills=c%23&salary_min=100000&currency=USD"),
        ("Remote jobs, JSON Feed", "/v1/jobs.jsonfeed?workplace=remote"),
        ("Jobs in Germany, JSON", "/v1/jobs?country=DE"),
        ("Salaries by skill, CSV", "/v1/salaries.csv?group_by=skill&currency=USD"),
        ("What changed, JSON", "/v1/changes"),
        ("The API, for people", "/docs"),
        ("Boards: add, switch on and off", "/boards"),
    ];

    public static void Write(TextWriter output, Uri address, UpOptions options)
    {
        output.WriteLine();
        foreach (var (what, path) in Addresses)
        {
            output.WriteLine($"  {what,-32}{new Uri(address, path).AbsoluteUri}");
        }

        output.WriteLine();
        output.WriteLine("Add a real board on that page, or from another shell:");
        output.WriteLine("  dotnet run --project src/JobFeed.Cli -- boards add https://boards.greenhouse.io/TOKEN");
        output.WriteLine(options.Fresh ? "Nothing is kept (--fresh). Ctrl-C stops." : "Due boards are looked for every minute; data is kept in .jobfeed. Ctrl-C stops.");
    }
}

using Spectre.Console;

namespace JobFeed.Cli.Up;

/// <summary>What <c>jobfeed up</c> tells when everything runs.</summary>
internal static class Greeting
{
    private static readonly (string What, string Path)[] Addresses =
    [
        ("Search page", "/"),
        ("C# jobs from 100,000 USD, RSS", "/v1/jobs.rss?skills=c%23&salary_min=100000&currency=USD"),
        ("Remote jobs, JSON Feed", "/v1/jobs.jsonfeed?workplace=remote"),
        ("Jobs in Germany, JSON", "/v1/jobs?country=DE"),
        ("Salaries by skill, CSV", "/v1/salaries.csv?group_by=skill&currency=USD"),
    ];

    public static void Write(IAnsiConsole console, Uri address, UpOptions options)
    {
        console.WriteLine();
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("what").AddColumn("where");
        foreach (var (what, path) in Addresses)
        {
            table.AddRow(Markup.Escape(what), Markup.Escape(new Uri(address, path).AbsoluteUri));
        }

        console.Write(table);
        console.WriteLine();
        console.MarkupLine("Add a real board, from another shell:");
        console.MarkupLine("  [bold]dotnet run --project src/JobFeed.Cli -- boards add https://boards.greenhouse.io/TOKEN[/]");
        console.MarkupLine(options.Fresh ? "Nothing is kept: --fresh. Ctrl-C stops." : "Due boards are crawled every minute; data is kept in .jobfeed. Ctrl-C stops.");
    }
}

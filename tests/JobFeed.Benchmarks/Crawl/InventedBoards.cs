using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Benchmarks.Crawl;

/// <summary>Boards of invented postings: small ones as Greenhouse answers, and a feed of any length that is never whole in memory.</summary>
internal static class InventedBoards
{
    private static readonly string[] Titles = ["Platform Engineer", "Payroll Clerk", "Senior Data Engineer (m/w/d)", "Warehouse Lead", "Nurse, Night Shift", "C# Developer"];

    private static readonly string[] Cities = ["Berlin, Germany", "Lyon, France", "Leeds, United Kingdom", "Austin, TX", "Oslo, Norway"];

    public static byte[] Greenhouse(int board, int postings) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        jobs = Enumerable.Range(1, postings).Select(i => new
        {
            id = (board * 100_000) + i,
            title = Titles[i % Titles.Length],
            absolute_url = $"https://boards.greenhouse.io/invented{board}/jobs/{i}",
            location = new { name = Cities[(board + i) % Cities.Length] },
            content = string.Concat(Enumerable.Range(0, 8).Select(part => $"<p>{Text(i + part)}</p>")),
            first_published = "2026-02-01T08:00:00Z",
            updated_at = "2026-02-01T08:00:00Z",
        }),
        meta = new { total = postings },
    });

    /// <summary>Job XML, written to the answer a few postings at a time.</summary>
    public static async Task FeedAsync(HttpContext http, int postings)
    {
        http.Response.ContentType = "application/xml";
        var part = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><source><publisher>Invented Jobs</publisher>");
        for (var i = 1; i <= postings; i++)
        {
            part.Append(CultureInfo.InvariantCulture, $"<job><title><![CDATA[{Titles[i % Titles.Length]} {i % 977}]]></title><referencenumber>r-{i}</referencenumber>");
            part.Append(CultureInfo.InvariantCulture, $"<url>https://feed.example/jobs/{i}</url><company>Invented {i % 300} Ltd</company><city>{Cities[i % Cities.Length]}</city>");
            part.Append(CultureInfo.InvariantCulture, $"<date>2026-02-01</date><description><![CDATA[<p>{Text(i)}</p><p>{Text(i + 1)}</p>]]></description></job>\n");
            if (part.Length > 64 << 10 || i == postings)
            {
                part.Append(i == postings ? "</source>" : "");
                await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(part.ToString()), http.RequestAborted);
                part.Clear();
            }
        }
    }

    private static string Text(int i) => string.Create(
        CultureInfo.InvariantCulture,
        $"You look after the {i % 211} machines of our plant and the people who run them, you write down what breaks, and you decide with team {i % 17} what comes next. We pay {30_000 + (i % 40 * 500)} EUR a year, {20 + (i % 12)} days of leave.");
}

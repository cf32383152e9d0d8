using JobFeed.Benchmarks.Quality;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Speed;

/// <summary>Real postings whose descriptions are 4 KB: longer ones cut there, shorter ones followed by the next one's text.</summary>
internal static class RealDescriptions
{
    private const int Size = 4096;

    /// <summary>At most <paramref name="count"/> postings with their description as text or as HTML.</summary>
    public static List<RawPosting> Read(int count, bool html)
    {
        var postings = new List<RawPosting>();
        var kept = "";
        foreach (var row in Rows.Of("ats-ashby-2025.jsonl.gz", html ? 1 : 7))
        {
            if (row.Text(html ? "descriptionHtml" : "description") is not { } text)
            {
                continue;
            }

            kept += text;
            if (kept.Length >= Size)
            {
                postings.Add(new RawPosting
                {
                    Source = "ashby",
                    Id = row.Text("id")!,
                    Title = row.Text("title"),
                    Company = row.Text("company"),
                    Location = row.Text("location"),
                    EmploymentTypes = [row.Text("employmentType")!],
                    PostedAt = row.Text("publishedAt"),
                    Description = Cut(kept, html),
                    DescriptionIsHtml = html,
                });
                kept = "";
                if (postings.Count == count)
                {
                    break;
                }
            }
        }

        return postings;
    }

    /// <summary>HTML is cut before a tag, so that the end is no torso of one.</summary>
    private static string Cut(string text, bool html)
    {
        var end = html ? text.LastIndexOf('<', Size - 1) : Size;
        return text[..(end <= 0 ? Size : end)];
    }
}

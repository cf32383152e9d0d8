using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Benchmarks.Quality;
using JobFeed.Core.Index;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Serving;

/// <summary>What postings of <c>../shared/data</c>, normalized as in a crawl, take as a segment; beside it brotli, of each posting alone and of all together.</summary>
internal static class RealSegments
{
    private static readonly (string File, string Text)[] Sets =
    [
        ("ats-ashby-2025.jsonl.gz", "whole postings of 449 employers' own boards"), ("us-multiboard-data-jobs-2020.jsonl.gz", "whole postings of three job boards"),
        ("ats-titles-locations-2026.jsonl.gz", "title, place and address alone"),
    ];

    public static string Measure()
    {
        var page = new StringBuilder("| postings | | JSON | hot | cold | stored | for free text | brotli, each alone | brotli, all together |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var (file, text) in Sets)
        {
            var (builder, all, alone) = (new SegmentBuilder(), new MemoryStream(), 0L);
            foreach (var posting in Rows.Of(file).Select(Normalized))
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(posting, PostingJson.Options);
                alone += SectionFile.Compressed(json).Length;
                all.Write(json);
                builder.Add(posting);
            }

            var (segment, together) = (builder.Build(), SectionFile.Compressed(all.ToArray()).Length);
            page.Append(CultureInfo.InvariantCulture,
                $"| {segment.Count:N0} | {text} | {Each(all.Length)} | {Each(segment.Hot.Length)} | {Each(segment.Cold.Length)} | {Each(segment.Hot.Length + segment.Cold.Length)} | {Each(segment.Text.Length)} | {Each(alone)} | {Each(together)} |\n");

            string Each(long bytes) => ((double)bytes / segment.Count).ToString("N1", CultureInfo.InvariantCulture);
        }

        return page.ToString();
    }

    private static Posting Normalized(JsonElement row)
    {
        var raw = new RawPosting
        {
            Source = row.Text("source")!,
            Board = new BoardId(row.Text("source")!, row.Text("company") ?? "none"),
            Id = row.Text("rowId")!,
            Title = row.Text("title"),
            Company = row.Text("company"),
            Location = row.Text("location"),
            SalaryText = row.Text("salaryText"),
            EmploymentTypes = row.Text("employmentType") is { } type ? [type] : [],
            PostedAt = row.Text("publishedAt") ?? row.Text("updatedAt"),
            Url = row.Text("url"),
            Description = row.Text("description"),
        };
        return Normalizer.Normalize(raw, null, Workload.Now) with { Life = new Lifecycle { FirstSeen = Workload.Now, Changed = Workload.Now } };
    }
}

using System.Text;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using Microsoft.VisualBasic.FileIO;

namespace JobFeed.Core.Tests.Formats;

/// <summary>NDJSON and CSV: what data teams load.</summary>
public sealed class TableFormatTests
{
    public static TheoryData<string> Cases => FeedCases.Names;

    [Theory, MemberData(nameof(Cases))]
    public async Task Ndjson_is_one_whole_posting_a_line(string name)
    {
        var text = await WriteAsync("ndjson", FeedCases.Page(name));

        Golden.Check($"{name}.ndjson", text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await IdsAsync(name), lines.Select(line => JsonSerializer.Deserialize<Posting>(line, PostingJson.Options)!.Id.ToString()));
    }

    [Fact]
    public async Task Ndjson_gives_the_fields_asked_for()
    {
        var text = await WriteAsync("ndjson", FeedCases.Page("common") with { Fields = ["title"] });

        Assert.Equal(2, text.Count(c => c == '\n'));
        Assert.All(text.TrimEnd().Split('\n'), line => Assert.Equal(["id", "title"], JsonDocument.Parse(line).RootElement.EnumerateObject().Select(p => p.Name)));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Csv_is_read_by_a_parser_as_it_was_meant(string name)
    {
        var text = await WriteAsync("csv", FeedCases.Page(name));

        Golden.Check($"{name}.csv", text);
        var rows = Rows(text);
        Assert.Equal(await IdsAsync(name), rows.Select(row => row["id"]));
        Assert.All(rows.SelectMany(row => row.Values), cell => Assert.False(cell is ['=' or '+' or '@' or '\t' or '\r', ..], cell));
    }

    [Fact]
    public async Task Csv_says_amounts_and_lists_plainly()
    {
        var row = Rows(await WriteAsync("csv", FeedCases.Page("common")))[0];

        Assert.Equal("120000.5", row["salary_max"]);
        Assert.Equal("YEAR", row["salary_period"]);
        Assert.Equal("C#; Kubernetes", row["skills"]);
        Assert.Equal("C#", row["skills_required"]);
        Assert.Equal("Berlin, BE, DE; PT", row["places"]);
        Assert.Equal("2026-03-01T10:00:00Z", row["date_posted"]);
    }

    [Fact]
    public async Task The_schema_names_the_columns_of_the_file()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            CsvSchema.Write(json, "https://jobs.example/v1/jobs.csv");
        }

        var columns = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement.GetProperty("tableSchema").GetProperty("columns");
        var header = (await WriteAsync("csv", FeedCases.Page("empty"))).TrimEnd().Split(',');
        Assert.Equal(header, columns.EnumerateArray().Select(column => column.GetProperty("name").GetString()!));
        Assert.All(columns.EnumerateArray(), column => Assert.Contains(column.GetProperty("datatype").GetString(), new[] { "string", "anyURI", "decimal", "boolean", "dateTime" }));
    }

    private static List<Dictionary<string, string>> Rows(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text)) { HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        parser.SetDelimiters(",");
        var header = parser.ReadFields()!;
        var rows = new List<Dictionary<string, string>>();
        while (!parser.EndOfData)
        {
            rows.Add(header.Zip(parser.ReadFields()!).ToDictionary(cell => cell.First, cell => cell.Second));
        }

        return rows;
    }

    private static Task<string> WriteAsync(string format, FeedPage page) => FeedCases.WriteAsync(FeedFormats.Find(format)!, page);

    private static async Task<string[]> IdsAsync(string name) => await FeedCases.Page(name).Items.Select(p => p.Id.ToString()).ToArrayAsync();
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Query;

namespace JobFeed.Core.Tests.Formats;

public sealed class SalaryFormatTests
{
    [Fact]
    public void Csv_quotes_what_needs_it_and_disarms_formulas()
    {
        var text = Write("csv", Report("C#", "=HYPERLINK(\"x\")", "@SUM", "a,b"));

        Assert.Equal(
            """
            group_by,name,postings,employers,p10,p25,p50,p75,p90,currency,rates_on,generation
            skill,C#,7,4,1,2,3,4,5,USD,2026-02-03,9
            skill,"'=HYPERLINK(""x"")",7,4,1,2,3,4,5,USD,2026-02-03,9
            skill,'@SUM,7,4,1,2,3,4,5,USD,2026-02-03,9
            skill,"a,b",7,4,1,2,3,4,5,USD,2026-02-03,9

            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [Fact]
    public void Json_says_how_it_was_made()
    {
        var report = JsonDocument.Parse(Write("json", Report("C#"))).RootElement;

        Assert.Equal("2026-02-03", report.GetProperty("ratesOn").GetString());
        Assert.Equal(2080, report.GetProperty("method").GetProperty("annualFactors").GetProperty("HOUR").GetInt32());
        Assert.Equal(3, report.GetProperty("groups")[0].GetProperty("p50").GetInt32());
    }

    [Fact]
    public void An_empty_report_is_a_header_and_no_rows() => Assert.EndsWith("generation\r\n", Write("csv", Report()), StringComparison.Ordinal);

    private static string Write(string format, SalaryReport report)
    {
        var output = new ArrayBufferWriter<byte>();
        FeedFormats.Salaries.Single(f => f.Name == format).Write(report, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static SalaryReport Report(params string[] names) => new()
    {
        GroupBy = SalaryGrouping.Skill,
        Currency = "USD",
        RatesOn = new DateOnly(2026, 2, 3),
        Generation = 9,
        Selected = 30,
        WithPay = 28,
        SuppressedGroups = 1,
        Groups = [.. names.Select(n => new SalaryGroup(n, 7, 4, 1, 2, 3, 4, 5))],
    };
}

using System.IO.Compression;
using System.Text.Json;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Pay;

/// <summary>The labelled sets, with floors at what the reader reaches; the scoring is that of the labels' own rules.</summary>
public sealed class PayBenchmarkTests
{
    [SharedFact]
    public void Short_texts_are_read_exactly()
    {
        var score = Score("salary-dev.jsonl", line => Text(line, "text"));

        Assert.True(score is { Exact: >= 0.995, Precision: >= 0.995, Alarms: 0 }, score.ToString());
    }

    [SharedFact]
    public void Pay_paragraphs_are_read_exactly()
    {
        var score = Score("salary-desc-dev.jsonl", line => Text(line, "evidence"));

        Assert.True(score is { Exact: >= 0.995, Precision: >= 0.995 }, score.ToString());
    }

    [SharedFact]
    public void Pay_is_found_in_whole_descriptions()
    {
        var descriptions = new Dictionary<string, string?>();
        foreach (var row in Lines(new GZipStream(File.OpenRead(SharedFolder.Of("data", "ats-ashby-2025.jsonl.gz")), CompressionMode.Decompress)))
        {
            descriptions[Text(row, "rowId")!] = Text(row, "description");
        }

        var score = Score("salary-desc-dev.jsonl", line => descriptions[Text(line, "rowId")!]);

        Assert.True(score is { Exact: >= 0.985, Precision: >= 0.985 }, score.ToString());
    }

    [SharedFact]
    public void The_seed_posting_is_read_to_the_cent()
    {
        var reading = PayReader.Read(File.ReadAllText(SharedFolder.Of("seed", "senior-software-engineer-backend.txt")), null);

        var salary = reading.Salary!;
        Assert.Equal((11670.34m, 14174.54m, "USD", PayPeriod.Month), (salary.Min, salary.Max, salary.Currency, salary.Period));
        Assert.Equal((140044.08m, 170094.48m), (salary.AnnualMin, salary.AnnualMax));
        Assert.True(salary is { CurrencyAmbiguous: true, CurrencyInferred: true, PeriodInferred: false, Kind: PayKind.Unspecified });
        Assert.Equal("$11,670.34 – $14,174.54 per month", salary.Raw);
        Assert.Empty(reading.Others);
        Assert.Empty(reading.Flags);
    }

    private sealed record Result(double Exact, double Precision, double Alarms);

    private static Result Score(string file, Func<JsonElement, string?> textOf)
    {
        double items = 0, right = 0, produced = 0, rightProduced = 0, none = 0, alarms = 0;
        foreach (var line in Lines(File.OpenRead(SharedFolder.Of("data", file))))
        {
            var salary = PayReader.Read(textOf(line)!, Text(line, "country")).Salary;
            var expected = line.GetProperty("expect");
            var matches = IsExpected(salary, expected)
                || (line.TryGetProperty("accept", out var accepted) && accepted.EnumerateArray().Any(other => IsExpected(salary, other)));
            items++;
            right += matches ? 1 : 0;
            none += expected.ValueKind == JsonValueKind.Null ? 1 : 0;
            produced += salary is null ? 0 : 1;
            rightProduced += salary is not null && matches ? 1 : 0;
            alarms += salary is not null && expected.ValueKind == JsonValueKind.Null && !matches ? 1 : 0;
        }

        return new Result(right / items, rightProduced / produced, alarms / Math.Max(none, 1));
    }

    private static bool IsExpected(Salary? salary, JsonElement expected) =>
        salary is null || expected.ValueKind == JsonValueKind.Null
            ? salary is null && expected.ValueKind == JsonValueKind.Null
            : IsNear(salary.Min, expected.GetProperty("min")) && IsNear(salary.Max, expected.GetProperty("max"))
                && salary.Currency == Text(expected, "currency") && salary.Period.ToString().Equals(Text(expected, "period"), StringComparison.OrdinalIgnoreCase);

    private static bool IsNear(decimal? amount, JsonElement expected) =>
        amount is null || expected.ValueKind == JsonValueKind.Null
            ? amount is null && expected.ValueKind == JsonValueKind.Null
            : Math.Abs(amount.Value - expected.GetDecimal()) <= 0.005m * Math.Max(amount.Value, expected.GetDecimal());

    private static string? Text(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Lines(Stream stream)
    {
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}

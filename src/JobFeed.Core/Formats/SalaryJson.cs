using System.Buffers;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Core.Formats;

/// <summary>Salary statistics as JSON, with everything needed to judge and to recompute them.</summary>
internal sealed class SalaryJson : ISalaryFormat
{
    public string Name => "json";

    public string ContentType => "application/json; charset=utf-8";

    public void Write(SalaryReport report, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, JsonFormat.Writing);
        json.WriteStartObject();
        json.WriteString("groupBy", Codes<SalaryGrouping>.Name(report.GroupBy));
        json.WriteString("currency", report.Currency);
        json.WriteString("ratesOn", report.RatesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("generation", report.Generation);
        json.WriteNumber("selected", report.Selected);
        json.WriteNumber("withPay", report.WithPay);
        json.WriteNumber("suppressedGroups", report.SuppressedGroups);
        json.WriteBoolean("ofSamples", report.OfSamples);
        WriteMethod(json);
        json.WriteStartArray("groups");
        foreach (var group in report.Groups)
        {
            WriteGroup(json, group);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMethod(Utf8JsonWriter json)
    {
        json.WriteStartObject("method");
        json.WriteString("pay", "middle of the stated base pay range, a year; estimates, commission and bonus left out; samples never count with real postings");
        json.WriteString("duplicates", "a vacancy on several boards counts once, whatever duplicates= says: with the employer's own copy, or the next best that states such pay");
        json.WriteString("percentiles", "linear interpolation, Hyndman and Fan type 7");
        json.WriteNumber("fewestPostings", SalaryStatistics.FewestPostings);
        json.WriteNumber("fewestEmployers", SalaryStatistics.FewestEmployers);
        json.WriteStartObject("annualFactors");
        foreach (var (period, factor) in Salary.AnnualFactors.OrderBy(f => f.Key))
        {
            json.WriteNumber(JsonNamingPolicy.SnakeCaseUpper.ConvertName(period.ToString()), factor);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, SalaryGroup group)
    {
        json.WriteStartObject();
        json.WriteString("name", group.Name);
        json.WriteNumber("postings", group.Postings);
        json.WriteNumber("employers", group.Employers);
        json.WriteNumber("p10", group.P10);
        json.WriteNumber("p25", group.P25);
        json.WriteNumber("p50", group.P50);
        json.WriteNumber("p75", group.P75);
        json.WriteNumber("p90", group.P90);
        json.WriteEndObject();
    }
}

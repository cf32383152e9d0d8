using System.Buffers;
using System.Globalization;
using JobFeed.Core.Query;

namespace JobFeed.Core.Formats;

/// <summary>Salary statistics as a table for spreadsheets and data frames; each row says its currency, rates and snapshot.</summary>
internal sealed class SalaryCsv : ISalaryFormat
{
    private static readonly string[] Columns =
        ["group_by", "name", "postings", "employers", "p10", "p25", "p50", "p75", "p90", "currency", "rates_on", "generation"];

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public void Write(SalaryReport report, IBufferWriter<byte> output)
    {
        var csv = new CsvOut(output);
        foreach (var column in Columns)
        {
            csv.Text(column);
        }

        csv.EndLine();
        foreach (var group in report.Groups)
        {
            csv.Text(Codes<SalaryGrouping>.Name(report.GroupBy));
            csv.Text(group.Name);
            foreach (var number in new[] { group.Postings, group.Employers, group.P10, group.P25, group.P50, group.P75, group.P90 })
            {
                csv.Number(number);
            }

            csv.Text(report.Currency);
            csv.Text(report.RatesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.Number(report.Generation);
            csv.EndLine();
        }
    }
}

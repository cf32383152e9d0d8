using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read salary</c>: <c>{text|evidence|description, country}</c> to <c>{min, max, currency, period}</c> or null.</summary>
internal sealed class SalaryVerb : IReadVerb
{
    public string Name => "salary";

    public ReadAnswer Answer(JsonElement line)
    {
        var reading = PayReader.Read(line.Required("text", "evidence", "description"), line.Optional("country"));
        return new ReadAnswer(Value(reading), () => Why(reading));
    }

    private static JsonObject? Value(PayReading reading) => reading.Salary is not { } salary
        ? null
        : new JsonObject
        {
            ["min"] = salary.Min,
            ["max"] = salary.Max,
            ["currency"] = salary.Currency,
            ["period"] = salary.Period.ToString().ToLowerInvariant(),
        };

    private static JsonObject Why(PayReading reading)
    {
        if (reading.Why is not { } why)
        {
            return new JsonObject { ["notStatedBecause"] = reading.NotStatedBecause };
        }

        var node = JsonSerializer.SerializeToNode(why, PostingJson.Options)!.AsObject();
        node["flags"] = new JsonArray([.. reading.Flags.Select(flag => JsonValue.Create(flag))]);
        return node;
    }
}

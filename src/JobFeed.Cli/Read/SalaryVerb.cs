using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize.Pay;

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

    private static JsonObject Why(PayReading reading) => reading.Why is not { } why
        ? new JsonObject { ["notStatedBecause"] = reading.NotStatedBecause }
        : new JsonObject
        {
            ["rule"] = why.Rule,
            ["sourceField"] = why.SourceField,
            ["evidence"] = why.Evidence,
            ["start"] = why.Start,
            ["confidence"] = why.Confidence,
            ["inferred"] = why.Inferred,
            ["reason"] = why.Reason,
            ["flags"] = new JsonArray([.. reading.Flags.Select(flag => JsonValue.Create(flag))]),
        };
}

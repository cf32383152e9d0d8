using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Read;

/// <summary>
/// Normalizes a raw posting, or an object of loose fields such as data sets have (title, company, location as text or list, description, salaryText,
/// country). <c>observedAt</c> says when it was seen, so that relative dates can be read; now when it is not given.
/// </summary>
internal sealed class PostingVerb : IReadVerb
{
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public string Name => "posting";

    public ReadAnswer Answer(JsonElement line)
    {
        var raw = IsRawPosting(line) ? Deserialize(line) : FromLooseFields(line);
        var observedAt = DateTimeOffset.TryParse(line.Optional("observedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : _now;
        var posting = Normalizer.Normalize(raw, null, observedAt);
        return new ReadAnswer(JsonSerializer.SerializeToNode(posting, PostingJson.Options), () => JsonSerializer.SerializeToNode(posting.Provenance, PostingJson.Options));
    }

    private static bool IsRawPosting(JsonElement line) => BoardId.TryParse(line.Optional("board"), out _);

    private static RawPosting Deserialize(JsonElement line)
    {
        try
        {
            return line.Deserialize<RawPosting>(PostingJson.Options)!;
        }
        catch (JsonException e)
        {
            throw new FormatException($"The line is not a raw posting: {e.Path ?? "its shape"} is wrong.");
        }
    }

    private static RawPosting FromLooseFields(JsonElement line) => new()
    {
        Source = line.Optional("source") ?? "",
        Id = line.Optional("id") ?? line.Optional("rowId") ?? "",
        Title = line.Optional("title"),
        Company = line.Optional("company"),
        Url = line.Optional("url"),
        Location = string.Join("; ", Texts(line, "location")) is { Length: > 0 } location ? location : null,
        Country = line.Optional("country"),
        SalaryText = line.Optional("salaryText"),
        EmploymentTypes = [.. Texts(line, "employmentType")],
        Skills = [.. Texts(line, "skills")],
        Experience = line.Optional("experienceText"),
        Description = line.Optional("description") ?? line.Optional("text"),
        PostedAt = line.Optional("publishedAt"),
    };

    private static IEnumerable<string> Texts(JsonElement line, string key) => !line.TryGetProperty(key, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };
}

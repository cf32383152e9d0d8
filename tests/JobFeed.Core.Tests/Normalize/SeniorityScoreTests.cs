using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize;

public class SeniorityScoreTests
{
    /// <summary>Floors of the share of right answers on the labelled development set.</summary>
    [SharedFact]
    public void The_labelled_set_is_read_as_well_as_ever()
    {
        var items = File.ReadLines(SharedFolder.Of("data", "seniority-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        double levels = 0, years = 0, types = 0;
        foreach (var item in items)
        {
            var text = item.GetProperty("text").GetString()!;
            var input = new NormalizationInput
            {
                Raw = new RawPosting(),
                Title = item.GetProperty("title").GetString()!,
                Text = text,
                Sections = Sections.Cut(text),
                ObservedAt = DateTimeOffset.UnixEpoch,
            };
            var expected = item.GetProperty("expect");
            var level = TitleReader.Read(input).Seniority switch { Seniority.Unknown => "unspecified", Seniority.CLevel => "c-level", var other => other.ToString().ToLowerInvariant() };
            levels += Accepts(expected, item, "seniority", level) ? 1 : 0;
            var terms = TermsReader.Read(input);
            types += Types(expected, item).Any(words => words.Order().SequenceEqual(Words(terms.EmploymentTypes).Order())) ? 1 : 0;
            var experience = terms.Experience;
            years += Number(expected, "yearsMin") == experience?.MinYears && Number(expected, "yearsMax") == experience?.MaxYears ? 1 : 0;
        }

        Assert.True(levels / items.Count >= 0.98, $"levels {levels / items.Count:P1}");
        Assert.True(types / items.Count >= 0.98, $"kinds of employment {types / items.Count:P1}");
        Assert.True(years / items.Count >= 0.98, $"years {years / items.Count:P1}");
    }

    private static bool Accepts(JsonElement expected, JsonElement item, string name, string value) =>
        expected.GetProperty(name).GetString() == value
        || (item.TryGetProperty("accept", out var accept) && accept.TryGetProperty(name, out var others) && others.EnumerateArray().Any(other => other.GetString() == value));

    /// <summary>The labelled words, then each accepted alternative: a word, or a list of words.</summary>
    private static IEnumerable<string[]> Types(JsonElement expected, JsonElement item)
    {
        yield return [.. expected.GetProperty("employmentType").EnumerateArray().Select(word => word.GetString()!)];
        if (item.TryGetProperty("accept", out var accept) && accept.TryGetProperty("employmentType", out var others))
        {
            foreach (var other in others.EnumerateArray())
            {
                yield return other.ValueKind == JsonValueKind.Array ? [.. other.EnumerateArray().Select(word => word.GetString()!)] : [other.GetString()!];
            }
        }
    }

    private static IEnumerable<string> Words(IReadOnlyCollection<EmploymentType> types) => types.Count == 0
        ? ["unspecified"]
        : types.Select(type => type switch
        {
            EmploymentType.FullTime => "full-time",
            EmploymentType.PartTime => "part-time",
            EmploymentType.Contractor => "contract",
            EmploymentType.Intern => "internship",
            EmploymentType.PerDiem => "per-diem",
            _ => type.ToString().ToLowerInvariant(),
        });

    private static decimal? Number(JsonElement expected, string name) =>
        expected.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;
}

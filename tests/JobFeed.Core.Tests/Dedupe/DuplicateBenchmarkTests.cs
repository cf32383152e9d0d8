using System.Text.Json;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Dedupe;

/// <summary>Pairs labelled by hand. The floors are what was reached; a change that falls below loses vacancies or repeats them.</summary>
public sealed class DuplicateBenchmarkTests
{
    [SharedFact]
    public void Labelled_pairs_are_told_apart()
    {
        var (right, found, wanted) = (0, 0, 0);
        foreach (var line in File.ReadLines(SharedFolder.Of("data", "duplicates-dev.jsonl")))
        {
            using var pair = JsonDocument.Parse(line);
            var isDuplicate = DuplicateJudge.Compare(Side(pair.RootElement, "a"), Side(pair.RootElement, "b")).IsDuplicate;
            var expected = pair.RootElement.GetProperty("duplicate").GetBoolean();
            right += isDuplicate && expected ? 1 : 0;
            found += isDuplicate ? 1 : 0;
            wanted += expected ? 1 : 0;
        }

        Assert.True(right >= found * 0.99, $"{right} of {found} are right");
        Assert.True(right >= wanted * 0.95, $"{right} of {wanted} were found");
    }

    private static VacancySketch Side(JsonElement pair, string key)
    {
        var side = pair.GetProperty(key);
        var raw = new RawPosting
        {
            Source = side.GetProperty("source").GetString()!,
            Title = side.GetProperty("title").GetString(),
            Company = side.GetProperty("company").GetString(),
            Location = side.GetProperty("location").GetString(),
            Description = side.GetProperty("text").GetString(),
        };
        return VacancySketch.Of(raw, raw.Source is "ashby" or "uber" ? Publisher.Employer : Publisher.JobBoard);
    }
}

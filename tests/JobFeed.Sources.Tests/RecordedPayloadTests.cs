using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Sources.Tests;

/// <summary>Every recorded answer gives every posting, with what the answer has of it.</summary>
public sealed class RecordedPayloadTests
{
    [SharedTheory]
    [InlineData("greenhouse", 11, 60)]
    [InlineData("lever", 7, 50)]
    [InlineData("ashby", 7, 32)]
    public void Extracts_every_posting(string source, int files, int atLeast)
    {
        var recorded = Directory.GetFiles(SharedFolder.Of("samples", source), "*.json");
        var postings = recorded.SelectMany(file => Check(source, file)).ToArray();

        Assert.Equal(files, recorded.Length);
        Assert.True(postings.Length >= atLeast, $"{postings.Length} postings");
    }

    private static ImmutableArray<RawPosting> Check(string source, string file)
    {
        var read = Fixture.Read(source, File.ReadAllBytes(file));
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var jobs = JobsOf(json.RootElement).Where(job => !(job.TryGetProperty("isListed", out var listed) && listed.ValueKind == JsonValueKind.False)).ToArray();
        Assert.Empty(read.Rejected);
        Assert.Equal(jobs.Length, read.Postings.Length);
        foreach (var (job, posting) in jobs.Zip(read.Postings))
        {
            Assert.Equal(job.GetProperty("id").ToString(), posting.Id);
            Assert.False(string.IsNullOrWhiteSpace(posting.Title));
            Assert.StartsWith("http", posting.Url, StringComparison.Ordinal);
            Assert.True(posting.Location is not null || !HasPlace(job), $"{file} {posting.Id} has no place");
            Assert.True(posting.Description is not null || !HasText(job), $"{file} {posting.Id} has no description");
            Assert.True(posting.PostedAt is not null || !HasDate(job), $"{file} {posting.Id} has no date");
            Assert.True(!posting.Pay.IsEmpty || posting.SalaryText is not null || !HasPay(job), $"{file} {posting.Id} has no pay");
        }

        return read.Postings;
    }

    private static JsonElement[] JobsOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : root.TryGetProperty("jobs", out var jobs) ? [.. jobs.EnumerateArray()] : [root];

    private static bool HasText(JsonElement job) => new[] { "content", "description", "descriptionPlain", "descriptionHtml" }
        .Any(name => job.TryGetProperty(name, out var text) && !string.IsNullOrWhiteSpace(text.ToString()));

    private static bool HasPlace(JsonElement job) => job.TryGetProperty("location", out var place)
        ? place.ValueKind is JsonValueKind.String or JsonValueKind.Object
        : job.TryGetProperty("categories", out var categories) && categories.TryGetProperty("location", out var text) && !string.IsNullOrEmpty(text.ToString());

    private static bool HasDate(JsonElement job) => new[] { "first_published", "createdAt", "publishedAt" }
        .Any(name => job.TryGetProperty(name, out var date) && date.ValueKind != JsonValueKind.Null);

    private static bool HasPay(JsonElement job) =>
        (job.TryGetProperty("salaryRange", out var range) && range.ValueKind == JsonValueKind.Object && range.GetProperty("max").GetDecimal() > 0) ||
        (job.TryGetProperty("compensation", out var compensation) &&
            compensation.TryGetProperty("scrapeableCompensationSalarySummary", out var summary) && summary.ValueKind == JsonValueKind.String);
}

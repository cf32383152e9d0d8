using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;
using JobFeed.Sources;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read duplicates</c>: whether two postings are one vacancy, and what decided it.</summary>
internal sealed class DuplicatesVerb : IReadVerb
{
    public string Name => "duplicates";

    public ReadAnswer Answer(JsonElement line)
    {
        var verdict = DuplicateJudge.Compare(Side(line, "a"), Side(line, "b"));
        return new ReadAnswer(JsonValue.Create(verdict.IsDuplicate), () => new JsonObject
        {
            ["relation"] = verdict.Relation.ToString().ToLowerInvariant(),
            ["rule"] = verdict.Rule,
            ["reason"] = verdict.Reason,
        });
    }

    private static VacancySketch Side(JsonElement line, string key)
    {
        if (!line.TryGetProperty(key, out var side) || side.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"The line has no object \"{key}\".");
        }

        var raw = new RawPosting
        {
            Source = side.Optional("source") ?? "",
            RequisitionId = side.Optional("requisitionId"),
            Title = side.Required("title"),
            Company = side.Optional("company"),
            Location = side.Optional("location"),
            Country = side.Optional("country"),
            Description = side.Optional("text") ?? side.Optional("description"),
        };
        return VacancySketch.Of(raw, PublisherOf(raw));
    }

    /// <summary>Known platforms say what they are; a source named like its employer is the employer's own site.</summary>
    private static Publisher PublisherOf(RawPosting raw) => KnownSources.Find(raw.Source)?.Info.Publisher
        ?? (string.Equals(raw.Source, raw.Company, StringComparison.OrdinalIgnoreCase) ? Publisher.Employer : Publisher.JobBoard);
}

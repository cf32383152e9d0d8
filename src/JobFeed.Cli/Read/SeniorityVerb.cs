using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Cli.Read;

/// <summary>Reads level, kinds of employment and years of experience from a title and a text.</summary>
internal sealed class SeniorityVerb : IReadVerb
{
    public string Name => "seniority";

    public ReadAnswer Answer(JsonElement line)
    {
        var title = PlainText.OnOneLine(line.Optional("title") ?? "");
        var text = Description.Read(line.Optional("text"), null).Text;
        if (line.Optional("title") is null && line.Optional("text") is null)
        {
            line.Required("title", "text");
        }

        var input = new NormalizationInput
        {
            Raw = new RawPosting { Title = title },
            Title = title,
            Text = text,
            Sections = Sections.Cut(text),
            ObservedAt = DateTimeOffset.UnixEpoch,
        };
        var titles = TitleReader.Read(input);
        var terms = TermsReader.Read(input);
        var value = new JsonObject
        {
            ["seniority"] = Word(titles.Seniority),
            ["employmentType"] = new JsonArray([.. Words(terms.EmploymentTypes).Select(word => (JsonNode)word)]),
            ["yearsMin"] = terms.Experience?.MinYears,
            ["yearsMax"] = terms.Experience?.MaxYears,
        };
        return new ReadAnswer(value, () => JsonSerializer.SerializeToNode(titles.Why.AddRange(terms.Why), PostingJson.Options));
    }

    private static string Word(Seniority level) => level switch
    {
        Seniority.Unknown => "unspecified",
        Seniority.CLevel => "c-level",
        _ => level.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Words(IReadOnlyCollection<EmploymentType> types) => types.Count == 0
        ? ["unspecified"]
        : types.Select(type => type switch
        {
            EmploymentType.FullTime => "full-time",
            EmploymentType.PartTime => "part-time",
            EmploymentType.Contractor or EmploymentType.Freelance => "contract",
            EmploymentType.Temporary or EmploymentType.Seasonal => "temporary",
            EmploymentType.Intern => "internship",
            EmploymentType.Apprenticeship => "apprenticeship",
            EmploymentType.PerDiem => "per-diem",
            _ => "unspecified",
        }).Distinct();
}

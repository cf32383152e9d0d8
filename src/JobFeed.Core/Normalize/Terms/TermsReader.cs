using System.Collections.Immutable;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>The terms of a position: kinds of employment, experience and education asked for, each with its reason.</summary>
public sealed record TermsReading
{
    public ImmutableArray<EmploymentType> EmploymentTypes { get; init; } = [];

    public Experience? Experience { get; init; }

    public Education? Education { get; init; }

    public ImmutableArray<Provenance> Why { get; init; } = [];
}

/// <summary>Reads the terms of a position: what the source's fields say first, then the title, then the text.</summary>
public static class TermsReader
{
    public static TermsReading Read(NormalizationInput input)
    {
        var folded = input.Folded;
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var types = EmploymentTypes(input, folded, why);
        var experience = Experience(input, folded, why);
        var education = Education(input, folded, why);
        return new TermsReading { EmploymentTypes = types, Experience = experience, Education = education, Why = why.DrainToImmutable() };
    }

    private static ImmutableArray<EmploymentType> EmploymentTypes(NormalizationInput input, string folded, ImmutableArray<Provenance>.Builder why)
    {
        var found = new List<EmploymentTerm>();
        for (var i = 0; i < input.Raw.EmploymentTypes.Length; i++)
        {
            EmploymentTypeReader.ReadTitle(input.Raw.EmploymentTypes[i], $"employmentTypes[{i}]", found);
        }

        var isField = found.Count > 0;
        if (!isField)
        {
            EmploymentTypeReader.ReadTitle(input.Title, "title", found);
            if (SeniorityReader.Read(input.Title) is { Seniority: Seniority.Intern } intern && !found.Exists(term => term.Type == EmploymentType.Apprenticeship))
            {
                found.Add(new EmploymentTerm(EmploymentType.Intern, "title", intern.Start, intern.Length));
            }

            EmploymentTypeReader.ReadText(folded, input.Starts, input.Sections, found);
        }

        // A temporary contract is one thing, said in two words.
        if (found.Exists(term => term.Type == EmploymentType.Contractor) && found.Exists(term => term.Type == EmploymentType.Temporary))
        {
            var first = found.First(term => term.Type is EmploymentType.Contractor or EmploymentType.Temporary).Type;
            found.RemoveAll(term => term.Type is EmploymentType.Contractor or EmploymentType.Temporary && term.Type != first);
        }

        foreach (var term in found.DistinctBy(term => term.Type))
        {
            var source = term.SourceField switch { "title" => input.Title, "description" => input.Text, _ => null };
            why.Add(new Provenance
            {
                Field = "employmentTypes",
                Rule = isField ? "terms.employment-field" : $"terms.employment-{(term.SourceField == "title" ? "title" : "text")}",
                SourceField = term.SourceField,
                Evidence = source is null ? term.Type.ToString() : source.Substring(term.Start, term.Length),
                Start = source is null ? -1 : term.Start,
                Confidence = isField ? 1 : 0.9,
            });
        }

        return [.. found.Select(term => term.Type).Distinct()];
    }

    private static Experience? Experience(NormalizationInput input, string folded, ImmutableArray<Provenance>.Builder why)
    {
        if (input.Raw.Experience is { } field && ExperienceReader.ReadField(Folding.Of(field)) is { } stated)
        {
            why.Add(new Provenance { Field = "experience", Rule = "terms.experience-field", SourceField = "experience", Evidence = field });
            return stated;
        }

        foreach (var (text, foldedText, sections, source) in new[] { (input.Text, folded, input.Sections, "description"), (input.Title, Folding.Of(input.Title), [], "title") })
        {
            if (ExperienceReader.Read(text, foldedText, sections, input.Language) is { } read)
            {
                why.Add(new Provenance { Field = "experience", Rule = "terms.experience-text", SourceField = source, Evidence = read.Evidence, Start = read.Start, Confidence = 0.9 });
                return read.Value;
            }
        }

        return null;
    }

    private static Education? Education(NormalizationInput input, string folded, ImmutableArray<Provenance>.Builder why)
    {
        if (input.Raw.Education is { } field && EducationReader.Read(field, Folding.Of(field), PhraseStarts.Of(field, Folding.Of(field)), []) is { } stated)
        {
            why.Add(new Provenance { Field = "education", Rule = "terms.education-field", SourceField = "education", Evidence = field });
            return stated.Value;
        }

        if (EducationReader.Read(input.Text, folded, input.Starts, input.Sections) is not { } read)
        {
            return null;
        }

        why.Add(new Provenance
        {
            Field = "education",
            Rule = "terms.education-text",
            SourceField = "description",
            Evidence = input.Text.Substring(read.Start, read.Length),
            Start = read.Start,
            Confidence = 0.9,
        });
        return read.Value;
    }
}

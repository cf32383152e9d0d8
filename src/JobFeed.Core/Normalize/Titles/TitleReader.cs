using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>Reads a posting's title: cleans it, tells its level, and finds the occupation with its codes.</summary>
public static class TitleReader
{
    public static TitleReading Read(NormalizationInput input)
    {
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var title = TitleCleaner.Clean(input.Title, input.Raw);
        if (title.Length > 0)
        {
            why.Add(new Provenance { Field = "title", Rule = title == input.Title ? "title.as-written" : "title.cleaned", SourceField = "title", Evidence = input.Title, Start = 0 });
        }

        var words = new FoldedWords(input.Title);
        var level = Level(input, words, why);
        var occupation = Occupation(input, title, why);
        var canonical = CanonicalTitle.Of(title);
        if (canonical is not null)
        {
            why.Add(new Provenance { Field = "canonicalTitle", Rule = "title.without-level", SourceField = "title", Evidence = title, Start = input.Title.IndexOf(title, StringComparison.Ordinal), Confidence = 0.9, Inferred = true });
        }

        return new TitleReading
        {
            Title = title,
            CanonicalTitle = canonical,
            Seniority = level,
            PeopleManager = PeopleManager(input, level, why),
            RoleFamily = occupation?.Family,
            Specialization = occupation?.Specialization,
            Soc = occupation?.Soc,
            Isco = occupation?.Isco,
            Why = why.DrainToImmutable(),
        };
    }

    private static Seniority Level(NormalizationInput input, FoldedWords words, ImmutableArray<Provenance>.Builder why)
    {
        if (SeniorityReader.Read(words) is { } stated)
        {
            why.Add(new Provenance
            {
                Field = "seniority",
                Rule = "title.level-word",
                SourceField = "title",
                Evidence = input.Title.Substring(stated.Start, stated.Length),
                Start = stated.Start,
                Confidence = 0.95,
            });
            return stated.Seniority;
        }

        if (input.Raw.Seniority is { } field && SeniorityReader.Read(field) is { } fromField)
        {
            why.Add(new Provenance { Field = "seniority", Rule = "title.level-field", SourceField = "seniority", Evidence = field, Confidence = 0.8 });
            return fromField.Seniority;
        }

        return Seniority.Unknown;
    }

    private static Occupation? Occupation(NormalizationInput input, string title, ImmutableArray<Provenance>.Builder why)
    {
        var words = new FoldedWords(title);
        if (OccupationReader.Read(words) is not { } read)
        {
            return null;
        }

        var occupation = read.Occupation;
        if (occupation is { Family: "SOFTWARE_ENGINEERING", Specialization: null })
        {
            occupation = occupation with { Specialization = OccupationReader.SoftwareSpecialization(words) };
        }

        var reason = new Provenance
        {
            Field = "roleFamily",
            Rule = "title.occupation-table",
            SourceField = "title",
            Evidence = title.Substring(read.Start, read.Length),
            Start = input.Title.IndexOf(title.Substring(read.Start, read.Length), StringComparison.Ordinal),
            Confidence = 0.85,
            Inferred = true,
            Reason = $"SOC {occupation.Soc}, ISCO-08 {occupation.Isco}",
        };
        why.Add(reason);
        foreach (var (field, value) in new[] { ("specialization", occupation.Specialization), ("soc", occupation.Soc), ("isco", occupation.Isco) })
        {
            if (value is not null)
            {
                why.Add(reason with { Field = field, Reason = null });
            }
        }

        return occupation;
    }

    private static bool? PeopleManager(NormalizationInput input, Seniority level, ImmutableArray<Provenance>.Builder why)
    {
        if (PeopleManagement.Read(input.Folded, level) is not { } read)
        {
            return null;
        }

        why.Add(new Provenance
        {
            Field = "peopleManager",
            Rule = read.Start >= 0 ? "title.leads-people-text" : "title.leads-people-level",
            SourceField = read.Start >= 0 ? "description" : "title",
            Start = read.Start,
            Confidence = read.Start >= 0 ? 0.8 : 0.6,
            Inferred = read.Start < 0,
        });
        return read.Value;
    }
}

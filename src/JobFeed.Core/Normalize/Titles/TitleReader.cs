using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>Reads a posting's title: cleans it, tells its level, and finds the occupation.</summary>
public static class TitleReader
{
    public static TitleReading Read(NormalizationInput input)
    {
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var title = TitleCleaner.Clean(input.Title, input.Raw);
        var words = new FoldedWords(input.Title);
        var level = Seniority(input, words, why);
        return new TitleReading { Title = title, Seniority = level, Why = why.DrainToImmutable() };
    }

    private static Seniority Seniority(NormalizationInput input, FoldedWords words, ImmutableArray<Provenance>.Builder why)
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

        return Postings.Seniority.Unknown;
    }
}

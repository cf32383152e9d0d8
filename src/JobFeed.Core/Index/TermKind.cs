namespace JobFeed.Core.Index;

/// <summary>
/// What a term of the dictionary is. The order is part of the file format: term ids are grouped by kind, and a posting's term list
/// begins with the kinds that facets count.
/// </summary>
public enum TermKind : byte
{
    Skill,
    Country,

    /// <summary>ISO 3166-2: <c>US-CA</c>.</summary>
    Region,

    /// <summary>City and country, so that Paris in France is not Paris in Texas.</summary>
    City,
    Company,
    Workplace,
    Seniority,
    EmploymentType,
    Source,
    Board,
    Language,
    RemoteScope,

    /// <summary>City and region, for questions that name both.</summary>
    CityInRegion,

    /// <summary>Coordinates of a place of work that is known to the city or better.</summary>
    Point,

    /// <summary>A word of title, company or skills.</summary>
    Word,
}

/// <summary>A term: its kind, the folded key it is found by, and the spelling that is shown.</summary>
internal readonly record struct Term(TermKind Kind, string Key, string Text)
{
    public const int Kinds = (int)TermKind.Word + 1;

    /// <summary>Parts of a city's key; sorts before every printable character, so that a city's countries lie together.</summary>
    public const char Separator = '\u001F';
}

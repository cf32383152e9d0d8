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

    /// <summary>
    /// A place of work: city, country, region and coordinates, as far as they are known, in one key. Its parts are asked for by prefix: Paris,
    /// Paris in France, Paris in Texas; a circle asks for those whose coordinates lie in it.
    /// </summary>
    City,
    Company,
    Workplace,
    Seniority,
    EmploymentType,
    Source,
    Board,
    Language,
    RemoteScope,
}

/// <summary>A term: its kind, the folded key it is found by, and the spelling that is shown.</summary>
internal readonly record struct Term(TermKind Kind, string Key, string Text)
{
    public const int Kinds = (int)TermKind.RemoteScope + 1;

    /// <summary>Behind each part of a place's key; sorts before every printable character, so that a city's countries lie together.</summary>
    public const char Separator = '\u001F';

    /// <summary>The parts of a place's key that name a city: its own name and the country's.</summary>
    public const int CityParts = 2;
}

namespace JobFeed.Core.Normalize.Skills;

/// <summary>What a phrase says about the skills near it; the phrases are in <c>Taxonomy/cues.txt</c>.</summary>
[Flags]
internal enum Cue : ushort
{
    None = 0,

    /// <summary>Joins the items of a list: and, or, und.</summary>
    Joiner = 1,

    /// <summary>One of the joined is enough: or, oder.</summary>
    Or = 2,

    /// <summary>A skill follows: "experience with".</summary>
    Introduces = 4,

    /// <summary>A skill may follow, if it is written like a name: "such as", "in".</summary>
    Hints = 8,

    /// <summary>A skill stands before: "developer", "skills".</summary>
    Confirms = 16,
    Preferred = 32,
    Required = 64,

    /// <summary>The skills that follow are alternatives: "at least one of".</summary>
    AnyOf = 128,

    /// <summary>What follows is not used: "we don't use".</summary>
    NotUsed = 256,

    /// <summary>Employer's legal text: "equal opportunity".</summary>
    Legal = 512,

    /// <summary>Names of companies follow: "backed by".</summary>
    Companies = 1024,

    /// <summary>Names of other teams follow: "work closely with".</summary>
    People = 2048,

    /// <summary>An employer's name follows: "join", "at".</summary>
    Employer = 4096,

    /// <summary>What follows is mastered: "proficient in". Strong enough for spellings of which the everyday meaning is common.</summary>
    Masters = 8192,
}

namespace JobFeed.Core.Normalize.Skills;

/// <summary>How far a spelling can be trusted; written as a mark before it in the taxonomy.</summary>
internal enum Caution : byte
{
    /// <summary>Means the skill wherever it stands, in any case.</summary>
    None,

    /// <summary><c>!</c> Means the skill in exactly this case: <c>!SAS</c>.</summary>
    Exact,

    /// <summary><c>^</c> Means the skill when capitalised inside a sentence; otherwise needs a context: <c>^Hibernate</c>.</summary>
    Capital,

    /// <summary><c>~</c> An everyday word or a company: needs a context that shows the skill is meant: <c>~Go</c>.</summary>
    Context,
}

/// <summary>One spelling of a skill.</summary>
internal sealed record SkillForm(SkillEntry Skill, string Text, Caution Caution)
{
    /// <summary>The words around this spelling that speak for or against it; null when only the general rules hold.</summary>
    public ContextRule? Rule { get; init; }

    public static (string Text, Caution Caution) Parse(string marked) => marked[0] switch
    {
        '!' => (marked[1..], Caution.Exact),
        '^' => (marked[1..], Caution.Capital),
        '~' => (marked[1..], Caution.Context),
        _ => (marked, Caution.None),
    };
}

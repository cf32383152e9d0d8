namespace JobFeed.Core.Dedupe;

/// <summary>How two postings stand to each other.</summary>
public enum VacancyRelation
{
    /// <summary>Other jobs, or too little to say otherwise.</summary>
    Different,

    /// <summary>The same text for another place, requisition or company: another vacancy.</summary>
    Variant,

    /// <summary>The vacancy of another employer in the words of an agency: shown in one group, never taken for the employer's own.</summary>
    AgencyCopy,

    /// <summary>One vacancy seen twice.</summary>
    Duplicate,
}

/// <summary>A decision on two postings; the same whichever comes first.</summary>
/// <param name="Relation">What they are to each other.</param>
/// <param name="Rule">Id of the rule that decided: <c>requisition.same</c>, <c>place.apart</c>.</param>
/// <param name="Reason">What the rule saw, in words.</param>
/// <param name="Similarity">Share of the shorter text that the other one holds, 0 to 1; null when the texts were not asked.</param>
public sealed record Verdict(VacancyRelation Relation, string Rule, string Reason, double? Similarity = null)
{
    public bool IsDuplicate => Relation == VacancyRelation.Duplicate;

    /// <summary>True when both belong in one group.</summary>
    public bool Groups => Relation is VacancyRelation.Duplicate or VacancyRelation.AgencyCopy;

    /// <summary>
    /// True when something stated sets both apart: a level, a place, a requisition. False when merely their texts have too little in common,
    /// as two excerpts of one text can have.
    /// </summary>
    public bool IsContradiction => !Groups && Rule is not ("text.unlike" or "text.missing" or "company.agency");
}

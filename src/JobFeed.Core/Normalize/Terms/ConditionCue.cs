namespace JobFeed.Core.Normalize.Terms;

/// <summary>What a phrase may be about.</summary>
internal enum CueKind { Language, Sponsor, Clearance, Travel, Benefit, Openings, Week, Deadline }

/// <summary>The meaning of a phrase.</summary>
/// <param name="Kind">What it may be about.</param>
/// <param name="Value">The language's code.</param>
/// <param name="Number">A number of its kind: the benefit, the rank of a clearance, the percent of "no travel".</param>
/// <param name="IsSure">Whether the phrase needs no sign beside it.</param>
internal readonly record struct ConditionCue(CueKind Kind, string? Value = null, int Number = -1, bool IsSure = false);

/// <summary>A phrase where it was found.</summary>
internal readonly record struct Hit(ConditionCue Cue, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>A value that was read and the words it was read from.</summary>
internal readonly record struct Finding<T>(T Value, int Start, int Length);

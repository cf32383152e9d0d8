namespace JobFeed.Core.Dedupe;

/// <summary>
/// What tells most candidates apart without their sketch: kept in memory for every posting, in 13 bytes. Says no only where <see cref="DuplicateJudge"/> would
/// keep both apart.
/// </summary>
/// <param name="TitleWords">A bit for each word of the title, chosen by its hash.</param>
/// <param name="Level">Of <see cref="Postings.Seniority"/>.</param>
/// <param name="Company">Hash of the employer's name.</param>
/// <param name="FirstWord">Hash of its first word.</param>
/// <param name="IsOpenName">True when no employer is named, or an agency, which offers jobs of any.</param>
internal readonly record struct SketchOutline(ulong TitleWords, byte Level, ushort Company, ushort FirstWord, bool IsOpenName)
{
    public SketchOutline(TitleKey title, CompanyKey company)
        : this(
            title.Parts.Words.Aggregate(0UL, (bits, word) => bits | (1UL << (int)(CandidateKeys.Hash(word) & 63))),
            (byte)title.Level,
            (ushort)CandidateKeys.Hash(company.Key),
            (ushort)CandidateKeys.Hash(company.FirstWord),
            company.Key.Length == 0 || company.IsAgency)
    {
    }

    /// <summary>
    /// False for two levels, for titles that both have a word which the other lacks, and for two employers whose names neither are the same nor begin with the
    /// same word.
    /// </summary>
    public bool MayGroupWith(SketchOutline other) =>
        Level == other.Level
        && ((TitleWords & ~other.TitleWords) == 0 || (other.TitleWords & ~TitleWords) == 0)
        && (IsOpenName || other.IsOpenName || Company == other.Company || FirstWord == other.FirstWord);
}

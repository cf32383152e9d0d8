namespace JobFeed.Core.Search;

/// <summary>
/// How well a posting answers a word: BM25F (Robertson, Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6). A word counts by the field
/// it stands in, repetition in a description counts up to three, the less the longer the description is than usual, and all of it saturates. A short one gains nothing by
/// being short: no description outdoes a title. The usual length is a constant, not the average of what is in the index: so a posting's share of the score stays as it is
/// when others come and go, and segments need no common statistics but the number of postings that have a word.
/// </summary>
internal static class Relevance
{
    /// <summary>Marks of <see cref="Mark"/>: 1 up to this.</summary>
    public const int LargestMark = (1 << 5) - 1;

    /// <summary>What <see cref="Of"/> gives for a word that could not say more.</summary>
    public const int Scale = 4095;

    private const int MostInDescription = 3, CompanyBit = 4, SkillBit = 8, TitleBit = 16;
    private const double TitleWeight = 6, SkillWeight = 4, CompanyWeight = 2, DescriptionWeight = 1;
    private const double Saturation = 1.2, LengthShare = 0.75, UsualWords = 400;

    /// <summary>Steps of the length of a description: 16 for each doubling.</summary>
    private const int StepsPerDoubling = 16;

    private static readonly ushort[] Scores = Tabulate();

    /// <summary>Adds an occurrence in a field to the marks of a word in a posting; marks begin with 0.</summary>
    public static int Mark(int marks, TextField field) => field switch
    {
        TextField.Title => marks | TitleBit,
        TextField.Skill => marks | SkillBit,
        TextField.Company => marks | CompanyBit,
        _ => (marks & MostInDescription) == MostInDescription ? marks : marks + 1,
    };

    /// <summary>The number of words of a description in a byte.</summary>
    public static byte Length(int words) => (byte)Math.Min(byte.MaxValue, (int)Math.Round(StepsPerDoubling * Math.Log2(1 + words)));

    /// <summary>What a word with these marks says about a posting with a description of this length: 0 up to <see cref="Scale"/>.</summary>
    public static int Of(int marks, byte length) => Scores[(marks << 8) | length];

    /// <summary>
    /// What a word is worth, in sixteenths: the rarer, the more (the probabilistic inverse document frequency, kept positive). Rounded, so that it rarely changes with the
    /// index; a cursor carries it, so that later pages are ordered as the first.
    /// </summary>
    /// <param name="having">Postings served that have the word.</param>
    /// <param name="all">Postings served.</param>
    public static byte Worth(int having, int all) => (byte)Math.Clamp((int)Math.Round(16 * Math.Log(1 + ((all - having + 0.5) / (having + 0.5)))), 1, byte.MaxValue);

    private static ushort[] Tabulate()
    {
        var scores = new ushort[(LargestMark + 1) << 8];
        for (var marks = 1; marks <= LargestMark; marks++)
        {
            for (var length = 0; length <= byte.MaxValue; length++)
            {
                var words = Math.Pow(2, (double)length / StepsPerDoubling) - 1;
                var weight = (Has(marks, TitleBit) * TitleWeight) + (Has(marks, SkillBit) * SkillWeight) + (Has(marks, CompanyBit) * CompanyWeight)
                    + ((marks & MostInDescription) * DescriptionWeight / Math.Max(1, 1 - LengthShare + (LengthShare * words / UsualWords)));
                scores[(marks << 8) | length] = (ushort)Math.Round(Scale * weight / (Saturation + weight));
            }
        }

        return scores;
    }

    private static int Has(int marks, int bit) => (marks & bit) == 0 ? 0 : 1;
}

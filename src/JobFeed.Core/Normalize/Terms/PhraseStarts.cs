using System.Runtime.InteropServices;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Whose phrases are looked for in the one pass over a text.</summary>
[Flags]
internal enum PhraseFamily : byte
{
    None = 0,
    Conditions = 1,
    Education = 2,
    Employment = 4,
}

/// <summary>A word with which a phrase of these families may start.</summary>
internal readonly record struct PhraseStart(int At, PhraseFamily Families);

/// <summary>
/// The words of a text with which a phrase may start. All families share this pass: the hash of a word is looked up once in a table of the first
/// words of all phrases, sparse enough that nine words of ten are then done with.
/// </summary>
internal static class PhraseStarts
{
    private const int Bits = 15;

    [ThreadStatic]
    private static List<PhraseStart>? s_found;

    private static readonly PhraseFamily[] Families = Table(
        (PhraseFamily.Conditions, ConditionPhrases.All.FirstWords), (PhraseFamily.Education, EducationReader.Degrees.FirstWords), (PhraseFamily.Employment, EmploymentTypeReader.Texts.FirstWords));

    /// <param name="text">The text; <see cref="TextWords"/> keeps its words for the other readers.</param>
    /// <param name="folded">It, folded: words lie at the same places, and those of ASCII have the same hash.</param>
    public static PhraseStart[] Of(string text, ReadOnlySpan<char> folded)
    {
        var found = s_found ??= [];
        found.Clear();
        foreach (ref readonly var word in TextWords.Of(text))
        {
            var hash = (word.Sorts & WordSorts.Wide) == 0 ? word.Hash : WordHash.Of(folded[word.Start..word.End]);
            if (Families[Slot(hash)] is var families and not PhraseFamily.None)
            {
                found.Add(new PhraseStart(word.Start, families));
            }
        }

        return [.. CollectionsMarshal.AsSpan(found)];
    }

    private static PhraseFamily[] Table(params ReadOnlySpan<(PhraseFamily Family, IEnumerable<string> Words)> rows)
    {
        var table = new PhraseFamily[1 << Bits];
        foreach (var (family, words) in rows)
        {
            foreach (var word in words)
            {
                table[Slot(WordHash.Of(word))] |= family;
            }
        }

        return table;
    }

    private static int Slot(ulong hash) => (int)(hash >> 40) & ((1 << Bits) - 1);
}

using System.Buffers;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>
/// Reads whether the employer sponsors a visa. The sentence must speak of visas or of the right to work (sponsors of projects do not count), and
/// must say yes or no: questions and "case by case" say neither.
/// </summary>
internal static class VisaReader
{
    private static readonly SearchValues<string> AboutVisas = Of(
        "visa", "visum", "work permit", "immigration", "authorized to work", "authorised to work", "work authori", "right to work", "eligible to work", "employment authori", "h-1b", "h1b", "h1-b", "employment-based", "able to work",
        "eligibility to work", "legally work", "sponsorship for employment", "employment sponsorship", "sponsorship is ", "sponsorship available", "sponsorship now or", "provide sponsorship", "offer sponsorship", "require sponsorship");

    private static readonly SearchValues<string> Denials = Of(
        "not ", "n't", "n’t", "unable", "cannot", "without", "no visa", "no sponsor", "not.", "no relocation or visa", "nor ", "neither", "unfortunately", "keine ", "independent of", "no employment sponsor", "sponsorship: no", "no immigration");

    private static readonly SearchValues<string> Offers = Of(
        "available", "offer", "provid", "we sponsor", "do sponsor", "can sponsor", "able to sponsor", "will sponsor", "happy to", "open to", "willing to", "eligible for", "sponsorship: yes", "support", "assist", "help", "possible",
        "considered", "covered", "moglich", "bieten", "unterstutz");

    private static readonly SearchValues<string> Doubts = Of("case-by-case", "case by case", "may ", "might", "some roles", "if you require", "if you need", "do you require", "depending on", "certain roles", "not all", "not every", "not guarantee", "for this or");

    public static Finding<bool>? Read(Passage passage, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind != CueKind.Sponsor)
            {
                continue;
            }

            var (start, end) = passage.Sentence(hit.Start, hit.End);
            var sentence = passage.Folded.AsSpan(start, end - start);
            if (!sentence.ContainsAny(AboutVisas) || (end < passage.Folded.Length && passage.Folded[end] == '?'))
            {
                continue;
            }

            bool? answer = sentence.ContainsAny(Doubts) && !sentence.ContainsAny(Refusals) ? null
                : sentence.ContainsAny(Denials) ? false
                : sentence.ContainsAny(Offers) || IsItem(sentence, hit.Length) ? true
                : null;
            if (answer is { } value)
            {
                return new Finding<bool>(value, start, end - start);
            }
        }

        return null;
    }

    /// <summary>An item of a list that says little more: a line of its own without a mark is a heading.</summary>
    private static bool IsItem(ReadOnlySpan<char> sentence, int length) => sentence.StartsWith("- ") && sentence.Trim(" -*.:").Length <= length + 12;

    /// <summary>Refusals that no doubt in the same sentence softens.</summary>
    private static readonly SearchValues<string> Refusals = Of("unable to", "cannot", "can not", "without", "do not sponsor", "not able to", "will not", "does not", "not available", "not offer", "not provide");

    private static SearchValues<string> Of(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}

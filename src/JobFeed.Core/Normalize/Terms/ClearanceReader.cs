using System.Buffers;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Reads the security clearance asked for, as written: the one with a level before the word alone.</summary>
internal static class ClearanceReader
{
    private static readonly SearchValues<string> AboutClearance = Of("clearance", "cleared", "vetting", "polygraph", "/sci", " sci ", "habilitation", "u.s. citizen", "us citizen");

    private static readonly SearchValues<string> Denials = Of("no clearance", "no security clearance", "not required", "not require", "not need", "without a clearance", "without clearance", "not a requirement", "clearance team", "clearance process for");

    /// <summary>The word alone may be a heading.</summary>
    private static readonly SearchValues<string> Asking = Of("obtain", "hold", "active", "require", "eligib", "must", "prefer", "maintain", "need", "advantage", "current", "possess", "able to", "ability", "plus", "desir", "clearable");

    public static Finding<string>? Read(Passage passage, List<Hit> hits)
    {
        Hit? best = null;
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind == CueKind.Clearance && hit.Cue.Number > (best?.Cue.Number ?? 0) && IsAsked(passage, hit))
            {
                best = hit;
            }
        }

        return best is { } found ? new Finding<string>(passage.Text.Substring(found.Start, Written(passage.Text, found)), found.Start, Written(passage.Text, found)) : null;
    }

    /// <summary>"Secret clearance" is the level Secret; "SC cleared" is said as one.</summary>
    private static int Written(string text, Hit hit)
    {
        var words = text.AsSpan(hit.Start, hit.Length);
        return words.StartsWith("secret ", StringComparison.OrdinalIgnoreCase) ? "secret".Length : words.StartsWith("ts/sci ", StringComparison.OrdinalIgnoreCase) ? "ts/sci".Length : hit.Length;
    }

    private static bool IsAsked(Passage passage, Hit hit)
    {
        var sentence = passage.SentenceAt(hit);
        if (sentence.ContainsAny(Denials) || passage.KindAt(hit.Start) is Postings.SectionKind.About or Postings.SectionKind.Benefits)
        {
            return false;
        }

        if (hit.Cue.Number == 1)
        {
            return sentence.ContainsAny(Asking);
        }

        var isWord = hit.Length <= 3 || passage.Folded.AsSpan(hit.Start, hit.Length) is "secret" or "top secret" or "public trust";
        if (!isWord)
        {
            return true;
        }

        // SC is a state as well and "secret sauce" is none: capitals, with the clearance right behind or in the sentence.
        var after = passage.Folded.AsSpan(hit.End, Math.Min(24, passage.Folded.Length - hit.End));
        return char.IsUpper(passage.Text[hit.Start])
            && (hit.Length > 3 ? sentence.ContainsAny(AboutClearance) : after.Contains("clear", StringComparison.Ordinal) || after.Contains("vetting", StringComparison.Ordinal));
    }

    private static SearchValues<string> Of(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}

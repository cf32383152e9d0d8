using System.Buffers;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Reads what the years are in from the words behind them: <c>5+ years backend software engineering experience</c>.</summary>
internal static class ExperienceArea
{
    private const int Longest = 80;

    private static readonly SearchValues<char> Ends = SearchValues.Create(",;:()\n");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Empty = new HashSet<string>(
        ("of in with as the a an professional relevant proven hands-on hands solid work working strong practical industry commercial post qualified progressive prior related full time full-time satisfactory demonstrated extensive direct combined real-world real equivalent previous +").Split(' '))
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="after">The rest of the sentence behind the unit.</param>
    public static string? Read(ReadOnlySpan<char> after)
    {
        var experience = after.IndexOf("experience", StringComparison.OrdinalIgnoreCase);
        if (experience < 0)
        {
            return null;
        }

        return Trim(after[..experience]) ?? Trim(Until(after[(experience + "experience".Length)..]));
    }

    private static ReadOnlySpan<char> Until(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        var stop = text.IndexOf(" or ", StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        return text[..(stop >= 0 && stop < end ? stop : end)];
    }

    private static string? Trim(ReadOnlySpan<char> text)
    {
        text = text.Trim(" +'’)(-.,*");
        Span<char> folded = stackalloc char[32];
        while (!text.IsEmpty)
        {
            var end = text.IndexOf(' ');
            var word = end < 0 ? text : text[..end];
            if (word.Length > folded.Length || !Empty.Contains(Folding.To(word, folded)))
            {
                break;
            }

            text = end < 0 ? default : text[(end + 1)..];
        }

        return text.Length is >= 3 and <= Longest && !text.ContainsAny(Ends) ? text.ToString() : null;
    }
}

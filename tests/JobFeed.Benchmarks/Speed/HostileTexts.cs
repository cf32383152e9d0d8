using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Speed;

/// <summary>Texts of a million characters that make careless readers slow: each is one piece again and again.</summary>
internal static class HostileTexts
{
    private const int Size = 1 << 20;

    private static readonly string[] Descriptions =
    [
        " ", "\n", "\n- ", "a", "a ", "9", "1,", "1.", "$", "$1", "$1 - ", "$100,000 to ", "salary $", "up to ", "k", "€ 1.000 ", "10 years ", "5+ years of ", "years ", "at least ",
        "Go", "Go ", "Go, ", "Go/", "C++ (Go), ", "Java or ", "://", "a@", "www.", "New York, ", "Paris ", "remote ", "Georgia, ", "or ", "(", "((", "[x](", "**", "*a", "_", "`", "#", "# A\n",
        "Requirements:\n", "•", "<", "</", "<a", "<b>", "<div>", "<!--", "<a href=\"", "<p>a", "<table><tr>", "<script>", "&", "&amp;", "&lt;", "&amp;lt;p&amp;gt;", "&#", "Ã¢â‚¬â„¢", "Ã", "\u0301", "\uD83D", "\uD83D\uDE00",
    ];

    public static IEnumerable<(string Name, RawPosting Raw)> All()
    {
        foreach (var piece in Descriptions)
        {
            yield return ("description: " + Shown(piece), new RawPosting { Title = "Engineer", Location = "Berlin", Description = Repeated(piece) });
        }

        foreach (var piece in (string[])["Senior ", "- ", "(m/f/d) ", "New York, ", "$100k - "])
        {
            yield return ("title: " + Shown(piece), new RawPosting { Title = Repeated(piece) });
            yield return ("location: " + Shown(piece), new RawPosting { Title = "Engineer", Location = Repeated(piece) });
            yield return ("pay field: " + Shown(piece), new RawPosting { Title = "Engineer", SalaryText = Repeated(piece) });
        }
    }

    private static string Repeated(string piece) => string.Concat(Enumerable.Repeat(piece, Size / piece.Length));

    private static string Shown(string piece) => string.Concat(piece.Select(c => c is > ' ' and < '\u007F' and not '|' and not '`' ? c.ToString() : c == ' ' ? "␠" : c == '\n' ? "␤" : $"U+{(int)c:X4} "));
}

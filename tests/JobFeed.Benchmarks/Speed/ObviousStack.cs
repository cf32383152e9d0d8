using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using JobFeed.Core.Normalize.Skills;

namespace JobFeed.Benchmarks.Speed;

/// <summary>What one writes first: an HTML parser, word groups looked up in a dictionary, a regular expression for pay. No meaning, no provenance.</summary>
internal static class ObviousStack
{
    private const int LongestName = 4;

    private static readonly HtmlParser Parser = new();

    private static readonly FrozenDictionary<string, string> Names = SkillTaxonomy.All
        .SelectMany(skill => skill.Aliases.Prepend(skill.Name), (skill, name) => (name, skill.Name))
        .DistinctBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(pair => pair.name, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Separators = [' ', '\n', '\t', ',', ';', '(', ')', ':', '!', '?'];

    // The obvious choice, with backtracking and all: it is what is measured against.
    private static readonly Regex Pay = new(
        @"(?<currency>[$£€]|USD|EUR|GBP)\s?(?<min>\d[\d.,]*\s?[kK]?)(\s?(-|–|to)\s?[$£€]?(?<max>\d[\d.,]*\s?[kK]?))?(\s?(/|per|an?)\s?(?<period>hour|hr|day|week|month|year|annum))?",
        RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static string Text(string html) => Parser.ParseDocument(html).Body?.TextContent ?? "";

    public static int Skills(string text)
    {
        var words = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var found = new HashSet<string>();
        for (var i = 0; i < words.Length; i++)
        {
            for (var count = Math.Min(LongestName, words.Length - i); count > 0; count--)
            {
                if (Names.TryGetValue(string.Join(' ', words, i, count).TrimEnd('.'), out var name))
                {
                    found.Add(name);
                    break;
                }
            }
        }

        return found.Count;
    }

    public static int PayMatches(string text) => Pay.Count(text);

    public static int Read(string html)
    {
        var text = Text(html);
        return Skills(text) + PayMatches(text);
    }
}

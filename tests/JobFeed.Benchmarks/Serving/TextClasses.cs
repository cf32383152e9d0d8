using JobFeed.Core.Query;

namespace JobFeed.Benchmarks.Serving;

/// <summary>The classes that free text is measured by (T), each as a page of the newest and, with an r, of the most relevant.</summary>
internal static class TextClasses
{
    private static readonly string[] Phrases =
        ["data scientist", "machine learning", "site reliability engineer", "flexible hours", "product designer", "cloud platform", "growing team", "account manager", "our new office", "senior backend engineer"];

    public static IReadOnlyList<QueryClass> All { get; } =
    [
        .. Both("T01", "1 word, of a title, a text or a skill", d => d.Even() ? d.CommonWord() : d.RareWord()),
        .. Both("T02", "2 common words", d => $"{d.CommonWord()} {d.CommonWord()}"),
        .. Both("T03", "a rare word and a common one", d => $"{d.RareWord()} {d.CommonWord()}"),
        .. Both("T04", "a phrase of common words", d => $"\"{(d.Even() ? d.Of(Phrases) : $"{d.Of(Workload.SummaryWords)} {d.Of(Workload.SummaryWords)}")}\""),
    ];

    private static IEnumerable<QueryClass> Both(string name, string text, Func<Draw, string> words) =>
    [
        new(name, text + ", newest", Asked.Page, d => new JobQuery { Text = words(d) }),
        new(name + "r", text + ", most relevant", Asked.Page, d => new JobQuery { Text = words(d), Sort = JobSort.Relevance }),
    ];
}

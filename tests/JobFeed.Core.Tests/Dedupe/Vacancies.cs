using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Dedupe;

/// <summary>Postings for the tests of duplicates. Texts are made of numbered sentences, so that a test says how much two of them share.</summary>
internal static class Vacancies
{
    private static readonly string[] Nouns = ["pump", "ledger", "turbine", "orchard", "harbour", "lantern", "quarry", "violin", "glacier", "bakery", "compass"];

    private static readonly string[] Verbs = ["repair", "document", "inspect", "rebuild", "measure", "paint", "count", "balance", "polish", "transport", "explain", "design", "calibrate"];

    /// <summary>Sentences of eleven words each; different numbers give different sentences.</summary>
    public static string Sentences(int from, int to) => string.Join(' ', Enumerable.Range(from, to - from).Select(Sentence));

    public static VacancySketch Of(
        string title = "Backend Engineer",
        string? company = "Acme Pumps",
        string? location = "Berlin, Germany",
        string? text = null,
        string source = "board-one",
        Publisher publisher = Publisher.JobBoard,
        string? requisition = null) =>
        VacancySketch.Of(new RawPosting { Source = source, Title = title, Company = company, Location = location, Description = text ?? Sentences(0, 40), RequisitionId = requisition }, publisher);

    private static string Sentence(int n) =>
        $"You {Verbs[n % 13]} the {Nouns[n % 11]} and {Verbs[(n + 5) % 13]} each {Nouns[(n + 3) % 11]} before {Nouns[(n / 11) % 11]} {Verbs[(n / 13) % 13]}.";
}

using JobFeed.Benchmarks.Serving;
using JobFeed.Benchmarks.Serving.Peers;

namespace JobFeed.Benchmarks.Tests;

/// <summary>
/// Serving stays as fast and as small as it is said to be: 100,000 postings beside PostgreSQL and SQLite, every answer compared, ratios of one run. The floors are
/// a sixth to a quarter of what is reached, so that a busy machine does not fail and a lost order of magnitude does.
/// </summary>
public sealed class GateTests
{
    private const int Postings = 100_000, Sets = 6;

    [PeersFact]
    public void Is_many_times_faster_than_other_engines_with_the_same_answers()
    {
        var folder = Directory.CreateTempSubdirectory("jobfeed-gate");
        try
        {
            var corpus = new Corpus(folder.FullName, Postings);
            var report = PeersVerb.Measure(corpus, Sets);
            var (sqlite, postgres) = (Find(report, "SQLite"), Find(report, "PostgreSQL"));

            Assert.True(report.Times(postgres, ofPages: true).Mean >= 20, report.ToMarkdown());
            Assert.True(report.Times(sqlite, ofPages: true).Mean >= 8, report.ToMarkdown());
            Assert.True(report.Times(postgres, ofPages: false).Mean >= 30, report.ToMarkdown());
            Assert.InRange((double)(corpus.HotBytes + corpus.ColdBytes) / Postings, 40, 120);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Find(PeersReport report, string name) => report.Peers.ToList().FindIndex(p => p.StartsWith(name, StringComparison.Ordinal));
}

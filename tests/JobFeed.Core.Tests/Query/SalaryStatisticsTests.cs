using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Core.Tests.Query;

public sealed class SalaryStatisticsTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 0.9, 7)]
    [InlineData(new double[] { 1, 2 }, 0.5, 1.5)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, 0.25, 2)]
    [InlineData(new double[] { 1, 2, 3, 4 }, 0.1, 1.3)] // R: quantile(1:4, .1)
    [InlineData(new double[] { 10, 20, 40, 80, 160, 320 }, 0.9, 240)]
    public void Quantiles_are_those_of_R_and_NumPy(double[] sorted, double p, double expected) =>
        Assert.Equal(expected, Quantile.Type7(sorted, p), 1e-9);

    [Fact]
    public void Shows_nothing_under_five_postings_from_three_employers()
    {
        Posting[] postings =
        [
            .. Enumerable.Range(0, 5).Select(i => Job(i, "Shown", $"Employer {i % 3}", 100)),
            .. Enumerable.Range(10, 9).Select(i => Job(i, "Two employers", $"Employer {i % 2}", 100)),
            .. Enumerable.Range(20, 4).Select(i => Job(i, "Four postings", $"Employer {i}", 100)),
        ];

        var report = SalaryStatistics.Run(Snapshot(postings), new JobQuery(), SalaryGrouping.Skill);

        Assert.Equal(["Shown"], report.Groups.Select(g => g.Name));
        Assert.Equal((2, 18, 18), (report.SuppressedGroups, report.WithPay, report.Selected));
    }

    [Fact]
    public void Counts_samples_and_real_postings_apart()
    {
        Posting[] postings =
        [
            .. Enumerable.Range(0, 5).Select(i => Job(i, "C#", $"Employer {i}", 100)),
            .. Enumerable.Range(10, 6).Select(i => Job(i, "C#", $"Sample {i}", 900) with { IsSample = true }),
        ];

        var real = SalaryStatistics.Run(Snapshot(postings), new JobQuery(), SalaryGrouping.Skill);
        var samples = SalaryStatistics.Run(Snapshot(postings), new JobQuery(), SalaryGrouping.Skill, ofSamples: true);

        Assert.Equal((5, 100m, false), (real.WithPay, real.Groups[0].P50, real.OfSamples));
        Assert.Equal((6, 900m, true), (samples.WithPay, samples.Groups[0].P50, samples.OfSamples));
    }

    [Theory]
    [InlineData(Duplicates.Collapse)]
    [InlineData(Duplicates.All)]
    public void A_vacancy_on_two_boards_counts_once_with_the_copy_that_states_pay(Duplicates duplicates)
    {
        Posting[] postings = [.. Enumerable.Range(0, 5).Select(i => Job(i, "C#", $"Employer {i}", 100)), Job(10, "C#", "Employer 1", 0) with { Salary = null }, Job(11, "C#", "Employer 1", 900)];
        VacancyCopy Copy(int id, int rank) => new(new PostingId((ulong)id), new PostingId(1), rank, "test", "Employer 1", null, false, null, null);
        var snapshot = IndexSnapshot.Of(1, Snapshot(postings).Segments, Index.RandomPostings.Rates, VacancyGroups.Of([[Copy(10, 0), Copy(1, 1), Copy(11, 2)]]));

        var report = SalaryStatistics.Run(snapshot, new JobQuery { Duplicates = duplicates }, SalaryGrouping.Skill);

        Assert.Equal((5, 5, 100m), (report.Selected, report.WithPay, Assert.Single(report.Groups).P90));
        Assert.Equal(5, Facets.Run(snapshot, new JobQuery(), [TermKind.Skill], 3)[TermKind.Skill][0].Count);
        Assert.Equal(7, QueryEngine.Count(snapshot, new JobQuery { Duplicates = Duplicates.All }));
    }

    [Fact]
    public void Counts_the_middle_of_ranges_across_periods_and_currencies()
    {
        Posting[] postings =
        [
            Job(1, "C#", "A", 0) with { Salary = new Salary(40_000, 60_000, "EUR", PayPeriod.Year) },
            Job(2, "C#", "B", 0) with { Salary = new Salary(5_000, null, "EUR", PayPeriod.Month) },
            Job(3, "C#", "C", 0) with { Salary = new Salary(null, 140_000, "USD", PayPeriod.Year) },
            Job(4, "C#", "D", 0) with { Salary = new Salary(10, 20, "GBP", PayPeriod.Hour) },
            Job(5, "C#", "E", 0) with { Salary = new Salary(80_000, 80_000, "EUR", PayPeriod.Year) },
            Job(6, "C#", "F", 1_000_000) with { IsSample = true },
            Job(7, "C#", "G", 0) with { Salary = new Salary(1, 2, "EUR", PayPeriod.Year) { IsEstimate = true } },
            Job(8, "C#", "H", 0) with { Salary = new Salary(900_000, null, "EUR", PayPeriod.Year) { Kind = PayKind.Ote } },
            Job(9, "C#", "I", 0) with { Salary = new Salary(900_000, null, "XTS", PayPeriod.Year) },
            Job(10, "C#", "J", 0) with { Salary = new Salary(900_000, null, "EUR", PayPeriod.Unknown) },
        ];

        var report = SalaryStatistics.Run(Snapshot(postings), new JobQuery { Currency = "USD" }, SalaryGrouping.Skill);

        // 39,000, 50,000, 60,000, 70,000 and 80,000 EUR at two USD each.
        var group = Assert.Single(report.Groups);
        Assert.Equal(new SalaryGroup("C#", 5, 5, 86_800, 100_000, 120_000, 140_000, 152_000), group);
        Assert.Equal(("USD", new DateOnly(2026, 2, 3), 10, 5), (report.Currency, report.RatesOn, report.Selected, report.WithPay));
    }

    private static Posting Job(int number, string skill, string company, decimal pay) => new()
    {
        Id = new PostingId((ulong)number),
        Source = "test",
        Board = new BoardId("test", "one"),
        ExternalId = "x",
        Company = company,
        Skills = [new Skill(skill, SkillKind.Tool, Requirement.Required)],
        Salary = new Salary(pay, pay, "EUR", PayPeriod.Year),
    };

    private static IndexSnapshot Snapshot(Posting[] postings)
    {
        var builder = new SegmentBuilder();
        Array.ForEach(postings, builder.Add);
        var encoded = builder.Build();
        return IndexSnapshot.Of(1, [Segment.Open(encoded)], Index.RandomPostings.Rates);
    }
}

using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;
using static JobFeed.Core.Tests.Dedupe.Vacancies;

namespace JobFeed.Core.Tests.Dedupe;

public sealed class DuplicateGroupsTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_group_is_named_for_the_copy_seen_first_and_shows_the_employers_own()
    {
        var groups = new DuplicateGroups();
        groups.Add(Id(1), Of(source: "greenhouse", publisher: Publisher.Employer), Start.AddDays(2));
        groups.Add(Id(2), Of(source: "board-one"), Start);
        groups.Add(Id(3), Of(source: "board-two", text: Sentences(5, 30)), Start.AddDays(1));
        var group = Assert.Single(groups.All());
        Assert.Equal(Id(2), group.Id);
        Assert.Equal(Id(1), group.Representative);
        Assert.Equal([Id(2), Id(3), Id(1)], group.Members.Select(member => member.Id));
        Assert.All(group.Members, member => Assert.True(member.Why!.IsDuplicate));
    }

    [Fact]
    public void Twins_and_other_employers_are_variants_of_a_group()
    {
        var groups = new DuplicateGroups();
        groups.Add(Id(1), Of(), Start);
        groups.Add(Id(2), Of(location: "Vienna, Austria"), Start.AddDays(1));
        groups.Add(Id(3), Of(company: "Ledger Works"), Start.AddDays(2));
        Assert.Equal(3, groups.All().Count());
        Assert.Equal(new[] { Id(2), Id(3) }.Order(), groups.Of(Id(1))!.Variants);
        Assert.Null(Assert.Single(groups.Of(Id(2))!.Members).Why);
    }

    [Fact]
    public void An_agencys_copy_is_grouped_and_shown_last()
    {
        var groups = new DuplicateGroups();
        groups.Add(Id(1), Of(company: "Swift Recruiters", source: "greenhouse", publisher: Publisher.Employer), Start);
        groups.Add(Id(2), Of(source: "board-one", text: Sentences(0, 12).TrimEnd('.')), Start.AddDays(1));
        groups.Add(Id(3), Of(source: "lever", publisher: Publisher.Employer), Start.AddDays(2));
        groups.Add(Id(4), Of(company: "Hays", source: "board-two"), Start.AddDays(3));
        var group = Assert.Single(groups.All());
        Assert.Equal([Id(1), Id(2), Id(3), Id(4)], group.Members.Select(member => member.Id));
        Assert.Equal(Id(3), group.Representative);
        Assert.Equal(VacancyRelation.AgencyCopy, group.Members.Single(member => member.Id == Id(4)).Why!.Relation);
        groups.Remove(Id(3));
        Assert.Equal([Id(1), Id(4)], groups.Of(Id(4))!.Members.Select(member => member.Id));
        Assert.Single(groups.Of(Id(2))!.Members);
    }

    [Fact]
    public void Two_excerpts_come_together_when_the_whole_text_appears()
    {
        var groups = new DuplicateGroups();
        groups.Add(Id(1), Of(source: "board-one", text: Sentences(0, 12)), Start);
        groups.Add(Id(2), Of(source: "board-two", text: Sentences(20, 32)), Start.AddDays(1));
        Assert.Equal(2, groups.All().Count());
        groups.Add(Id(3), Of(source: "lever", publisher: Publisher.Employer), Start.AddDays(2));
        Assert.Equal([Id(1), Id(2), Id(3)], Assert.Single(groups.All()).Members.Select(member => member.Id));
        groups.Remove(Id(3));
        Assert.Equal(2, groups.All().Count());
    }

    [Fact]
    public void A_wide_place_does_not_join_two_cities()
    {
        var groups = new DuplicateGroups();
        groups.Add(Id(1), Of(location: "Berlin, Germany", source: "board-one"), Start);
        groups.Add(Id(2), Of(location: "Germany", source: "board-two"), Start.AddDays(1));
        groups.Add(Id(3), Of(location: "Hamburg, Germany", source: "board-three"), Start.AddDays(2));
        Assert.Equal(Id(1), groups.Of(Id(2))!.Id);
        Assert.Equal(Id(3), groups.Of(Id(3))!.Id);
        groups.Remove(Id(1));
        Assert.Equal(Id(2), groups.Of(Id(3))!.Id);
    }

    [Fact]
    public void Removing_a_posting_undoes_what_it_did()
    {
        var groups = new DuplicateGroups();
        AddAll(groups, Enumerable.Range(0, 12));
        var before = Written(groups);
        groups.Add(Id(100), Of(location: "Germany", source: "board-four"), Start.AddDays(-1));
        Assert.NotEqual(before, Written(groups));
        Assert.True(groups.Remove(Id(100)));
        Assert.Equal(before, Written(groups));
        Assert.False(groups.Remove(Id(100)));
    }

    [Fact]
    public void The_order_in_which_postings_come_does_not_matter()
    {
        var (forward, backward) = (new DuplicateGroups(), new DuplicateGroups());
        AddAll(forward, Enumerable.Range(0, 12));
        AddAll(backward, Enumerable.Range(0, 12).Reverse());
        AddAll(backward, [3, 7]);
        Assert.Equal(Written(forward), Written(backward));
        Assert.Equal(12, backward.Count);
    }

    [Fact]
    public void One_text_posted_a_thousand_times_is_one_group()
    {
        var groups = new DuplicateGroups();
        var sketch = Of();
        for (var n = 0; n < 1000; n++)
        {
            groups.Add(Id(n), sketch, Start.AddMinutes(n));
        }

        Assert.Equal(1000, Assert.Single(groups.All()).Members.Length);
    }

    [Fact]
    public void An_unknown_posting_has_no_group() => Assert.Null(new DuplicateGroups().Of(Id(1)));

    /// <summary>Four titles, each in two cities or in the country, with texts that share their middle.</summary>
    private static void AddAll(DuplicateGroups groups, IEnumerable<int> numbers)
    {
        foreach (var n in numbers)
        {
            groups.Add(
                Id(n),
                Of(
                    title: n % 4 == 0 ? "Data Engineer" : "Backend Engineer",
                    location: (n % 3) switch { 0 => "Berlin, Germany", 1 => "Germany", _ => "Hamburg, Germany" },
                    source: $"board-{n % 5}",
                    text: Sentences(n, 30 + n)),
                Start.AddHours(n));
        }
    }

    private static string Written(DuplicateGroups groups) =>
        string.Join('\n', groups.All().Select(group => $"{group.Id} {group.Representative} {string.Join(',', group.Members)} {string.Join(',', group.Variants)}"));

    private static PostingId Id(int n) => PostingId.Of(new BoardId("board", "b"), $"posting {n}");
}

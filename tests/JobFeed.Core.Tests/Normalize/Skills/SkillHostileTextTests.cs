using System.Text;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>Any text is read, in linear time, and always alike.</summary>
public sealed class SkillHostileTextTests
{
    private static readonly string[] Pieces =
        ["Go", "C", "C++", "R", " ", ",", "/", ".", "\n", "(", ")", "-", "'", "&", "@", "://", "www.", "Spring", "Java", "and", "or", "at least one of", "#", "+", "\uD83D\uDE00", "é", "\0", "Node", ".js", "2021", "don't use", "experience with"];

    [Fact]
    public void Never_throws_and_reads_alike_every_time()
    {
        var chance = new Random(20);
        for (var round = 0; round < 3_000; round++)
        {
            var text = new StringBuilder();
            for (var i = chance.Next(40); i > 0; i--)
            {
                text.Append(chance.Next(8) == 0 ? (char)chance.Next(0x2100) : Pieces[chance.Next(Pieces.Length)]);
            }

            var first = SkillReader.Read(text.ToString());
            Assert.Equal(first.AsEnumerable(), SkillReader.Read(text.ToString()).AsEnumerable());
            Assert.All(first, mention => Assert.InRange(mention.Start + mention.Length, 1, text.Length));
            _ = SkillReader.Read(SeedSections.Input(text.ToString(), text.ToString()));
        }
    }

    [Theory]
    [InlineData("Go ")]
    [InlineData("Go, ")]
    [InlineData("Go/")]
    [InlineData("C++ (Go), ")]
    [InlineData("a@")]
    [InlineData("://")]
    [InlineData("Go\n")]
    [InlineData("hive ")]
    [InlineData("(")]
    [InlineData("Java or ")]
    public void Takes_linear_time(string piece)
    {
        var (small, large) = (string.Concat(Enumerable.Repeat(piece, 1_000)), string.Concat(Enumerable.Repeat(piece, 32_000)));
        Microseconds(small, 3);
        // 32 times the text may take 32 times the time; eight times more leaves room for a busy machine.
        Assert.True(Microseconds(large, 2) < Math.Max(Microseconds(small, 3), 500) * 256);
    }

    [Fact]
    public void Is_fast_enough_for_millions_of_postings()
    {
        const string Paragraph = "You will design services with the product team and care for quality. Requirements: Python, Go, Kubernetes and AWS; experience with Kafka is a plus. ";
        var text = string.Concat(Enumerable.Repeat(Paragraph, 4096 / Paragraph.Length));
        Microseconds(text, 200);
        Assert.InRange(Microseconds(text, 200), 0, 1_000);
    }

    [Fact]
    public void Allocates_nothing_for_a_text_without_skills()
    {
        const string Text = "Ride the bus to the office every morning and help people find the right door; smile while you do so.";
        SkillReader.Read(Text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        SkillReader.Read(Text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200);
    }

    /// <summary>The fastest of some rounds.</summary>
    private static double Microseconds(string text, int rounds)
    {
        var best = double.MaxValue;
        var input = SeedSections.Input("", text);
        for (var i = 0; i < rounds; i++)
        {
            best = Math.Min(best, CpuTime.Of(() => SkillReader.Read(input)).TotalMicroseconds);
        }

        return best;
    }
}

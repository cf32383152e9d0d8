using System.Globalization;
using System.Text;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Pay;

public sealed class PayPropertyTests
{
    private static readonly string[] Pieces =
    [
        "$", "€", "£", "kr", "R$", "CA$", "USD", "k", "M", "lakh", "LPA", "T€", "万", "円", "年収", " ", " ", " ", "\u00A0", "\n", "-", "–", "-", "...",
        "to", "bis", "à", "per", "/", "hour", "year", "p.a.", "up to", "from", "between", "and", "salary", "bonus", "base", "OTE", "gross", "net", "est.",
        "(", ")", "[", "]", ",", ".", "'", "+", "%", "|", "•", ":", ",-", ".-", "401(k)", "\uD83D", "\uDCB0", "\0", "ß",
        "0", "1", "9", "12", "100", "999", "1,000", "50.000", "1'200", "1 200,50", "15,00,000", "99999999999999999999", "0.0001", "2026",
    ];

    [Fact]
    public void Never_throws_and_always_answers_the_same()
    {
        var random = new Random(4711);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Compose(random);

            var first = PayReader.Read(text, i % 3 == 0 ? "DE" : i % 3 == 1 ? "nowhere" : null);
            var second = PayReader.Read(text, i % 3 == 0 ? "DE" : i % 3 == 1 ? "nowhere" : null);

            Assert.Equal(first.Salary, second.Salary);
            Assert.True(first.Salary is null == first.NotStatedBecause is not null, text);
            Assert.True(first.Why is null || text.AsSpan(first.Why.Start).StartsWith(first.Why.Evidence), text);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Scaling_an_amount_scales_the_result(int factor)
    {
        for (var amount = 20_000; amount < 60_000; amount += 1_370)
        {
            var salary = PayReader.Read(string.Create(CultureInfo.InvariantCulture, $"Salary: ${amount * factor:N0} per year"), "US").Salary;

            Assert.Equal(amount * factor, salary!.Min);
        }
    }

    [Fact]
    public void A_range_keeps_its_order_in_every_spelling()
    {
        string[] spellings =
        [
            "${0:N0} - ${1:N0} per year", "{0:N0} to {1:N0} USD per year", "between ${0:N0} and ${1:N0} annually", "from {0} to {1} USD p.a.",
        ];
        foreach (var spelling in spellings)
        {
            var text = "Base salary: " + string.Format(CultureInfo.InvariantCulture, spelling, 61_000, 74_500);

            var salary = PayReader.Read(text, "US").Salary!;

            Assert.Equal((61_000m, 74_500m), (salary.Min, salary.Max));
        }
    }

    [Theory]
    [InlineData("We are a team of 140 people in 12 cities.")]
    [InlineData("Founded in 2014, we raised $60M from investors.")]
    [InlineData("Perks: $1,500 learning budget, 401(k) match up to 4%, 25 days of vacation.")]
    [InlineData("Standups are daily, demos weekly, planning monthly, reviews annual.")]
    [InlineData("Contact: +49 30 1234567, apply by 2026-05-31.")]
    public void Unrelated_text_never_changes_a_stated_value(string unrelated)
    {
        const string statement = "The base salary range for this role is $118,000 - $142,000 per year.";
        var alone = PayReader.Read(statement, "US").Salary!;

        string[] texts =
        [
            $"{unrelated}\n{statement}", $"{statement}\n{unrelated}", $"{unrelated}\n\n{statement}\n\n{unrelated}", $"{unrelated} {statement} {unrelated}",
        ];
        foreach (var text in texts)
        {
            var salary = PayReader.Read(text, "US").Salary!;

            Assert.Equal((alone.Min, alone.Max, alone.Currency, alone.Period), (salary.Min, salary.Max, salary.Currency, salary.Period));
        }
    }

    [Theory]
    [InlineData("$1 ")]
    [InlineData("1-")]
    [InlineData("salary ")]
    [InlineData("$100,000 - ")]
    [InlineData("1,2.3'4 ")]
    [InlineData("(((((")]
    [InlineData("9")]
    [InlineData("p.a.")]
    [InlineData("up to between from $5k per ")]
    [InlineData("x\n5\n")]
    [InlineData("$ 5 [ ")]
    public void A_hostile_megabyte_is_read_within_a_second(string unit)
    {
        var text = new StringBuilder(1 << 20).Insert(0, unit, (1 << 20) / unit.Length).ToString();
        PayReader.Read("$5 an hour", null);

        var spent = CpuTime.Of(() => PayReader.Read(text, "US"));

        Assert.True(spent < TimeSpan.FromSeconds(1), $"{unit}: {spent}");
    }

    private static string Compose(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 24); i > 0; i--)
        {
            text.Append(random.Next(12) == 0 ? ((char)random.Next(1, 0xFFFF)).ToString() : Pieces[random.Next(Pieces.Length)]);
            text.Append(random.Next(2) == 0 ? " " : "");
        }

        return text.ToString();
    }
}

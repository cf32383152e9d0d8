using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Tests.Invocation;

public sealed class ConversionTests
{
    private static readonly DateTimeOffset Instant = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1));

    public static TheoryData<object, Type, object> Fitting => new()
    {
        { "41", typeof(int), 41 },
        { "41", typeof(int?), 41 },
        { "41", typeof(string), "41" },
        { "2f1b3a2c-0000-4000-8000-000000000001", typeof(Guid), new Guid("2f1b3a2c-0000-4000-8000-000000000001") },
        { "Monday", typeof(DayOfWeek), DayOfWeek.Monday },
        { "true", typeof(bool), true },
        { 3L, typeof(int), 3 },
        { 3L, typeof(string), "3" },
        { Instant, typeof(DateTimeOffset?), Instant },
        { Instant, typeof(DateTime), new DateTime(2026, 3, 2, 11, 0, 0, DateTimeKind.Utc) },
        { Instant, typeof(string), "2026-03-02T12:00:00.0000000+01:00" },
    };

    public static TheoryData<object, Type> Unfitting => new()
    {
        { "forty", typeof(int) },
        { "99999999999", typeof(int) },
        { 99_999_999_999L, typeof(int) },
        { "Someday", typeof(DayOfWeek) },
        { "x", typeof(Uri[]) },
        { 3L, typeof(Guid) },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void Fits(object value, Type type, object expected) => Assert.Equal(expected, ValueConversion.To(type, value, "p"));

    [Theory]
    [MemberData(nameof(Unfitting))]
    public void Refuses(object value, Type type) => Assert.StartsWith(
        "Cannot convert input parameter 'p'",
        Assert.Throws<FunctionInputConverterException>(() => ValueConversion.To(type, value, "p")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 20)]
    [InlineData(2, 30)]
    [InlineData(1_000_000, 30)]
    public void Doubles_delays_up_to_the_longest(int retry, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        RetryPolicy.Read(new ExponentialBackoffRetryAttribute(-1, "00:00:10", "00:00:30")).DelayBefore(retry));

    [Theory]
    [InlineData(-1, 1_000_000, true)]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, false)]
    [InlineData(0, 0, false)]
    public void Allows_as_many_retries_as_told(int max, int soFar, bool isAllowed) =>
        Assert.Equal(isAllowed, RetryPolicy.Read(new FixedDelayRetryAttribute(max, "00:00:10")).Allows(soFar));
}

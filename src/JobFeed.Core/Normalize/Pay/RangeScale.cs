namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Gives both ends of a range the same scale: <c>110-150k</c>, <c>170-195,000</c>, <c>30 et 35K€</c>, <c>40 Lacs-1 Cr</c>.
/// </summary>
internal static class RangeScale
{
    public static (decimal Min, decimal Max, string? Repaired) Align(
        decimal low, NumberText lowText, decimal high, NumberText highText, decimal lowFactor, decimal highFactor)
    {
        var lowScale = lowText.Magnitude * lowFactor;
        var highScale = highText.Magnitude * highFactor;
        if (lowScale == 1 && highScale > 1 && lowText.Value < 1000)
        {
            // The scale of the upper end holds for both unless that turns the range around (60-1.2M).
            var scaled = lowText.Value * highScale;
            low = scaled <= high ? scaled : lowText.Value * 1000;
        }
        else if (highScale == 1 && lowScale > 1 && highText.Value < 1000)
        {
            high = highText.Value * lowScale;
        }
        else if (lowScale == 1 && highScale == 1 && highText.Value >= 10_000
            && lowText is { Value: >= 10 and < 1000, HasSeparators: false } && lowText.Value * 1000 <= highText.Value)
        {
            low = lowText.Value * 1000; // 170-195,000
        }

        if (lowText is { CommaDecimals: true, Decimals: 2 } && highText.CommaThousands && low * 1000 <= high * 1.0001m && low * 1000 >= high / 10)
        {
            return (low * 1000, high, "a digit is missing in the lower amount; it is read as thousands like the upper one");
        }

        if (lowText is { CommaThousands: true } && highText is { CommaDecimals: true, Decimals: 2 } && high * 1000 >= low && high * 1000 <= low * 10)
        {
            return (low, high * 1000, "a digit is missing in the upper amount; it is read as thousands like the lower one");
        }

        return (low, high, null);
    }

    /// <summary>"$160,00" in a currency that writes thousands with a comma: a digit is missing.</summary>
    public static bool LacksDigit(NumberText number, string? currency) =>
        number is { CommaDecimals: true, Decimals: 2, Magnitude: 1, Value: >= 20 and < 1000 } && number.Value == decimal.Truncate(number.Value)
        && currency is "$" or "USD" or "GBP";
}

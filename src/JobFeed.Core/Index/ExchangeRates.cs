namespace JobFeed.Core.Index;

/// <summary>Currency conversion with the date of its rates, so that every converted figure can say which day it is from.</summary>
/// <param name="Convert">Amount, from, to (ISO 4217): the amount in the other currency, or null when a currency is not known.</param>
/// <param name="Date">Day of the rates.</param>
public sealed record ExchangeRates(Func<decimal, string, string, decimal?> Convert, DateOnly Date)
{
    /// <summary>Currency in which pay is compared and sorted.</summary>
    public const string Reference = "EUR";

    /// <summary>No rates: amounts compare within their own currency only.</summary>
    public static ExchangeRates None { get; } = new((amount, from, to) => from == to ? amount : null, DateOnly.MinValue);
}

using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>What the words around a phrase say about it.</summary>
/// <param name="Score">Points for pay.</param>
/// <param name="Kind">Which part of the pay the words say it is.</param>
/// <param name="PrefixPeriod">The period that the governing noun carries: "hourly rate", "Jahresgehalt".</param>
/// <param name="Governor">Class of the noun that governs from the left.</param>
/// <param name="Kinds">Classes of the words around that noun: gross, net, base.</param>
/// <param name="IsTrap">A noun of other money governs or follows.</param>
internal readonly record struct PayEvidence(int Score, PayKind Kind, PayPeriod PrefixPeriod, WordClass Governor, WordClass Kinds, bool IsTrap)
{
    /// <summary>From this score on a phrase is taken for pay.</summary>
    public const int Threshold = 5;
}

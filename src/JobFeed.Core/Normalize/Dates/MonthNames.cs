using System.Collections.Frozen;

namespace JobFeed.Core.Normalize.Dates;

/// <summary>Names of months (folded) and their short forms, in the languages of postings.</summary>
internal static class MonthNames
{
    private static readonly string[] Lists =
    [
        "january february march april may june july august september october november december",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan feb mrz apr mai jun jul aug sept okt nov dez",
        "ene fev mrt avr mag giu lug ago set ott nov dic",
    ];

    private static readonly FrozenDictionary<string, int> Names = Lists
        .SelectMany(list => list.Split(' ').Select((name, index) => (name, month: index + 1)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.month);

    public static int? Of(string folded) => Names.TryGetValue(folded, out var month) ? month : null;
}

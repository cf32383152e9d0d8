using System.Collections.Frozen;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Small numbers as words (folded), in the languages of postings.</summary>
internal static class NumberWords
{
    private static readonly string[] Lists =
    [
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
        "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
        "zero un deux trois quatre cinq six sept huit neuf dix onze douze",
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici",
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "zero um dois tres quatro cinco seis sete oito nove dez onze doze",
        "zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec",
    ];

    public static readonly FrozenDictionary<string, decimal>.AlternateLookup<ReadOnlySpan<char>> Values = Lists
        .SelectMany(list => list.Split(' ').Select((word, value) => (word, value: (decimal)value)))
        .Concat([("a", 1m), ("an", 1m), ("une", 1m), ("una", 1m), ("einem", 1m), ("einer", 1m), ("einjahrige", 1m), ("dwoch", 2m), ("trzech", 3m), ("half", 0.5m), ("couple", 2m)])
        .DistinctBy(pair => pair.Item1)
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2)
        .GetAlternateLookup<ReadOnlySpan<char>>();
}

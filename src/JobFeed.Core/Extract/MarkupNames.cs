namespace JobFeed.Core.Extract;

/// <summary>Finds a <see cref="MarkupName"/> by its key: the first eight characters in lower case as the bytes of a number, with a mark where more follow.</summary>
internal static class MarkupNames
{
    /// <summary>Characters that a key holds.</summary>
    public const int Length = 8;

    /// <summary>Of a longer name; ASCII characters leave that bit free.</summary>
    public const ulong More = 0x80UL << 56;

    private const int Bits = 9;

    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Each name at the place to which its key leads; the multiplier is one that leads no two to the same.</summary>
    private static readonly (ulong Key, MarkupName Name)[] Slots = new (ulong, MarkupName)[1 << Bits];

    private static readonly ulong Multiplier = Step;

    /// <summary>By the low five bits of its first letter, how long the name of an element can be that means something; a bit each.</summary>
    private static readonly uint[] Lengths = new uint[32];

    static MarkupNames()
    {
        var names = Enum.GetValues<MarkupName>()[1..].ToDictionary(name => KeyOf(name.ToString()));
        while (names.Keys.DistinctBy(SlotOf).Count() < names.Count)
        {
            Multiplier *= Step;
        }

        foreach (var (key, name) in names)
        {
            Slots[SlotOf(key)] = (key, name);
        }

        foreach (var name in Enum.GetValues<MarkupName>().Where(name => name is > MarkupName.Other and <= MarkupName.Xmp).Select(name => name.ToString()))
        {
            Lengths[name[0] & 31] |= 1U << name.Length;
        }
    }

    /// <summary>False when no element whose name begins with that letter and is that long means something in a text.</summary>
    public static bool MayMean(char letter, int length) => ((Lengths[letter & 31] >> length) & 1) != 0;

    public static ulong KeyOf(string name) =>
        name.Take(Length).Select((c, i) => (ulong)char.ToLowerInvariant(c) << (8 * i)).Aggregate((key, c) => key | c) | (name.Length > Length ? More : 0);

    public static MarkupName Of(ulong key)
    {
        ref readonly var slot = ref Slots[SlotOf(key)];
        return slot.Key == key ? slot.Name : MarkupName.Other;
    }

    private static int SlotOf(ulong key) => (int)((key * Multiplier) >> (64 - Bits));
}

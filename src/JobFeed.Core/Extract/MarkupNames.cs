namespace JobFeed.Core.Extract;

/// <summary>Finds a <see cref="MarkupName"/> by its key: the first eight characters in lower case as the bytes of a number, with a mark where more follow.</summary>
internal static class MarkupNames
{
    /// <summary>Characters that a key holds.</summary>
    public const int Length = 8;

    /// <summary>Of a longer name; ASCII characters leave that bit free.</summary>
    public const ulong More = 0x80UL << 56;

    private const int Bits = 8;

    private static readonly ulong[] Keys = new ulong[1 << Bits];
    private static readonly MarkupName[] Names = new MarkupName[1 << Bits];

    static MarkupNames()
    {
        foreach (var name in Enum.GetValues<MarkupName>().Skip(1))
        {
            var key = KeyOf(name.ToString());
            var slot = SlotOf(key);
            while (Keys[slot] != 0)
            {
                slot = (slot + 1) % Keys.Length;
            }

            (Keys[slot], Names[slot]) = (key, name);
        }
    }

    public static ulong KeyOf(string name) =>
        name.Take(Length).Select((c, i) => (ulong)char.ToLowerInvariant(c) << (8 * i)).Aggregate((key, c) => key | c) | (name.Length > Length ? More : 0);

    public static MarkupName Of(ulong key)
    {
        var slot = SlotOf(key);
        while (Keys[slot] != key && Keys[slot] != 0)
        {
            slot = (slot + 1) % Keys.Length;
        }

        return Keys[slot] == 0 ? MarkupName.Other : Names[slot];
    }

    private static int SlotOf(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15) >> (64 - Bits));
}

namespace JobFeed.Core.Search;

/// <summary>The order of words: that of their UTF-8, which is that of code points. In UTF-16 characters beyond the basic plane come too early.</summary>
internal static class Utf8Order
{
    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var shared = a.CommonPrefixLength(b);
        return shared == a.Length || shared == b.Length ? a.Length.CompareTo(b.Length) : Weight(a[shared]).CompareTo(Weight(b[shared]));
    }

    private static int Weight(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}

namespace JobFeed.Core.Extract;

/// <summary>The inside of a JSON string as text, for strings that strict readers refuse.</summary>
public static class LenientText
{
    /// <summary>Undoes JSON escapes, keeps invalid ones as they stand, and replaces half surrogates by U+FFFD.</summary>
    public static string Unescape(string inside) => LenientJson.ReadInside(inside);
}

namespace JobFeed.Core.Extract;

/// <summary>Half characters: legal in a .NET string, fatal to every encoder and XML writer further on.</summary>
internal static class LoneSurrogates
{
    /// <summary>The text with each half of a surrogate pair that stands alone replaced by U+FFFD.</summary>
    public static string Replace(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return text;
        }

        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var c = source[i];
                if (char.IsHighSurrogate(c) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
                {
                    target[i] = c;
                    target[++i] = source[i];
                }
                else
                {
                    target[i] = char.IsSurrogate(c) ? '\uFFFD' : c;
                }
            }
        });
    }
}

namespace JobFeed.Core.Normalize.Places;

/// <summary>Cuts a location text into words and remembers what stood between them. One pass, no backtracking.</summary>
internal static class PlaceTokenizer
{
    public static void Read(ReadOnlySpan<char> text, List<PlaceToken> into, GazetteerIndex index)
    {
        var gap = Gap.Item;
        var depth = 0;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                var end = WordEnd(text, i);
                Add(text, i, end, gap, depth, into, index);
                gap = Gap.None;
                i = end;
                continue;
            }

            depth = c is '(' or '[' ? Math.Min(depth + 1, 9) : c is ')' or ']' ? Math.Max(depth - 1, 0) : depth;
            var seen = GapOf(text, i, gap);
            gap = seen > gap ? seen : gap;
            i++;
        }
    }

    private static Gap GapOf(ReadOnlySpan<char> text, int i, Gap before)
    {
        switch (text[i])
        {
            case ',' or '，' or '、':
                return Gap.Comma;
            case ';' or '|' or '•' or '·' or '\n' or '\r' or '●' or '‧' or '▪' or '*' or '；' or '\u2028':
                return Gap.Item;
            case '(' or '[':
                return Gap.Open;
            case ')' or ']':
                return Gap.Close;
            case '/' or '\\':
                return Gap.Slash;
            case ':' or '：':
                return Gap.Colon;
            case '.' or '!' or '?':
                return Gap.Period;
            case '–' or '—' or '→' or '>' or '~' or '«' or '»' or '_' or '@' or '+' or '=':
                return Gap.Dash;
            case '-' or '‐' or '‑' or '−':
                // A hyphen with a space on either side, or several of them, is a dash.
                var alone = before == Gap.None && i > 0 && PlaceName.IsWordChar(text[i - 1]) && i + 1 < text.Length && PlaceName.IsWordChar(text[i + 1]);
                return alone ? Gap.Hyphen : Gap.Dash;
            case '&':
                return before == Gap.None && i + 1 < text.Length && PlaceName.IsWordChar(text[i + 1]) ? Gap.Hyphen : Gap.Slash;
            default:
                return Gap.Space;
        }
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length && PlaceName.IsWordChar(text[end]))
        {
            end++;
        }

        // Single letters with periods are one word: N.Y., D.C, U.S.A.
        if (end - start == 1 && char.IsLetter(text[start]))
        {
            while (end + 1 < text.Length && text[end] == '.' && char.IsLetter(text[end + 1])
                && (end + 2 == text.Length || !PlaceName.IsWordChar(text[end + 2])))
            {
                end += 2;
            }
        }

        return end;
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, Gap gap, int depth, List<PlaceToken> into, GazetteerIndex index)
    {
        var word = text[start..end];
        if (word.Contains('.'))
        {
            Span<char> letters = stackalloc char[Math.Min(word.Length, 32)];
            var count = 0;
            foreach (var c in word[..letters.Length])
            {
                if (c != '.')
                {
                    letters[count++] = c;
                }
            }

            into.Add(new PlaceToken(start, end, PlaceName.Word(letters[..count]), gap, (byte)depth, Shape(letters[..count])));
            return;
        }

        var hash = PlaceName.Word(word);
        if (CamelBoundary(word) is > 0 and var at && index.Find(PlaceName.Append(PlaceName.Empty, hash)) < 0
            && index.Find(PlaceName.Append(PlaceName.Append(PlaceName.Empty, PlaceName.Word(word[..at])), PlaceName.Word(word[at..]))) >= 0)
        {
            into.Add(new PlaceToken(start, start + at, PlaceName.Word(word[..at]), gap, (byte)depth, Shape(word[..at])));
            into.Add(new PlaceToken(start + at, end, PlaceName.Word(word[at..]), Gap.Space, (byte)depth, Shape(word[at..])));
            return;
        }

        into.Add(new PlaceToken(start, end, hash, gap, (byte)depth, Shape(word)));
    }

    /// <summary>Where <c>SanFrancisco</c> falls apart: a capital after at least two small letters, and one is enough.</summary>
    private static int CamelBoundary(ReadOnlySpan<char> word)
    {
        for (var i = 3; i < word.Length - 1; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && char.IsLower(word[i - 2]))
            {
                return i;
            }
        }

        return -1;
    }

    private static TokenShape Shape(ReadOnlySpan<char> word)
    {
        var (upper, lower, digits) = (0, 0, 0);
        foreach (var c in word)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits == word.Length ? TokenShape.Digits | TokenShape.HasDigit
            : (digits > 0 ? TokenShape.HasDigit : TokenShape.None)
            | (lower == 0 && upper > 0 ? TokenShape.Upper : upper > 0 && char.IsUpper(word[0]) ? TokenShape.Title
                : upper == 0 && lower > 0 ? TokenShape.Lower : TokenShape.Title);
    }
}

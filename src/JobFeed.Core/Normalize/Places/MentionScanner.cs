namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Finds the longest known phrase at each word: at most <see cref="LongestName"/> look-ups a word, so time grows with the text and
/// nothing else.
/// </summary>
internal static class MentionScanner
{
    private const int LongestName = 6;

    /// <summary>Memory for a longer text than fields and sentences are is not kept.</summary>
    private const int MostKept = 1 << 10;

    [ThreadStatic]
    private static List<PlaceToken>? s_tokens;

    [ThreadStatic]
    private static List<Mention>? s_mentions;

    /// <summary>The mentions of a text. The list is this thread's and lasts until its next call.</summary>
    public static List<Mention> Scan(ReadOnlySpan<char> text)
    {
        var (tokens, mentions) = (Emptied(ref s_tokens), Emptied(ref s_mentions));
        PlaceTokenizer.Read(text, tokens, GazetteerIndex.Shared);
        AddMentions(text, tokens, GazetteerIndex.Shared, mentions);
        return mentions;
    }

    private static List<T> Emptied<T>(ref List<T>? kept)
    {
        kept = kept is { Capacity: <= MostKept } ? kept : [];
        kept.Clear();
        return kept;
    }

    private static void AddMentions(ReadOnlySpan<char> text, List<PlaceToken> tokens, GazetteerIndex index, List<Mention> mentions)
    {
        var (part, segment) = (0, 0);
        for (var i = 0; i < tokens.Count;)
        {
            var gap = tokens[i].Before;
            part += gap > Gap.Period || (gap == Gap.Period && !IsAbbreviation(tokens, i)) ? 1 : 0;
            segment += gap == Gap.Item ? 1 : 0;
            var mention = Longest(text, tokens, i, index, out var count) with { Part = part, Segment = segment };
            mentions.Add(mention);
            i += count;
        }
    }

    private static Mention Longest(ReadOnlySpan<char> text, List<PlaceToken> tokens, int at, GazetteerIndex index, out int count)
    {
        var first = tokens[at];
        var kind = first.Shape.HasFlag(TokenShape.Digits) ? MentionKind.Number : MentionKind.Unknown;
        var best = new Mention(kind, -1, default, first.Start, first.End, first.Before, 0, 0, first.Depth, first.Shape, false);
        count = 1;
        var key = PlaceName.Empty;
        for (var n = 0; n < LongestName && at + n < tokens.Count; n++)
        {
            var token = tokens[at + n];
            if (n > 0 && !Joins(tokens, at + n))
            {
                break;
            }

            key = PlaceName.Append(key, token.Word);
            var head = index.Find(key);
            if (head >= 0 && Meaning(text, tokens, at, n + 1, head, index) is { } found)
            {
                best = found;
                count = n + 1;
            }
        }

        return best;
    }

    /// <summary>Names go on over spaces, hyphens and a bracket: <c>Frankfurt (Oder)</c>.</summary>
    private static bool Joins(List<PlaceToken> tokens, int i) => tokens[i].Before is <= Gap.Hyphen or Gap.Open || (tokens[i].Before == Gap.Period && IsAbbreviation(tokens, i));

    /// <summary>True when the period before this word ends an abbreviation such as <c>St.</c> rather than a sentence.</summary>
    private static bool IsAbbreviation(List<PlaceToken> tokens, int i) =>
        i > 0 && tokens[i - 1].End - tokens[i - 1].Start <= 3 && !tokens[i - 1].Shape.HasFlag(TokenShape.Upper);

    private static Mention? Meaning(ReadOnlySpan<char> text, List<PlaceToken> tokens, int at, int count, int head, GazetteerIndex index)
    {
        var (first, last) = (tokens[at], tokens[at + count - 1]);
        WordRole? role = null;
        var (place, name, weak) = (false, false, false);
        for (var e = head; e >= 0; e = index.Entry(e).Next)
        {
            var entry = index.Entry(e);
            switch (entry.Kind)
            {
                case NameKind.Word:
                    role = role is WordRole.Remote or WordRole.Hybrid or WordRole.Onsite ? role : (WordRole)entry.Id;
                    break;
                case NameKind.CountryCode or NameKind.RegionCode:
                    place |= count == 1 && IsCode(text, tokens, at, entry.Kind == NameKind.RegionCode && index.Regions[entry.Id].IsWellKnown);
                    break;
                default:
                    name |= count > 1 || first.Shape == TokenShape.Upper || (first.Shape != TokenShape.Lower && (last.End - first.Start > 2 || text[first.Start] > '\u02ff')) || (last.End - first.Start > 2 && (entry.Kind != NameKind.City || index.Cities[entry.Id].Size >= 30));
                    break;
            }
        }

        switch (role)
        {
            case WordRole.Unit when at > 1 && tokens[at - 1].Shape == (TokenShape.Digits | TokenShape.HasDigit) && tokens[at - 1].End - tokens[at - 1].Start <= 2 && first.Before == Gap.Space:
                break; // 12 Main St, 3 FL, Queens: a floor
            case WordRole.Or when first.Shape == TokenShape.Upper && place && !(at + 1 < tokens.Count && tokens[at + 1].Before <= Gap.Space && !tokens[at + 1].Shape.HasFlag(TokenShape.Digits)):
            case WordRole.Street or WordRole.Filler or WordRole.Area or WordRole.Unit or WordRole.NamePart when place && !name && first.Shape == TokenShape.Upper:
                role = null;
                break;
            case WordRole.NoPlace when name:
                (role, weak) = (null, true);
                break;
        }

        var kind = role is not null ? MentionKind.Word : place || name ? MentionKind.Place : (MentionKind?)null;
        return kind is null ? null
            : new Mention(kind.Value, head, role ?? default, first.Start, last.End, first.Before, 0, 0, first.Depth, first.Shape, weak);
    }

    /// <summary>
    /// Codes of two and three letters are words in many languages (OR, IN, DE). They count in capitals, or like "Arlington, Va", and only
    /// beside places: not in the middle of a run of words.
    /// </summary>
    private static bool IsCode(ReadOnlySpan<char> text, List<PlaceToken> tokens, int at, bool isState)
    {
        var token = tokens[at];
        var length = text[token.Start..token.End].Trim('.').Length;
        if (token.Shape != TokenShape.Upper && (token.Shape != TokenShape.Title || length != 2 || !isState || IsFollowedByWord(tokens, at) || token.Before >= Gap.Item))
        {
            return false;
        }

        // S.I. and No. are no countries, N.Y. is a state; the few countries written so are names in the table of aliases.
        return isState || !text[token.Start..token.End].Contains('.');
    }

    private static bool IsFollowedByWord(List<PlaceToken> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].Before <= Gap.Hyphen && !tokens[at + 1].Shape.HasFlag(TokenShape.Digits);
}

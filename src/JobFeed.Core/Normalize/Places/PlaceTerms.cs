namespace JobFeed.Core.Normalize.Places;

/// <summary>Turns mentions into terms: street addresses lose their street, fillers go, unknown words are kept beside the city they stand with.</summary>
internal static class PlaceTerms
{
    public static List<PlaceTerm> Of(ReadOnlySpan<char> text, List<Mention> mentions)
    {
        var terms = new List<PlaceTerm>(mentions.Count);
        for (var first = 0; first < mentions.Count;)
        {
            var end = first + 1;
            while (end < mentions.Count && mentions[end].Part == mentions[first].Part)
            {
                end++;
            }

            AddPart(text, mentions, first, end, terms);
            first = end;
        }

        return terms;
    }

    private static void AddPart(ReadOnlySpan<char> text, List<Mention> mentions, int first, int end, List<PlaceTerm> terms)
    {
        var gap = mentions[first].Before;
        var start = AfterStreet(text, mentions, first, end);
        for (var i = start; i < end; i++)
        {
            var mention = mentions[i];
            var before = i == start ? gap : mention.Before;
            switch (mention.Kind)
            {
                case MentionKind.Place when mention.IsWeakName && i > start && mention.Before <= Gap.Hyphen && mentions[i - 1].Kind is MentionKind.Unknown or MentionKind.Place:
                case MentionKind.Word when mention.Role is WordRole.NoPlace or WordRole.NamePart or WordRole.Street && (IsPlaceAt(mentions, i - 1, start, end) || IsPlaceAt(mentions, i + 1, start, end)):
                    i = AddUnknown(text, mentions, first, i, end, before, terms);
                    break;
                case MentionKind.Word:
                    AddWord(mention, before, terms);
                    break;
                case MentionKind.Number:
                    if (mention.End - mention.Start == 2 && i == first)
                    {
                        terms.Add(Term(TermKind.Department, mention, before));
                    }
                    else if (IsPostal(mention) && !(i > first && mentions[i - 1].Is(WordRole.Unit)))
                    {
                        terms.Add(Term(TermKind.Postal, mention, before));
                    }

                    break;
                case MentionKind.Place when i > start && mention.Before <= Gap.Hyphen && terms.Count > 0 && IsTown(mention) && mentions[i - 1].Kind == MentionKind.Place
                    && IsTown(mentions[i - 1]) && terms[^1] is { Kind: TermKind.Place } town && town.End == mentions[i - 1].End && town.Head != mention.Head:
                    // Two names with nothing between are one name that nobody knows (Playa Vista), or the second is what matters.
                    terms[^1] = Term(TermKind.Place, mention, town.Before) with { IsWeak = true, Whole = (town.Whole.End > 0 ? town.Whole.Start : town.Start, mention.End) };
                    break;
                case MentionKind.Place when i > start + 1 && terms.Count > 0 && IsTown(mention) && IsLink(text, mentions, i - 1) && mentions[i - 2].Kind == MentionKind.Place
                    && IsTown(mentions[i - 2]) && terms[^1] is { Kind: TermKind.Place } town && town.End == mentions[i - 2].End:
                    // San Pedro de Heredia: one name as well.
                    terms[^1] = Term(TermKind.Place, mention, town.Before) with { IsWeak = true, Whole = (town.Whole.End > 0 ? town.Whole.Start : town.Start, mention.End) };
                    break;
                case MentionKind.Place when i > first && mention.Before <= Gap.Hyphen && mentions[i - 1] is { Kind: MentionKind.Word, Role: WordRole.Direction or WordRole.NamePart } && IsTown(mention):
                    // East Granby, Port Costa: towns of their own, or parts of a large city.
                    terms.Add(Term(TermKind.Place, mention, before) with { IsWeak = true, Whole = (mentions[i - 1].Start, mention.End) });
                    break;
                case MentionKind.Place when i + 2 < end && IsTown(mention) && text[mentions[i + 1].Start..mentions[i + 1].End] is "at":
                    break; // The Village at Colbert Park
                case MentionKind.Place:
                    terms.Add(Term(TermKind.Place, mention, before) with { IsWeak = mention.IsWeakName, AllowsCodes = AllowsCode(mentions, first, i, end), IsArea = IsArea(mentions, i), FollowsAddress = IsAfterAddress(mentions, first) });
                    break;
                default:
                    i = AddUnknown(text, mentions, first, i, end, before, terms);
                    break;
            }
        }
    }

    /// <summary>Where the part goes on after its last street, unit and house number; the whole part when it is no address.</summary>
    private static int AfterStreet(ReadOnlySpan<char> text, List<Mention> mentions, int first, int end)
    {
        var (numbered, after) = (mentions[first].Kind == MentionKind.Number, first);
        for (var i = first; i < end; i++)
        {
            var mention = mentions[i];
            if ((mention.Is(WordRole.Unit) || (mention.Is(WordRole.NoPlace) && text[mention.Start..mention.End] is "Building")) && i + 1 < end && (mentions[i + 1].Kind == MentionKind.Number || mentions[i + 1].Shape.HasFlag(TokenShape.HasDigit) || mentions[i + 1].End - mentions[i + 1].Start == 1))
            {
                after = i + 2;
                while (after < end && mentions[after].Before == Gap.Hyphen)
                {
                    after++;
                }
            }
            else if (numbered && i == first + 1 && mention.Kind == MentionKind.Place && text[mention.Start..mention.End].EndsWith(" Place"))
            {
                after = i + 1; // 12 Park Place, New York
            }
            else if (mention.Is(WordRole.Street) && i > first && (numbered || (i == end - 1 && !IsStateAt(text, mentions, end))))
            {
                after = i + 1;
            }
        }

        // "123 Main St SE Springfield": the quarter of the compass belongs to the street.
        while (after > first && after < end && (mentions[after] is { Kind: MentionKind.Word, Role: WordRole.Direction or WordRole.Filler or WordRole.Area or WordRole.NamePart }
            || (after + 1 < end && mentions[after + 1].Kind != MentionKind.Number && text[mentions[after].Start..mentions[after].End] is "N" or "S" or "E" or "W" or "NE" or "NW" or "SE" or "SW")))
        {
            after++;
        }

        return after;
    }

    private static void AddWord(in Mention mention, Gap before, List<PlaceTerm> terms)
    {
        TermKind? kind = mention.Role switch
        {
            WordRole.Remote => TermKind.Remote,
            WordRole.Hybrid => TermKind.Hybrid,
            WordRole.Onsite => TermKind.Onsite,
            WordRole.Anywhere => TermKind.Anywhere,
            WordRole.Or => TermKind.Or,
            WordRole.Zone => TermKind.Zone,
            _ => null,
        };
        if (kind is { } given)
        {
            terms.Add(Term(given, mention, before));
        }
    }

    /// <summary>A run of unknown words, with the fillers and directions inside it; a city right before or after makes one weak term of both.</summary>
    private static int AddUnknown(ReadOnlySpan<char> text, List<Mention> mentions, int first, int at, int end, Gap before, List<PlaceTerm> terms)
    {
        var start = at;
        while (start > first && mentions[start - 1] is { Kind: MentionKind.Word, Role: WordRole.Direction or WordRole.NamePart } && mentions[start].Before <= Gap.Hyphen)
        {
            start--;
        }

        var last = at;
        while (last + 1 < end && (mentions[last + 1].Kind == MentionKind.Unknown || mentions[last + 1] is { Kind: MentionKind.Place, IsWeakName: true, Before: <= Gap.Hyphen } || IsInner(mentions[last + 1])))
        {
            last++;
        }

        while (last > at && mentions[last].Kind == MentionKind.Word && mentions[last].Role is not (WordRole.NamePart or WordRole.Street))
        {
            last--;
        }

        var run = new PlaceTerm(TermKind.Unknown, -1, mentions[start].Start, mentions[last].End, before, mentions[at].Part, mentions[at].Segment, mentions[at].Depth);
        if (last + 1 < end && mentions[last + 1] is { Kind: MentionKind.Place } next && !IsBareCode(text, next))
        {
            var isMiddle = terms.Count > 0 && terms[^1] is { Kind: TermKind.Place } head && head.Part == run.Part && head.End == mentions[at - 1].End && at > first && IsTown(mentions[at - 1]) && IsTown(next);
            if (isMiddle)
            {
                run = run with { Start = terms[^1].Start }; // Fairview Mall Toronto
                terms.RemoveAt(terms.Count - 1);
            }

            terms.Add(Term(TermKind.Place, next, before) with { IsWeak = true, Whole = (run.Start, next.End) });
            return last + 1;
        }

        if (last + 3 < end && mentions[last + 1].Is(WordRole.NoPlace) && text[mentions[last + 2].Start..mentions[last + 2].End] is "of")
        {
            return last + 1; // Acorn Health of Ohio: no Acorn in Ohio
        }

        if (last + 2 < end && mentions[last + 2] is { Kind: MentionKind.Place } named && IsTown(named) && text[mentions[last + 1].Start..mentions[last + 1].End] is "at" or "of")
        {
            // The Oaks at Randall: a house of that name.
            terms.Add(Term(TermKind.Place, named, before) with { IsWeak = true, Whole = (run.Start, named.End) });
            return last + 2;
        }

        if (terms.Count > 0 && terms[^1] is { Kind: TermKind.Place } previous && previous.Part == run.Part && !IsBareCode(text, mentions[at - 1]) && at > first)
        {
            terms[^1] = previous with { IsWeak = true, Whole = (previous.Start, run.End) };
            return last;
        }

        if (IsPostalShape(text, mentions, at, last))
        {
            terms.Add(run with { Kind = TermKind.Postal });
        }
        else
        {
            terms.Add(run);
        }

        return last;
    }

    /// <summary>A small word that joins two names to one, with nothing but spaces around it.</summary>
    private static bool IsLink(ReadOnlySpan<char> text, List<Mention> mentions, int at) =>
        mentions[at].Before <= Gap.Hyphen && mentions[at + 1].Before <= Gap.Hyphen
        && text[mentions[at].Start..mentions[at].End] is "de" or "do" or "da" or "du" or "des" or "del" or "della" or "di" or "De" or "Do" or "Da" or "Du" or "Del" or "Di" or "on" or "On" or "upon" or "sur" or "am" or "an der" or "aan";

    /// <summary>Newtown Square, PA: before a state's code stands a town.</summary>
    private static bool IsStateAt(ReadOnlySpan<char> text, List<Mention> mentions, int at) =>
        at < mentions.Count && mentions[at] is { Kind: MentionKind.Place, Before: Gap.Comma } state && IsBareCode(text, state);

    /// <summary>The word area (or Kreis, in brackets too) follows.</summary>
    private static bool IsArea(List<Mention> mentions, int at) =>
        (at + 1 < mentions.Count && mentions[at + 1].Is(WordRole.Area) && mentions[at + 1].Before is Gap.Space or Gap.Open)
        || (at + 2 < mentions.Count && mentions[at + 1].Is(WordRole.Direction) && mentions[at + 2].Is(WordRole.Area) && mentions[at + 1].Before == Gap.Space);

    /// <summary>The part before, or this one, starts with a house number.</summary>
    private static bool IsAfterAddress(List<Mention> mentions, int first)
    {
        var before = first - 1;
        while (before > 0 && mentions[before - 1].Part == mentions[before].Part)
        {
            before--;
        }

        return mentions[first].Kind == MentionKind.Number || (before >= 0 && mentions[before].Kind == MentionKind.Number && mentions[before].Segment == mentions[first].Segment);
    }

    private static bool IsPlaceAt(List<Mention> mentions, int at, int start, int end) => at >= start && at < end && mentions[at].Kind == MentionKind.Place;

    /// <summary>True for the name of a city that is not as well the name of a country, a state or a code.</summary>
    private static bool IsTown(in Mention mention)
    {
        var index = GazetteerIndex.Shared;
        var isCity = false;
        for (var e = mention.Head; e >= 0; e = index.Entry(e).Next)
        {
            var entry = index.Entry(e);
            isCity |= entry.Kind == NameKind.City;
            if (entry.Kind is NameKind.Country or NameKind.RegionCode or NameKind.CountryCode or NameKind.Macro || (entry.Kind == NameKind.Region && index.Regions[entry.Id].IsWellKnown))
            {
                return false;
            }
        }

        return isCity;
    }

    private static bool IsInner(in Mention mention) =>
        mention.Kind == MentionKind.Word && mention.Role is WordRole.Filler or WordRole.Area or WordRole.NamePart or WordRole.Direction or WordRole.NoPlace or WordRole.Street && mention.Before <= Gap.Hyphen;

    private static bool IsBareCode(ReadOnlySpan<char> text, in Mention mention) =>
        mention.End - mention.Start <= 4 && mention.Shape.HasFlag(TokenShape.Upper) && !text[mention.Start..mention.End].Contains(' ');

    /// <summary>A code stands at an end of its part, or beside a number or another place; in the middle of words it is a word.</summary>
    private static bool AllowsCode(List<Mention> mentions, int first, int at, int end)
    {
        var open = at + 1 == end || mentions[at + 1].Kind is MentionKind.Number or MentionKind.Place or MentionKind.Word;
        return open && (at == first || mentions[at - 1].Kind != MentionKind.Unknown || at + 1 == end || mentions[at + 1].Kind == MentionKind.Number);
    }

    private static bool IsPostal(in Mention mention) => mention.End - mention.Start is >= 4 and <= 6;

    /// <summary>Canadian and British codes come in two groups of letters and digits: <c>M5V 2T6</c>, <c>SW1A 1AA</c>.</summary>
    private static bool IsPostalShape(ReadOnlySpan<char> text, List<Mention> mentions, int at, int last)
    {
        if (last - at != 1 || !mentions[at].Shape.HasFlag(TokenShape.HasDigit) || !mentions[last].Shape.HasFlag(TokenShape.HasDigit))
        {
            return false;
        }

        return mentions[at].End - mentions[at].Start is >= 2 and <= 4 && mentions[last].End - mentions[last].Start == 3
            && char.IsAsciiLetter(text[mentions[at].Start]) && char.IsAsciiDigit(text[mentions[last].Start]);
    }

    private static PlaceTerm Term(TermKind kind, in Mention mention, Gap before) =>
        new(kind, mention.Head, mention.Start, mention.End, before, mention.Part, mention.Segment, mention.Depth);
}

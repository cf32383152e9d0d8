using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Says from the marks in a location text whether work is remote, and which of its places are where a remote worker may live.</summary>
internal static class RemoteReading
{
    public static WorkplaceType Workplace(List<PlaceTerm> terms)
    {
        var (remote, hybrid, onsite) = (false, false, false);
        foreach (var term in terms)
        {
            remote |= term.Kind is TermKind.Remote or TermKind.Anywhere;
            hybrid |= term.Kind == TermKind.Hybrid;
            onsite |= term.Kind == TermKind.Onsite;
        }

        return remote ? WorkplaceType.Remote : hybrid ? WorkplaceType.Hybrid : onsite ? WorkplaceType.Onsite : WorkplaceType.Unknown;
    }

    /// <summary>
    /// A country or region beside the word remote is a scope, a city is a place. Beside means: in the same list item; or in any item when
    /// remote opens the list ("Remote - Argentina; Brazil") or stands alone in its item ("Remote; Canada").
    /// </summary>
    public static bool[] Scopes(List<PlaceTerm> terms, List<ChosenPlace> chosen)
    {
        var isScope = new bool[chosen.Count];
        var remoteSegments = new HashSet<int>();
        var (count, firstRemote) = (0, int.MaxValue);
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Kind is TermKind.Remote or TermKind.Anywhere)
            {
                remoteSegments.Add(terms[i].Segment);
                firstRemote = Math.Min(firstRemote, i);
                count++;
            }
        }

        var opens = count == 1 && chosen.TrueForAll(place => place.Unit.FirstTerm > firstRemote);
        var alone = count > 0 && !chosen.Exists(place => remoteSegments.Contains(place.Unit.Segment));
        for (var i = 0; i < chosen.Count; i++)
        {
            var (unit, sense) = (chosen[i].Unit, chosen[i].Sense);
            isScope[i] = sense.Macro >= 0
                || (count > 0 && sense.City < 0 && !unit.IsVerbatim && !IsAlternative(terms, unit) && (opens || alone || remoteSegments.Contains(unit.Segment)));
        }

        return isScope;
    }

    /// <summary>Leaves countries out of the scopes: in "Canada - Remote (ON, BC)" the provinces say where in the country; "Remote US - Ohio preferred" does not.</summary>
    public static void LeaveOutNarrowed(ReadOnlySpan<char> text, List<PlaceTerm> terms, List<ChosenPlace> chosen, bool[] isScope)
    {
        for (var i = text.Contains("prefer", StringComparison.OrdinalIgnoreCase) ? chosen.Count : 0; i < chosen.Count; i++)
        {
            if (isScope[i] && chosen[i].Sense is { Region: < 0, Country: >= 0 } && i + 1 < chosen.Count && isScope[i + 1] && IsNarrowedBy(terms, chosen[i], chosen[i + 1]))
            {
                (chosen[i], isScope[i]) = (chosen[i] with { IsLeftOut = true }, false);
            }
        }
    }

    private static bool IsNarrowedBy(List<PlaceTerm> terms, in ChosenPlace country, in ChosenPlace region)
    {
        var (first, last) = (region.Unit.FirstTerm, country.Unit.LastTerm);
        return region.Sense is { Region: >= 0 } && region.Sense.Country == country.Sense.Country && region.Unit.Segment == country.Unit.Segment
            && first > last && terms[first].Before is Gap.Dash or Gap.Open && terms.GetRange(last + 1, first - last - 1).TrueForAll(term => term.Kind == TermKind.Remote);
    }

    /// <summary>"NJ or Remote": the place is the alternative to remote work, not where it may be done.</summary>
    private static bool IsAlternative(List<PlaceTerm> terms, PlaceUnit unit) => unit.LastTerm + 2 < terms.Count
        && terms[unit.LastTerm + 1].Kind == TermKind.Or && terms[unit.LastTerm + 2].Kind is TermKind.Remote or TermKind.Anywhere;
}

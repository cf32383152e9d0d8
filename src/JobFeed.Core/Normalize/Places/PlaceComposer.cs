namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Puts terms together to units. A term joins the unit before it when one of its senses contains, or lies in, one of the unit's senses
/// (<c>Portland</c> + <c>ME</c>, <c>Germany</c> + <c>Berlin</c>); every other sense is thereby ruled out. Otherwise a new unit begins.
/// </summary>
internal sealed class PlaceComposer(GazetteerIndex index, string text, short hint)
{
    /// <summary>Senses kept of one name: a hostile text may not make joins expensive.</summary>
    private const int MostSenses = 128;

    private readonly PlaceSenses senses = new(index, text);
    private readonly List<PlaceUnit> units = [];
    private PlaceUnit? current;
    private PlaceTerm? pending;
    private string? postalCode;

    public List<PlaceUnit> Compose(List<PlaceTerm> terms)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            switch (term.Kind)
            {
                case TermKind.Place:
                    AddPlace(terms, i);
                    break;
                case TermKind.Unknown:
                    AddUnknown(terms, i);
                    break;
                case TermKind.Postal:
                    AddPostal(term);
                    break;
                case TermKind.Zone:
                    DropTimeZone(terms, i);
                    break;
                case TermKind.Remote or TermKind.Anywhere or TermKind.Or:
                    Close();
                    break;
            }
        }

        Close();
        ShareRegion(terms);
        return units;
    }

    /// <summary>"Atlantic / Ocean County, NJ": what stands before a slash lies in the region behind it, if it can.</summary>
    private void ShareRegion(List<PlaceTerm> terms)
    {
        for (var i = units.Count - 2; i >= 0; i--)
        {
            var (unit, next) = (units[i], units[i + 1]);
            if (unit.HasContainer || !next.HasRegion || unit.Segment != next.Segment || terms[next.FirstTerm].Before != Gap.Slash)
            {
                continue;
            }

            var inside = unit.Senses.FindAll(sense => sense.Region >= 0 && next.Senses.Exists(other => other.Region == sense.Region));
            if (inside.Count > 0)
            {
                unit.Senses = inside;
            }
            else if (!next.HasCity && text.AsSpan(next.Start, next.End - next.Start).Contains("County", StringComparison.OrdinalIgnoreCase))
            {
                units.RemoveAt(i);
            }
        }
    }

    private void AddPlace(List<PlaceTerm> terms, int at)
    {
        var term = terms[at];
        var found = senses.Of(term);
        if (IsEverydayWord(term))
        {
            // "North Central Houston": no province of Sri Lanka, unless that country follows. "Capital Markets": no region of Iceland.
            var next = at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Place, Before: Gap.Comma } follower ? senses.Of(follower) : [];
            found.RemoveAll(sense => sense is { City: < 0, Region: >= 0 } && sense.Country != hint && !index.Regions[sense.Region].IsWellKnown
                && !next.Exists(other => other.Country == sense.Country));
        }

        if (found.Count == 0)
        {
            return;
        }

        if (term.Before == Gap.Comma && current is not null && at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Zone, Before: <= Gap.Hyphen })
        {
            return; // Tokyo, Asia time zone
        }

        if (current is { HasCity: true } && term.Depth > current.Depth && term.Segment == current.Segment && (term.IsArea || (current.HasContainer && IsInBracketsOfAnArea(term))))
        {
            return; // Palo Alto, CA (University South area), Boston, MA (Back Bay area)
        }

        if (term is { IsWeak: true, Whole.End: > 0 } && current is { HasCity: true, IsWeak: false } && term.Depth > current.Depth && term.Segment == current.Segment && !current.Senses.Exists(sense => sense.Macro >= 0))
        {
            return; // Miami (Little Havana)
        }

        // The Mather (Tysons, VA): within brackets the unknown town comes first. Oak Doors - Moorville, NJ: and what stands before a dash is a house.
        var isOfPending = pending is { } town && current is not null && ((town.Depth == term.Depth && term.Depth > current.Depth)
            || (town.Before == Gap.Dash && term.Before == Gap.Comma && current is { IsWeak: true, HasContainer: false } && terms[at - 1] == town));
        if (current is not null && !isOfPending && term.Segment == current.Segment && MayJoin(terms, at) && !IsScopeOfList(terms, at, found) && !IsScopeBefore(terms, at, found) && TryJoin(current, terms, at, found))
        {
            current.LastTerm = at;
            pending = null;
            return;
        }

        if (current is { HasCity: true, HasContainer: false } && term.Segment == current.Segment && term.Before == Gap.Comma && IsNameOfNoPlace(current, terms, at, found))
        {
            (current.End, current.LastTerm, pending) = (term.End, at, null);
            return;
        }

        if (pending is { Before: Gap.Dash } && term.Before <= Gap.Hyphen && current is { IsWeak: false, HasCity: true } metropolis
            && metropolis.Segment == term.Segment && metropolis.Largest >= CityRow.SizeOf(100_000) && found.Max(sense => sense.Size) < metropolis.Largest - 4)
        {
            pending = null; // Paris - Porte de la Chapelle
            return;
        }

        if (pending is { } unknown && unknown.Segment == term.Segment && term.Before <= Gap.Dash && MayJoin(terms, at))
        {
            var house = NameBefore(unknown);
            Close();
            current = Begin(unknown, at, []);
            (current.Unknown, current.NamedBefore) = ((unknown.Start, unknown.End), house);
            if (TryJoin(current, terms, at, found))
            {
                return;
            }

            current = null;
        }

        if (term.IsArea && current is { HasContainer: false } && term.Before <= Gap.Dash && senses.InArea(current, found, hint) is { Count: > 0 } near)
        {
            // Pleidelsheim, Ludwigsburg (Kreis): the second is the surroundings of the first.
            (current.Senses, current.End, current.HasContainer) = (near, term.End, true);
            return;
        }


        if (term is { IsWeak: true, Before: Gap.Dash } && current is { IsWeak: false, HasCity: true } city && city.Segment == term.Segment && city.Largest >= CityRow.SizeOf(100_000))
        {
            return; // Lyon - Bureau Villeurbanne
        }

        if (current is not null && senses.IsQuarterOf(current, found, term.Depth > current.Depth))
        {
            // Mumbai (Andheri): the place in brackets is a part of the one before. Theale (Reading): or says which one that is.
            if (senses.Around(current, found, 15) is { Count: > 0 } around)
            {
                (current.Senses, current.HasContainer) = (around, true);
            }

            return;
        }

        if (current is not null && term.Before == Gap.Comma && (IsCountryNext(terms, at) || IsStateNext(terms, at)) && senses.SuburbsOf(current, found) is { Count: > 0 } suburbs)
        {
            // Coyoacán, Mexico City, Mexico: so stands a suburb, or a town with its province.
            (current.Senses, current.End, current.LastTerm) = (suburbs, term.End, at);
            return;
        }

        if (current is not null && term.Before <= Gap.Dash && !term.IsWeak && senses.HasQuarterIn(current, found))
        {
            // Kreuzberg, Berlin: the city is the place.
            current.Senses = found;
            (current.End, current.LastTerm, current.IsWeak) = (term.End, at, false);
            return;
        }

        var named = NameBefore(term);
        Close();
        current = Begin(term, at, found);
        (current.IsWeak, current.NamedBefore) = (term.IsWeak, named);
        current.Unknown = term.Whole.End > 0 ? term.Whole : null;
    }

    /// <summary>The unit in front of the brackets that the term opens, when it may be the name of a house.</summary>
    private PlaceUnit? NameBefore(in PlaceTerm term) =>
        term.Before == Gap.Open && current is { HasCity: true, HasContainer: false } && current.Segment == term.Segment && current.Largest < CityRow.SizeOf(300_000) ? current : null;

    private PlaceUnit Begin(in PlaceTerm term, int at, List<PlaceSense> found)
    {
        var unit = new PlaceUnit
        {
            Senses = found.Count > MostSenses ? found.GetRange(0, MostSenses) : found,
            Head = term.Head,
            Start = term.Start,
            End = term.End,
            Segment = term.Segment,
            Depth = term.Depth,
            FirstTerm = at,
            LastTerm = at,
            PostalCode = postalCode,
            FollowsAddress = term.FollowsAddress,
        };
        postalCode = null;
        return unit;
    }

    private static bool MayJoin(List<PlaceTerm> terms, int at) => terms[at].Before switch
    {
        Gap.Item or Gap.Colon => false,

        // "IL-Peoria, WI-Racine": each state begins a place.
        Gap.Comma when terms[at].End - terms[at].Start == 2 && at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Place, Before: Gap.Hyphen } => false,

        // "US-Remote" and "Remote US" name a scope, not the country of the city before the comma.
        Gap.Comma when at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Remote, Before: Gap.Hyphen } => false,
        _ => true,
    };

    /// <summary>"Remote - US, Ann Arbor, MI": the country right after remote is a scope of its own.</summary>
    private bool IsScopeBefore(List<PlaceTerm> terms, int at, List<PlaceSense> found) => terms[at].Before is Gap.Comma or Gap.Slash && current is { HasCity: false } scope
        && scope.FirstTerm > 0 && terms[scope.FirstTerm - 1].Kind == TermKind.Remote && found.TrueForAll(sense => sense.City >= 0);

    /// <summary>"Chicago, Atlanta, US remote": after several cities the country before remote is a scope of its own.</summary>
    private bool IsScopeOfList(List<PlaceTerm> terms, int at, List<PlaceSense> found) => terms[at].Before == Gap.Comma && at + 1 < terms.Count
        && terms[at + 1] is { Kind: TermKind.Remote, Before: Gap.Space } && found.Exists(sense => sense is { IsContainer: true, Region: < 0 })
        && current is { HasContainer: false, HasCity: true } && units.Count > 0 && units[^1] is { HasContainer: false, HasCity: true } && units[^1].Segment == terms[at].Segment;

    private bool TryJoin(PlaceUnit unit, List<PlaceTerm> terms, int at, List<PlaceSense> found)
    {
        var term = terms[at];
        if (unit.Senses.Count == 0)
        {
            return unit.Unknown is { } name && JoinUnknown(unit, name, terms, at, found);
        }

        if (unit is { IsWeak: true, Unknown: not null } && unit.Head == term.Head && !term.IsWeak)
        {
            // The same name again, now without the words around it: Alight Birmingham, Birmingham.
            (unit.Senses, unit.Start, unit.End, unit.IsWeak, unit.Unknown) = (found, term.Start, term.End, false, null);
            return true;
        }

        var joined = senses.Join(unit, found, term, IsCountryNext(terms, at));
        if (joined.Count == 0)
        {
            return JoinUnlisted(unit, terms, at, found);
        }

        if (found.TrueForAll(sense => sense.City >= 0) && unit.HasCity)
        {
            // The same city again, now without the words around it.
            (unit.Senses, unit.End, unit.IsWeak, unit.Unknown) = (joined, term.End, unit.IsWeak && term.IsWeak, null);
            return true;
        }

        // A weak city that the container contradicts in size gives way to its whole words: Playa Vista, CA is not Vista.
        if (unit is { IsWeak: true, Unknown: { } whole } && unit.HasCity && joined.Max(sense => sense.Size) < CityRow.SizeOf(150_000)
            && PlaceWords.IsName(text.AsSpan(whole.Start, whole.End - whole.Start)))
        {
            unit.IsVerbatim = true;
            joined = [.. joined.Select(sense => sense with { City = -1, Size = CityRow.SizeOf(2_000) }).Distinct()];
        }

        if (!unit.HasCity && joined.Exists(sense => sense.City >= 0))
        {
            unit.Depth = term.Depth; // KSA (Riyadh/Jeddah): the cities in the brackets stand beside each other.
            (unit.IsWeak, unit.Unknown) = term is { IsWeak: true, Whole.End: > 0 } ? (true, term.Whole) : (unit.IsWeak, unit.Unknown);
        }

        unit.Senses = joined;
        unit.End = term.End;
        unit.IsWeak &= !found.Exists(sense => sense.IsContainer);
        unit.HasContainer |= found.Exists(sense => sense.IsContainer);
        unit.HasRegion |= found.Exists(sense => sense.IsContainer && sense.Region >= 0);
        return true;
    }

    private bool JoinUnknown(PlaceUnit unit, (int Start, int End) name, List<PlaceTerm> terms, int at, List<PlaceSense> found)
    {
        var term = terms[at];
        if (text[name.Start] is > '\u024f' and < '\u2000' && found.Exists(sense => sense.City >= 0 && sense.Size >= CityRow.SizeOf(50_000)))
        {
            return false; // Λευκωσία, Nicosia: the same in two scripts
        }

        if (term.IsWeak || term.Before > Gap.Dash || IsStateNext(terms, at) || !PlaceWords.IsName(text.AsSpan(name.Start, name.End - name.Start)))
        {
            return false;
        }

        var containers = found.FindAll(sense => sense.IsContainer);
        if (term.Before == Gap.Dash || term.Before < Gap.Comma)
        {
            // "Acme - India", "Acme UK": so stands a company as often as a town.
            containers.RemoveAll(sense => sense.Region < 0);
        }

        if (containers.Count == 0 || (hint >= 0 && !IsCountryNext(terms, at) && containers.TrueForAll(sense => sense.Country != hint && sense.Size < PlaceSense.CountryCode))
            || (!IsCountryNext(terms, at) && (found.Max(sense => sense.Size) > containers.Max(sense => sense.Size) || found.Exists(city => city.City >= 0 && city.Size >= CityRow.SizeOf(50_000) && containers.TrueForAll(sense => sense.Region == city.Region && sense.Size < PlaceSense.WellKnownRegion)))))
        {
            return false;
        }

        return BecomeUnlisted(unit, containers, term);
    }

    /// <summary>
    /// "St. Louis, IL": a name that the gazetteer knows elsewhere only is a town it does not list, when a container follows that is no large
    /// city itself and the name is none of the cities one would list beside a state.
    /// </summary>
    private bool JoinUnlisted(PlaceUnit unit, List<PlaceTerm> terms, int at, List<PlaceSense> found)
    {
        var term = terms[at];
        var containers = found.FindAll(sense => sense.IsContainer && (sense.Size >= PlaceSense.CountryCode || unit.Largest < CityRow.SizeOf(50_000)));
        if (IsCountryNext(terms, at))
        {
            var country = senses.Of(terms[at + 1]);
            containers.RemoveAll(sense => !country.Exists(next => next.IsContainer && next.Country == sense.Country));
        }

        if (term.IsWeak || (hint >= 0 && containers.TrueForAll(sense => sense.Country != hint && !IsState(sense) && (sense.Region >= 0 || unit.Senses.Exists(own => own.Country == hint)))))
        {
            return false; // "Strathpine, Pine Rivers": the Rivers of Nigeria are not meant.
        }

        if (IsTownOfState(unit, terms, at, found, containers))
        {
            unit.Unknown ??= (unit.Start, unit.End);
            return BecomeUnlisted(unit, containers.FindAll(IsState), term);
        }

        if (IsStateCode(unit) && term.Before is Gap.Dash or Gap.Hyphen && found.TrueForAll(sense => sense.City >= 0 && sense.Size < CityRow.SizeOf(500_000)))
        {
            // "CA - Valencia": the state came first.
            unit.Unknown = (term.Start, term.End);
            return BecomeUnlisted(unit, unit.Senses.FindAll(sense => sense.Region >= 0), term);
        }

        var isCode = term.End - term.Start <= 3 && (terms.Count == 2 || unit.Largest <= CityRow.SizeOf(100_000));
        var isInCountry = unit is { HasContainer: true, HasRegion: false, IsWeak: true, Unknown: not null } && containers.Exists(state => IsState(state) && unit.Senses.Exists(sense => sense.Country == state.Country));
        if ((unit.HasContainer && !isInCountry) || term.Before != Gap.Comma || containers.Count == 0 || !(unit.HasCity || unit.Unknown is not null)
            || unit.Largest >= (containers.Exists(sense => sense.Region >= 0) ? CityRow.SizeOf(500_000) : CityRow.SizeOf(300_000))
            || (!isCode && !IsCountryNext(terms, at) && found.Exists(sense => sense.City >= 0 && sense.Size >= CityRow.SizeOf(500_000)))
            || !PlaceWords.IsName(unit.Unknown is { } words ? text.AsSpan(words.Start, words.End - words.Start) : text.AsSpan(unit.Start, unit.End - unit.Start)))
        {
            return false;
        }

        unit.Unknown ??= (unit.Start, unit.End);
        return BecomeUnlisted(unit, containers, term);
    }

    /// <summary>
    /// "Hamburg, CT": before a state, at the end of its item or before the country, stands a town of that state, also when the name is known from
    /// abroad only, there of a metropolis or a country.
    /// </summary>
    private bool IsTownOfState(PlaceUnit unit, List<PlaceTerm> terms, int at, List<PlaceSense> found, List<PlaceSense> containers)
    {
        var last = at + 1 == terms.Count || terms[at + 1].Segment != terms[at].Segment || IsCountryNext(terms, at);
        var isFirst = unit.FirstTerm == 0 || terms[unit.FirstTerm - 1].Segment != unit.Segment;
        var isCode = terms[at].End - terms[at].Start == 2;
        var isCity = found.Exists(sense => sense.City >= 0 && sense.Size >= CityRow.SizeOf(500_000)); // LA, New York
        return !unit.HasContainer && unit.FirstTerm == unit.LastTerm && (terms[at].Before == Gap.Comma || (terms[at].Before == Gap.Space && isCode && isFirst && (last || terms[at + 1].Kind == TermKind.Postal)))
            && (last && isFirst ? isCode || !isCity : isCode && !isCity)
            && containers.Exists(state => IsState(state) && unit.Senses.TrueForAll(sense => sense.Macro < 0 && !IsState(sense) && (sense.Country != state.Country || sense.Size < CityRow.SizeOf(100_000))))
            && (unit.Unknown is not { } words || PlaceWords.IsName(text.AsSpan(words.Start, words.End - words.Start)));
    }

    private bool IsState(PlaceSense sense) => sense is { IsContainer: true, Region: >= 0 } && index.Countries[sense.Country].Code is "US" or "CA" or "AU";

    /// <summary>"Opfikon, Zurich, Switzerland": before a country stands a region rather than a city.</summary>
    private bool IsCountryNext(List<PlaceTerm> terms, int at) => at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Place, Before: Gap.Comma } next
        && char.IsAsciiLetter(text[terms[at].Start]) && senses.Of(terms[at]) is var found
        && senses.Of(next).Exists(country => country is { IsContainer: true, Region: < 0 } && (found.Exists(sense => sense.Country == country.Country) || !found.Exists(PlaceSenses.IsNamedCountry)))
        && !IsStateNext(terms, at);

    /// <summary>"Rose Court, Washington, PA": the next name is the state in which this one is a city.</summary>
    private bool IsStateNext(List<PlaceTerm> terms, int at) => at + 1 < terms.Count && terms[at + 1] is { Kind: TermKind.Place, Before: Gap.Comma } next && senses.Of(terms[at]) is var found
        && senses.Of(next).Exists(state => IsState(state) && found.Exists(city => city.City >= 0 && city.Region == state.Region));

    /// <summary>
    /// "Petare, Federal District, Venezuela": between a city and its country a name that the country does not have, or a small town that gave its
    /// district the name, is the city's region.
    /// </summary>
    private bool IsNameOfNoPlace(PlaceUnit unit, List<PlaceTerm> terms, int at, List<PlaceSense> found)
    {
        for (var i = at + 1; i < terms.Count && i <= at + 2 && terms[i] is { Kind: TermKind.Place, Before: Gap.Comma } next && !found.Exists(PlaceSenses.IsNamedCountry); i++)
        {
            foreach (var country in senses.Of(next))
            {
                if (country is { IsContainer: true, Region: < 0 } && unit.Senses.Exists(city => city.City >= 0 && city.Country == country.Country))
                {
                    return found.TrueForAll(sense => sense.Country != country.Country
                        || ((sense.City < 0 || sense.Size < CityRow.SizeOf(50_000)) && i == at + 1 && found.Exists(region => region.IsContainer && region.Country == country.Country)));
                }
            }
        }

        return false;
    }

    /// <summary>Nothing but words such as north, central and coast, or one that far more things are called than the region of that name.</summary>
    private bool IsEverydayWord(in PlaceTerm term)
    {
        foreach (var word in text[term.Start..term.End].Split(' ', '-'))
        {
            if (word.ToLowerInvariant() is not ("north" or "south" or "east" or "west" or "central" or "coast" or "northern" or "southern" or "eastern" or "western" or "upper" or "lower"
                or "capital" or "jewish" or "rivers" or "lakes" or "unity" or "pool" or "mary" or "delta" or "maritime" or "bar"))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInBracketsOfAnArea(in PlaceTerm term) => text.IndexOf(')', term.End) is > 0 and var end
        && (text.AsSpan(0, end).EndsWith(" area", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, term.Start).EndsWith("(Greater ", StringComparison.OrdinalIgnoreCase));

    private bool IsStateCode(PlaceUnit unit) => unit.End - unit.Start is 2 or 3 && !unit.HasContainer
        && unit.Senses.Exists(sense => sense is { IsContainer: true, Region: >= 0 } && index.Regions[sense.Region].IsWellKnown);

    private static bool BecomeUnlisted(PlaceUnit unit, List<PlaceSense> containers, in PlaceTerm term)
    {
        (unit.Senses, unit.IsVerbatim, unit.HasContainer, unit.End) = (containers, true, true, term.End);
        unit.HasRegion = containers.Exists(sense => sense.Region >= 0);
        return true;
    }

    private void AddUnknown(List<PlaceTerm> terms, int at)
    {
        var term = terms[at];
        if (at > 0 && terms[at - 1].Kind == TermKind.Department && term.Before == Gap.Dash && hint >= 0 && index.Countries[hint].Code == "FR"
            && PlaceWords.IsName(text.AsSpan(term.Start, term.End - term.Start)))
        {
            // "07 - MERCUER", the form of the French employment service: department and commune.
            Close();
            var commune = Begin(term, at, [new PlaceSense(-1, -1, hint, -1, PlaceSense.CountrySize)]);
            (commune.Unknown, commune.IsVerbatim, commune.HasContainer) = ((term.Start, term.End), true, true);
            units.Add(commune);
            return;
        }

        if (current is not null && (term.Depth > current.Depth || (!current.HasContainer && current.HasCity && term.Segment == current.Segment)))
        {
            pending = term.Before <= Gap.Hyphen ? null : term;
            return;
        }

        Close();
        if (term.Before != Gap.Slash || units.Count == 0)
        {
            current = Begin(term, at, []);
            current.Unknown = (term.Start, term.End);
        }
    }

    private void AddPostal(in PlaceTerm term)
    {
        var code = text[term.Start..term.End];
        if (current is { PostalCode: null } && current.Segment == term.Segment)
        {
            current.PostalCode = code;
        }
        else
        {
            postalCode = code;
        }
    }

    /// <summary>"EU time zone", "US/Canada hours": the places right before name no place.</summary>
    private void DropTimeZone(List<PlaceTerm> terms, int at)
    {
        if (terms[at].Before <= Gap.Hyphen && current is not null && current.LastTerm == at - 1)
        {
            current = null;
            for (var i = units.Count - 1; i >= 0 && units[i].LastTerm >= at - 3 && terms[units[i].LastTerm + 1].Before == Gap.Slash; i--)
            {
                units.RemoveAt(i);
            }
        }
    }

    private void Close()
    {
        if (current is { Senses.Count: > 0 })
        {
            if (current is { HasRegion: true, NamedBefore: { } name } && !name.Senses.Exists(sense => current.Senses.Exists(own => own.Region == sense.Region)))
            {
                units.Remove(name); // The Lakewood (Naples, FL): a house is called so.
            }

            units.Add(current);
        }

        (current, pending) = (null, null);
    }
}

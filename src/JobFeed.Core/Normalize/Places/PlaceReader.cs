namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Reads places, workplace and remote scope. A text is cut into words, words become mentions (gazetteer, remote words), mentions become
/// units (city, region, country that belong together), and each unit is decided by size, hint and sibling places.
/// </summary>
public static partial class PlaceReader
{
    /// <summary>A location field is shorter than this; what lies behind is not read.</summary>
    private const int LongestField = 16_384;

    /// <summary>Reads a location field. The country, an ISO 3166-1 code or a name, is a hint and no statement. Never throws.</summary>
    public static PlaceReading Read(string text, string? country) =>
        ReadField(text, new PlaceContext(Gazetteer.CountryId(country)), "location").ToReading();

    /// <summary>Null unless the text holds a workplace word or a place, and nothing besides that is not understood.</summary>
    internal static FieldReading? ReadKnown(string text, PlaceContext context, string field)
    {
        text = Cut(text);
        var mentions = MentionScanner.Scan(text);
        return mentions.Exists(mention => mention.Kind == MentionKind.Unknown || mention.Is(WordRole.NoPlace) || mention.IsWeakName) ? null : Read(text, mentions, context, field);
    }

    internal static FieldReading ReadField(string text, PlaceContext context, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new FieldReading(GazetteerIndex.Shared, text, field);
        }

        text = Cut(text);
        return Read(text, MentionScanner.Scan(text), context, field);
    }

    private static string Cut(string text) => text.Length > LongestField ? text[..LongestField] : text;

    private static FieldReading Read(string text, List<Mention> mentions, PlaceContext context, string field)
    {
        var index = GazetteerIndex.Shared;
        var terms = PlaceTerms.Of(text, mentions);
        var units = new PlaceComposer(index, text, context.Country).Compose(terms);
        var chosen = new PlaceChooser(index, context).Choose(units, terms.Exists(term => term.Kind == TermKind.Remote));
        var reading = new FieldReading(index, text, field) { Workplace = RemoteReading.Workplace(terms) };
        var isScope = RemoteReading.Scopes(terms, chosen);
        RemoteReading.LeaveOutNarrowed(text, terms, chosen, isScope);
        reading.Add(chosen, isScope);
        if (reading.Scope.Count == 0 && chosen.Count == 0 && terms.Exists(term => term.Kind == TermKind.Anywhere))
        {
            reading.AddScope("WORLD", "scope.anywhere", text);
        }

        reading.ExplainWorkplace(terms);
        return reading;
    }
}

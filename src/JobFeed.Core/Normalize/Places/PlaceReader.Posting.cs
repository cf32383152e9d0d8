using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <content>Reading a posting: places in parts, location, workplace and remote fields, then title and description.</content>
public static partial class PlaceReader
{
    /// <summary>
    /// Reads all that a posting says of its place. Fields come before the title, the title before the description; where they contradict
    /// each other the first wins and the contradiction is flagged. Never throws.
    /// </summary>
    public static PlaceReading Read(NormalizationInput input)
    {
        var raw = input.Raw;
        var context = new PlaceContext(Gazetteer.CountryId(input.Country ?? raw.Country), input.Language, raw.Pay.IsDefaultOrEmpty ? null : raw.Pay[0].Currency);
        var posting = new PostingPlaces(GazetteerIndex.Shared);
        posting.AddWorkplace(ReadField(raw.Workplace?.Replace('_', ' ') ?? "", context, "workplace"));
        for (var i = 0; i < raw.Places.Length; i++)
        {
            posting.Add(ReadParts(raw.Places[i], context, $"places[{i}]"), raw.Places[i]);
        }

        posting.Add(ReadField(raw.Location ?? "", context, "location"), null);
        if (raw.IsRemote is true)
        {
            posting.AddWorkplace(WorkplaceType.Remote, "isRemote", "workplace.flag", "true", -1);
        }

        for (var i = 0; i < raw.RemoteFrom.Length; i++)
        {
            posting.AddRemoteFrom(ReadField(raw.RemoteFrom[i], context, $"remoteFrom[{i}]"));
        }

        TitlePlaces.Read(input.Title, context, posting);
        WorkplaceText.Read(input.Text, input.Folded, context, posting);
        return posting.ToReading();
    }

    /// <summary>Parts become one text, so that they are understood like a field; a country code is spelt out because it is no guess here.</summary>
    private static FieldReading ReadParts(RawPlace place, PlaceContext context, string field)
    {
        var index = GazetteerIndex.Shared;
        var country = Gazetteer.CountryId(place.Country);
        var parts = new[] { place.City, place.Region, country >= 0 ? index.Countries[country].Name : place.Country };
        var stated = parts.Where(part => !string.IsNullOrWhiteSpace(part)).ToArray();
        var text = stated is [] || (stated.Length == 1 && place.City is null && place.Text is { Length: > 0 }) ? place.Text ?? "" : string.Join(", ", stated);
        return ReadField(text, country >= 0 ? context with { Country = country } : context, field);
    }
}

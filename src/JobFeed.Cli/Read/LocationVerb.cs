using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read location</c>: places, workplace and remote scope of a location field.</summary>
internal sealed class LocationVerb : IReadVerb
{
    public string Name => "location";

    public ReadAnswer Answer(JsonElement line)
    {
        var reading = PlaceReader.Read(line.Required("text"), line.Optional("country"));
        var value = new JsonObject
        {
            ["places"] = new JsonArray([.. reading.Places.Select(PlaceNode)]),
            ["remote"] = reading.Workplace == WorkplaceType.Unknown ? "unspecified" : reading.Workplace.ToString().ToLowerInvariant(),
            ["remoteScope"] = reading.RemoteScope.IsEmpty ? null : new JsonArray([.. reading.RemoteScope.Select(code => JsonValue.Create(code))]),
            ["ambiguous"] = reading.Ambiguous,
        };
        return new ReadAnswer(value, () => JsonSerializer.SerializeToNode(reading.Why, PostingJson.Options));
    }

    private static JsonNode PlaceNode(Place place) => new JsonObject
    {
        ["country"] = place.Country,
        ["region"] = place.Region,
        ["city"] = place.City,
        ["lat"] = place.Latitude,
        ["lon"] = place.Longitude,
    };
}

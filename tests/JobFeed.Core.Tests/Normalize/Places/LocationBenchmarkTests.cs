using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Places;

/// <summary>The labelled location set, scored by the rules it comes with. The floors are what was reached; they may only rise.</summary>
public sealed class LocationBenchmarkTests
{
    [SharedFact]
    public void Reads_the_labelled_locations()
    {
        var labels = File.ReadLines(SharedFolder.Of("data", "location-dev.jsonl")).Select(line => JsonNode.Parse(line)!).ToList();
        var (places, workplaces, scopes) = (0, 0, 0);
        foreach (var label in labels)
        {
            var reading = PlaceReader.Read((string)label["text"]!, (string?)label["country"]);
            var accept = label["accept"];
            places += HasPlaces(label, reading) ? 1 : 0;
            workplaces += Options(label["expect"]!["remote"], accept?["remote"]).Any(option => (string)option! == Word(reading.Workplace)) ? 1 : 0;
            scopes += Options(label["expect"]!["remoteScope"], accept?["remoteScope"]).Any(option => Codes(option).SetEquals(reading.RemoteScope)) ? 1 : 0;
        }

        Assert.InRange(places / (double)labels.Count, 0.985, 1);
        Assert.InRange(workplaces / (double)labels.Count, 0.99, 1);
        Assert.InRange(scopes / (double)labels.Count, 0.99, 1);
    }

    private static bool HasPlaces(JsonNode label, PlaceReading reading)
    {
        var read = reading.Places.Where(place => place.City is not null
            || (!reading.RemoteScope.Contains(place.Country!) && !reading.RemoteScope.Contains($"{place.Country}-{place.Region}"))).ToList();
        var ambiguous = label["ambiguous"]?.AsArray();
        return Options(label["expect"]!["places"], label["accept"]?["places"]).Any(option => AreSame(read, option!.AsArray()))
            || (ambiguous is not null && ((read.Count == 0 && reading.Ambiguous) || ambiguous.Any(other => read.Count == 1 && IsSame(read[0], other!))));
    }

    private static bool AreSame(List<Place> read, JsonArray expected)
    {
        var left = read.ToList();
        foreach (var place in expected)
        {
            var hit = left.FindIndex(candidate => IsSame(candidate, place!));
            if (hit < 0)
            {
                return false;
            }

            left.RemoveAt(hit);
        }

        return left.Count == 0;
    }

    private static bool IsSame(Place read, JsonNode expected)
    {
        var names = (expected["cityAlt"]?.AsArray().Select(name => (string)name!) ?? []).Append((string?)expected["city"] ?? "").Select(Fold);
        var country = (string?)expected["country"];
        var region = (string?)expected["region"];
        return read.Country == country && names.Contains(Fold(read.City ?? ""))
            && (region is null || country is not ("US" or "CA" or "AU") || read.Region == region);
    }

    private static IEnumerable<JsonNode?> Options(JsonNode? expected, JsonNode? accepted) => (accepted?.AsArray() ?? []).Prepend(expected);

    private static HashSet<string> Codes(JsonNode? scope) => [.. scope?.AsArray().Select(code => (string)code!) ?? []];

    private static string Word(WorkplaceType type) => type == WorkplaceType.Unknown ? "unspecified" : type.ToString().ToLowerInvariant();

    private static string Fold(string name) => string.Concat(name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        .ToLowerInvariant().Replace("st. ", "saint ", StringComparison.Ordinal).Replace('-', ' ').Replace('\'', ' ').Trim();
}

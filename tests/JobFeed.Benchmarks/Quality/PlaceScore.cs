using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Scores location fields: the set of places, the set of countries, single cities, workplace and remote scope.</summary>
internal static class PlaceScore
{
    private static readonly string[] RegionCounts = ["US", "CA", "AU"];

    public static ScoredSet Of(string set, IEnumerable<(JsonNode Label, JsonNode? Read)> items)
    {
        var places = new Tally("places", new Goal(0.95, 0.97, 0.95));
        var countries = new Tally("countries", new Goal(0.99, 0.98));
        var city = new Tally("single city", new Goal(0.97));
        var workplace = new Tally("workplace", new Goal(0.98, 0.98));
        var scope = new Tally("remote scope", new Goal(0.97, 0.97));
        var failures = new List<Failure>();
        foreach (var (label, read) in items)
        {
            var (expected, accept) = (label["expect"]!, label["accept"]);
            var codes = Words(read!["remoteScope"]);
            var found = read["places"]!.AsArray().OfType<JsonNode>().Where(place => IsPlace(place, codes)).ToList();
            var ambiguous = label["ambiguous"]?.AsArray();
            var options = Options(expected["places"], accept?["places"]).Select(option => option!.AsArray().ToList())
                .Concat(ambiguous?.Select(one => new List<JsonNode?> { one }) ?? []).ToList();
            var stated = expected["places"]!.AsArray().Count > 0;
            var rightPlaces = options.Any(option => AreSame(found, option)) || (ambiguous is { Count: > 0 } && found.Count == 0 && (bool?)read["ambiguous"] == true);
            var rightCountries = rightPlaces || options.Any(option => Countries(found).SetEquals(Countries(option)));
            var rightWorkplace = Options(expected["remote"], accept?["remote"]).Any(option => (string?)option == (string?)read["remote"]);
            var rightScope = Options(expected["remoteScope"], accept?["remoteScope"]).Any(option => Words(option).Order().SequenceEqual(codes.Order()));
            places.Add(rightPlaces, found.Count > 0, stated);
            countries.Add(rightCountries, found.Count > 0, stated);
            workplace.Add(rightWorkplace, (string?)read["remote"] != "unspecified", (string?)expected["remote"] != "unspecified");
            scope.Add(rightScope, codes.Length > 0, Words(expected["remoteScope"]).Length > 0);
            if (expected["places"]!.AsArray() is [{ } single] && (string?)single["city"] is { Length: > 0 })
            {
                city.Add(rightPlaces, found.Count > 0, true);
            }

            if (!(rightPlaces && rightWorkplace && rightScope))
            {
                failures.Add(Failure.Of((string?)label["text"], expected, read));
            }
        }

        return new ScoredSet(set, [places, countries, city, workplace, scope], failures);
    }

    /// <summary>Letters without accents, Saint for St, no hyphens and apostrophes.</summary>
    public static string Fold(string? name)
    {
        var letters = (name ?? "").Normalize(NormalizationForm.FormKD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var plain = string.Concat(letters).ToLowerInvariant().Replace('ł', 'l').Replace('ø', 'o').Replace("ß", "ss", StringComparison.Ordinal);
        var words = plain.Split([' ', '\t', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries).Select(word => word is "st" or "st." or "ste" or "ste." ? "saint" : word);
        return string.Join(' ', words.Select(word => word.Trim('.', ',')));
    }

    /// <summary>A country or region that is in the remote scope already says nothing more.</summary>
    private static bool IsPlace(JsonNode place, string[] scope) =>
        (string?)place["city"] is { Length: > 0 } || !(scope.Contains((string?)place["country"]) || scope.Contains($"{(string?)place["country"]}-{(string?)place["region"]}"));

    private static bool AreSame(List<JsonNode> found, List<JsonNode?> expected)
    {
        var left = found.ToList();
        return found.Count == expected.Count && expected.TrueForAll(place =>
        {
            var hit = left.FindIndex(candidate => IsSame(candidate, place!));
            if (hit >= 0)
            {
                left.RemoveAt(hit);
            }

            return hit >= 0;
        });
    }

    private static bool IsSame(JsonNode found, JsonNode expected)
    {
        var (country, region) = ((string?)expected["country"], (string?)expected["region"]);
        var names = Words(expected["cityAlt"]).Append((string?)expected["city"]).Select(Fold);
        return (string?)found["country"] == country && names.Contains(Fold((string?)found["city"]))
            && (string.IsNullOrEmpty(region) || !RegionCounts.Contains(country) || (string?)found["region"] == region);
    }

    private static IEnumerable<JsonNode?> Options(JsonNode? expected, JsonNode? accepted) => (accepted?.AsArray() ?? []).Prepend(expected);

    private static HashSet<string?> Countries(IEnumerable<JsonNode?> places) => [.. places.Select(place => (string?)place!["country"])];

    private static string[] Words(JsonNode? list) => list is JsonArray words ? [.. words.Select(word => (string)word!)] : [];
}

using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Pipeline.Serve;

/// <summary>Gives the query parser what it needs of the taxonomy, the gazetteer and the rates.</summary>
internal static class QueryContexts
{
    public static QueryContext At(DateTimeOffset now) => new()
    {
        Now = now,
        FindSkill = name => SkillTaxonomy.Find(name)?.Name,
        SuggestSkills = name => SkillTaxonomy.Suggest(name, 3).Select(skill => skill.Name),
        FindPlace = FindPlace,
        KnowsCurrency = currency => ReferenceRates.Convert(1, currency, ExchangeRates.Reference) is not null,
    };

    /// <summary>The place that a name most likely means. Regions and countries have no point of their own: the city of the same name gives one.</summary>
    private static Place? FindPlace(string name)
    {
        var found = Gazetteer.Find(name);
        if (found.IsEmpty)
        {
            return null;
        }

        var (place, point) = (found[0], found.FirstOrDefault(candidate => candidate.Latitude is not null));
        return new Place
        {
            City = place.Kind == PlacePrecision.City ? place.Name : null,
            Region = place.Region,
            Country = place.Country,
            Latitude = point?.Latitude,
            Longitude = point?.Longitude,
            Precision = place.Kind,
        };
    }
}

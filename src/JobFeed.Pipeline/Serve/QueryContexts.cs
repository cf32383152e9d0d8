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

    /// <summary>The place that a name most likely means: the gazetteer knows them by size.</summary>
    private static Place? FindPlace(string name) => Gazetteer.Find(name) is [var place, ..]
        ? new Place
        {
            City = place.Kind == PlacePrecision.City ? place.Name : null,
            Region = place.Region,
            Country = place.Country,
            Latitude = place.Latitude,
            Longitude = place.Longitude,
            Precision = place.Kind,
        }
        : null;
}

using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>Looks places up by name, for filters (<c>city=</c>, <c>near=</c>) and completion. Loaded on first use.</summary>
public static partial class Gazetteer
{
    /// <summary>The ISO 3166-1 alpha-2 code of a code or name in any of the known languages; null when there is none.</summary>
    public static string? CountryCode(string? nameOrCode) => CountryId(nameOrCode) is >= 0 and var id ? GazetteerIndex.Shared.Countries[id].Code : null;

    internal static short CountryId(string? nameOrCode)
    {
        if (string.IsNullOrWhiteSpace(nameOrCode))
        {
            return -1;
        }

        var index = GazetteerIndex.Shared;
        if (index.CountryOf(nameOrCode.Trim()) is >= 0 and var byCode)
        {
            return byCode;
        }

        for (var e = index.Find(PlaceName.Key(nameOrCode)); e >= 0; e = index.Entry(e).Next)
        {
            if (index.Entry(e) is { Kind: NameKind.Country or NameKind.CountryCode } entry)
            {
                return (short)entry.Id;
            }
        }

        return -1;
    }
}

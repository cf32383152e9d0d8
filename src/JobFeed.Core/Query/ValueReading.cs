using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Query;

/// <summary>Reads the values of parameters; what cannot be read is refused with what to write instead.</summary>
internal static class ValueReading
{
    private const decimal LargestAmount = 1_000_000_000_000m;
    private const double LargestRadius = 20_038; // half of the equator
    private const double KilometresPerMile = 1.609344;

    // What is to be known of a posting's JSON for this takes longer than everything else that a query does when the app has just started.
    private static readonly Lazy<string[]> PostingFields = new(() => [.. PostingJson.Options.GetTypeInfo(typeof(Posting)).Properties.Select(p => p.Name)]);

    public static ImmutableArray<string> Periods { get; } = [.. Codes<PayPeriod>.Names.Where(name => Codes<PayPeriod>.TryParse(name, out var period) && Salary.AnnualFactors.ContainsKey(period))];

    public static string? Words(QueryDraft draft, string text)
    {
        if (TextQueryReader.Read(text).Error is { } error)
        {
            draft.Refuse(error);
        }

        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static ImmutableArray<string> Skills(QueryDraft draft, string list) => draft.Read(list, text =>
    {
        if (draft.Context.FindSkill is not { } find)
        {
            return Name(draft, text, Fold.Text(text));
        }

        if (find(text) is { } name)
        {
            return (true, name);
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is no skill we know. Use q= to search for it as a word.", draft.Context.SuggestSkills?.Invoke(text));
        return (false, "");
    });

    public static decimal? Amount(QueryDraft draft, string text)
    {
        var thousands = text.EndsWith('k') || text.EndsWith('K');
        if (decimal.TryParse(thousands ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount * (thousands ? 1000 : 1) <= LargestAmount)
        {
            return amount * (thousands ? 1000 : 1);
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is no amount. Write digits only, such as 100000, or 100k; the currency goes into currency=.");
        return null;
    }

    public static string? Currency(QueryDraft draft, string text)
    {
        var code = text.ToUpperInvariant();
        if (code.Length != 3 || !code.All(char.IsAsciiLetterUpper))
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is no currency. Write its ISO 4217 code, such as EUR or USD.");
            return null;
        }

        if (draft.Context.KnowsCurrency?.Invoke(code) == false)
        {
            draft.Refuse($"There is no reference rate for {code}. Use a currency that the European Central Bank quotes.");
            return null;
        }

        return code;
    }

    public static PayPeriod Period(QueryDraft draft, string text)
    {
        if (Codes<PayPeriod>.TryParse(text, out var period) && Salary.AnnualFactors.ContainsKey(period))
        {
            return period;
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is not one of: {string.Join(", ", Periods)}.", Spelling.Nearest(text, Periods));
        return PayPeriod.Year;
    }

    public static bool Truth(QueryDraft draft, string text)
    {
        if (text is not ("true" or "false" or "1" or "0"))
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is neither true nor false.");
        }

        return text is "true" or "1";
    }

    public static ImmutableArray<string> Countries(QueryDraft draft, string list) => draft.Read(list, text => Country(draft, text));

    /// <summary>Codes without a country take the countries asked for: region=CA with country=US is US-CA.</summary>
    public static ImmutableArray<string> Regions(QueryDraft draft, string list)
    {
        var countries = draft.Query.Countries;
        return [.. draft.Read(list, text =>
        {
            var code = RegionCode(draft, text);
            var dash = code.IndexOf('-', StringComparison.Ordinal);
            var part = code[(dash + 1)..];
            if ((dash != 2 && (dash >= 0 || countries.IsEmpty)) || part.Length is 0 or > 3 || !part.All(char.IsAsciiLetterOrDigit))
            {
                draft.Refuse($"{QueryDraft.Quoted(text)} is no region. Write its ISO 3166-2 code with the country, such as US-CA.");
                return (false, "");
            }

            if (dash > 0 && !countries.IsEmpty && !countries.Contains(code[..dash]))
            {
                draft.Refuse($"{code} does not lie in {string.Join(", ", countries)}. Leave country out, or add {code[..dash]} to it.");
                return (false, "");
            }

            return (true, code);
        }).SelectMany(code => code.Contains('-', StringComparison.Ordinal) ? [code] : countries.Select(c => $"{c}-{code}"))
            .Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Names that the gazetteer does not have stay as they are: postings may have them.</summary>
    public static ImmutableArray<string> Cities(QueryDraft draft, string list) =>
        draft.Read(list, text => Name(draft, text, Fold.Text(Place(draft, text)?.City ?? text)));

    public static ImmutableArray<string> Folded(QueryDraft draft, string list) => draft.Read(list, text => Name(draft, text, Fold.Text(text)));

    public static ImmutableArray<string> Companies(QueryDraft draft, string list) => draft.Read(list, text => Name(draft, text, Fold.Company(text)));

    public static ImmutableArray<string> Languages(QueryDraft draft, string list) => draft.Read(list, text =>
    {
        var ok = text.Length == 2 && text.All(char.IsAsciiLetter);
        if (!ok)
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is no language. Write its ISO 639-1 code, such as en.");
        }

        return (ok, text.ToLowerInvariant());
    });

    public static void Near(QueryDraft draft, string text)
    {
        var found = GeoPoint.TryParse(text, out var point);
        if (!found && Place(draft, text) is { Latitude: { } latitude, Longitude: { } longitude })
        {
            found = GeoPoint.TryCreate(latitude, longitude, out point);
        }

        if (!found)
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is no place we know. Write latitude,longitude in degrees, such as 52.52,13.405.");
            return;
        }

        draft.Query = draft.Query with { Near = new NearFilter(point, GeoPoint.TryParse(text, out _) ? point.ToString() : text, "50km", 50) };
    }

    public static void Radius(QueryDraft draft, string text)
    {
        var miles = text.EndsWith("mi", StringComparison.OrdinalIgnoreCase);
        var digits = miles || text.EndsWith("km", StringComparison.OrdinalIgnoreCase) ? text[..^2].TrimEnd() : text;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var radius)
            || radius <= 0 || (double)radius * (miles ? KilometresPerMile : 1) > LargestRadius)
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is no radius. Write a distance such as 50km or 30mi.");
        }
        else if (draft.Query.Near is { } near)
        {
            var written = radius.ToString("0.############", CultureInfo.InvariantCulture) + (miles ? "mi" : "km");
            draft.Query = draft.Query with { Near = near with { Radius = written, Kilometres = (double)radius * (miles ? KilometresPerMile : 1) } };
        }
    }

    public static ImmutableArray<string> RemoteFrom(QueryDraft draft, string list) => draft.Read(list, text =>
    {
        var code = text.ToUpperInvariant();
        return RemoteRegions.IsKnown(code) || (code.Length is >= 4 and <= 6 && code[2] == '-') ? (true, code) : Country(draft, text);
    });

    /// <summary>Ages count back from the full hour, so that answers can be cached within it.</summary>
    public static void PostedSince(QueryDraft draft, string text)
    {
        var unit = char.ToLowerInvariant(text[^1]);
        if (int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= 10_000 && unit is 'h' or 'd' or 'w')
        {
            var now = draft.Context.Now.ToUniversalTime();
            var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
            var hours = number * (unit switch { 'h' => 1, 'd' => 24, _ => 168 });
            draft.Query = draft.Query with { PostedSince = hour.AddHours(-hours), PostedSinceText = $"{number}{unit}" };
            return;
        }

        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, Utc, out var date))
        {
            draft.Query = draft.Query with { PostedSince = date };
            return;
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is neither a date nor an age. Write a date such as 2026-01-31, or an age such as 36h, 7d or 2w.");
    }

    public static ImmutableArray<T> Known<T>(QueryDraft draft, string list, T unknown)
        where T : struct, Enum
    {
        var values = draft.ReadCodes<T>(list);
        if (values.Contains(unknown))
        {
            draft.Refuse("'unknown' cannot be asked for. Leave the parameter out to include postings that do not say.");
        }

        return values;
    }

    public static decimal? Years(QueryDraft draft, string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var years) && years <= 100)
        {
            return years;
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is no number of years. Write a number from 0 to 100, such as 3 or 2.5.");
        return null;
    }

    public static int Limit(QueryDraft draft, string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= JobQuery.MaxLimit)
        {
            return limit;
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is no page size. Write a number from 1 to {JobQuery.MaxLimit}.");
        return JobQuery.DefaultLimit;
    }

    public static ImmutableArray<string> Fields(QueryDraft draft, string list) => draft.Read(list, text =>
    {
        var name = PostingFields.Value.FirstOrDefault(f => Spelling.Letters(f) == Spelling.Letters(text));
        if (name is null)
        {
            draft.Refuse($"{QueryDraft.Quoted(text)} is no property of a posting.", Spelling.Nearest(text, PostingFields.Value));
        }

        return (name is not null, name ?? "");
    });

    public static Cursor? Cursor(QueryDraft draft, string text)
    {
        if (!Query.Cursor.TryParse(text, out var cursor))
        {
            draft.Refuse("This is no cursor of ours, or it was altered. Take it unchanged from the page before, or leave it out to start again.");
        }

        return cursor;
    }

    private static (bool Ok, string Name) Name(QueryDraft draft, string text, string folded)
    {
        if (folded.Length == 0)
        {
            draft.Refuse($"There is no name in {QueryDraft.Quoted(text)}.");
        }

        return (folded.Length > 0, folded);
    }

    private static Place? Place(QueryDraft draft, string name) => draft.Context.FindPlace?.Invoke(name);

    // Short texts are codes: CA is California's, whatever else it may name.
    private static string RegionCode(QueryDraft draft, string text) =>
        text.Length > 3 && Place(draft, text) is { City: null, Region: { } region, Country: { } country } ? $"{country}-{region}" : text.ToUpperInvariant();

    private static (bool Ok, string Code) Country(QueryDraft draft, string text)
    {
        var code = text.ToUpperInvariant();
        if (code == "UK")
        {
            return (true, "GB");
        }

        if (code.Length == 2 && code.All(char.IsAsciiLetterUpper))
        {
            return (true, code);
        }

        if (Place(draft, text) is { City: null, Region: null, Country: { } found })
        {
            return (true, found);
        }

        draft.Refuse($"{QueryDraft.Quoted(text)} is no country we know. Write its ISO 3166-1 code, such as DE or US.");
        return (false, "");
    }
}

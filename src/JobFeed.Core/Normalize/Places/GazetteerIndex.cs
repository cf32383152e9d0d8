using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace JobFeed.Core.Normalize.Places;

/// <summary>The gazetteer in memory: rows in arrays, and one hash from folded names to what they stand for. Read on first use.</summary>
internal sealed partial class GazetteerIndex
{
    private static readonly SearchValues<char> Umlauts = SearchValues.Create("äöüÄÖÜ");
    private static readonly Lazy<GazetteerIndex> Lazy = new(() => new GazetteerIndex());

    private readonly string text;
    private readonly List<NameEntry> entries = new(300_000);
    private readonly Dictionary<ulong, int> heads = new(280_000);
    private readonly Dictionary<string, short> countryByCode = new(300, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, short> regionByCode = new(6_000, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string> displayNames = [];

    private GazetteerIndex()
    {
        text = ReadPacked("places/gazetteer.tsv.br");
        ReadGazetteer();
        ReadAliases(ReadPlain("places/aliases.tsv"));
        ReadMacros(ReadPlain("places/macros.tsv"));
        ReadWords(ReadPlain("places/words.tsv"));
        Washington = CityIn("Washington", RegionOf("US-DC"), CountryOf("US"));
    }

    public static GazetteerIndex Shared => Lazy.Value;

    /// <summary>The city that its district, US-DC, is.</summary>
    public int Washington { get; }

    public List<CityRow> Cities { get; } = new(90_000);

    public List<RegionRow> Regions { get; } = new(5_200);

    public List<CountryRow> Countries { get; } = new(260);

    public List<AreaRow> Areas { get; } = new(4_000);

    public List<MacroRegion> Macros { get; } = [];

    /// <summary>First entry of a key, or -1.</summary>
    public int Find(ulong key) => heads.TryGetValue(key, out var head) ? head : -1;

    public NameEntry Entry(int index) => entries[index];

    /// <summary>The common English name.</summary>
    public string CityName(int id) => displayNames.TryGetValue(id, out var name) ? name : GivenName(id);

    public short CountryOf(string? code) => code is not null && countryByCode.TryGetValue(code, out var id) ? id : (short)-1;

    public short RegionOf(string code) => regionByCode.TryGetValue(code, out var id) ? id : (short)-1;

    /// <summary>ISO 3166-2 without the country.</summary>
    public string RegionSuffix(int region) => Regions[region].Code[3..];

    /// <summary>Territories are countries of their own in ISO 3166-1, and are often written with the state they belong to.</summary>
    public bool IsTerritory(short territory, short state)
    {
        if (territory < 0 || state < 0)
        {
            return false;
        }

        var of = Countries[state].Code;
        return Countries[territory].Code switch
        {
            "PR" or "GU" or "VI" or "AS" or "MP" => of == "US",
            "HK" or "MO" or "TW" => of == "CN",
            "GG" or "JE" or "IM" or "GI" or "BM" => of == "GB",
            "RE" or "GP" or "MQ" or "GF" or "YT" or "NC" or "PF" => of == "FR",
            "AX" => of == "FI",
            "FO" or "GL" => of == "DK",
            "CW" or "AW" or "SX" => of == "NL",
            _ => false,
        };
    }

    /// <summary>The city of a country that is one, or -1.</summary>
    public int CapitalOfCityState(short country) => Countries[country].Code switch
    {
        "HK" => CityIn("Hong Kong", -1, country),
        "MC" => CityIn("Monaco", -1, country),
        "SG" => CityIn("Singapore", -1, country),
        _ => -1,
    };

    /// <summary>The name and all other names that the gazetteer has of a city.</summary>
    public IEnumerable<string> NamesOf(int city)
    {
        var row = Cities[city];
        var end = text.IndexOf('\n', row.NameStart);
        var cells = text[row.NameStart..(end < 0 ? text.Length : end)].Split('\t');
        return new[] { CityName(city), cells[0] }.Concat(cells.Length > 4 ? cells[4].Split('|') : []).Distinct();
    }

    private string GivenName(int id) => text.Substring(Cities[id].NameStart, Cities[id].NameLength);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ulong key, NameKind kind, int id, bool isMain)
    {
        if (key == PlaceName.Empty)
        {
            return;
        }

        ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(heads, key, out var exists);
        for (var at = exists ? head : -1; at >= 0; at = entries[at].Next)
        {
            if (entries[at].Kind == kind && entries[at].Id == id)
            {
                entries[at] = entries[at] with { IsMain = isMain || entries[at].IsMain };
                return;
            }
        }

        entries.Add(new NameEntry(kind, isMain, id, exists ? head : -1));
        head = entries.Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddNames(ReadOnlySpan<char> joined, NameKind kind, int id)
    {
        foreach (var part in joined.Split('|'))
        {
            AddName(joined[part], kind, id, isMain: false);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddName(ReadOnlySpan<char> name, NameKind kind, int id, bool isMain)
    {
        Add(PlaceName.Key(name), kind, id, isMain);
        if (name.ContainsAny(Umlauts))
        {
            Add(PlaceName.Key(name.ToString().Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
                .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase).Replace("ü", "ue", StringComparison.OrdinalIgnoreCase)), kind, id, isMain);
        }

        // Frankfurt (Oder) is also looked for as Frankfurt.
        if (kind == NameKind.City && name.IndexOf(" (") is > 0 and var paren)
        {
            Add(PlaceName.Key(name[..paren]), kind, id, isMain: false);
        }
    }

    private static string ReadPacked(string name)
    {
        using var packed = Open(name);
        using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8, false, 1 << 16);
        return reader.ReadToEnd();
    }

    private static string ReadPlain(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(GazetteerIndex).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource {name} is not in this assembly.");
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace JobFeed.Core.Normalize.Places;

/// <summary>The gazetteer in memory: rows in arrays, and one hash from folded names to what they stand for. Read on first use.</summary>
internal sealed partial class GazetteerIndex
{
    private const int HeadBits = 19;

    private static readonly SearchValues<char> Umlauts = SearchValues.Create("äöüÄÖÜ");
    private static readonly Lazy<GazetteerIndex> Lazy = new(() => new GazetteerIndex());

    /// <summary>The lines, UTF-8, where the assembly lies in memory: names are made of them when they are asked for.</summary>
    private readonly unsafe byte* text;
    private readonly int length;

    private readonly List<NameEntry> entries = new(300_000);

    /// <summary>
    /// Keys and their first entries by open addressing, about half full; an entry of 0 is a free place, so they count from 1. A place keeps 32 bits of the key,
    /// eight bytes in all: two of some 200,000 names do not meet there, and a foreign word meets one once in billions.
    /// </summary>
    private readonly (uint Tag, int Head)[] heads = new (uint, int)[1 << HeadBits];

    /// <summary>Names on their way in: each is put in when a few more have come, by when its place has been fetched from memory.</summary>
    private readonly (ulong Key, NameKind Kind, int Id, bool IsMain)[] coming = new (ulong, NameKind, int, bool)[16];

    private readonly Dictionary<string, int> countryByCode = new(300, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> regionByCode = new(6_000, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, string> displayNames = [];
    private int came;

    private unsafe GazetteerIndex()
    {
        using (var stream = (UnmanagedMemoryStream)Open("places/gazetteer.tsv"))
        {
            text = stream.PositionPointer;
            length = (int)stream.Length;
        }

        ReadGazetteer();
        ReadAliases(ReadPlain("places/aliases.tsv"));
        ReadMacros(ReadPlain("places/macros.tsv"));
        ReadWords(ReadPlain("places/words.tsv"));
        PutIn();
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
    public int Find(ulong key) => Slot(key).Head - 1;

    public NameEntry Entry(int index) => entries[index];

    /// <summary>The common English name.</summary>
    public string CityName(int id) => displayNames.TryGetValue(id, out var name) ? name : GivenName(id);

    public short CountryOf(string? code) => code is not null && countryByCode.TryGetValue(code, out var id) ? (short)id : (short)-1;

    public short RegionOf(string code) => regionByCode.TryGetValue(code, out var id) ? (short)id : (short)-1;

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
        var line = Text[Cities[city].NameStart..];
        var end = line.IndexOf((byte)'\n');
        var cells = Encoding.UTF8.GetString(end < 0 ? line : line[..end]).Split('\t');
        return new[] { CityName(city), cells[0] }.Concat(cells.Length > 4 ? cells[4].Split('|') : []).Distinct();
    }

    private unsafe ReadOnlySpan<byte> Text => new(text, length);

    private string GivenName(int id) => Encoding.UTF8.GetString(Text.Slice(Cities[id].NameStart, Cities[id].NameLength));

    /// <summary>The place of a key, or the free one where it would be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref (uint Tag, int Head) Slot(ulong key)
    {
        for (var at = (int)(Mixed(key) >> (64 - HeadBits)); ; at = (at + 1) & (heads.Length - 1))
        {
            ref var slot = ref heads[at];
            if (slot.Tag == (uint)Mixed(key) || slot.Head == 0)
            {
                return ref slot;
            }
        }
    }

    private static ulong Mixed(ulong key) => key * 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe void Add(ulong key, NameKind kind, int id, bool isMain)
    {
        if (key == PlaceName.Empty)
        {
            return;
        }

        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref heads[(int)(Mixed(key) >> (64 - HeadBits))]));
        }

        ref var place = ref coming[came++ % coming.Length];
        PutIn(place.Key, place.Kind, place.Id, place.IsMain);
        place = (key, kind, id, isMain);
    }

    /// <summary>Puts in what is on its way.</summary>
    private void PutIn()
    {
        for (var i = 0; i < coming.Length; i++)
        {
            ref var place = ref coming[came++ % coming.Length];
            PutIn(place.Key, place.Kind, place.Id, place.IsMain);
            place = default;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PutIn(ulong key, NameKind kind, int id, bool isMain)
    {
        if (key == 0)
        {
            return;
        }

        ref var slot = ref Slot(key);
        for (var at = slot.Head - 1; at >= 0; at = entries[at].Next)
        {
            if (entries[at].Kind == kind && entries[at].Id == id)
            {
                entries[at] = entries[at] with { IsMain = isMain || entries[at].IsMain };
                return;
            }
        }

        entries.Add(new NameEntry(kind, isMain, id, slot.Head - 1));
        slot = ((uint)Mixed(key), entries.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddNames(ReadOnlySpan<char> joined, NameKind kind, int id)
    {
        for (var end = 0; end >= 0; joined = joined[(end + 1)..])
        {
            end = joined.IndexOf('|');
            AddName(end < 0 ? joined : joined[..end], kind, id, isMain: false);
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

    private static string ReadPlain(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(GazetteerIndex).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource {name} is not in this assembly.");
}

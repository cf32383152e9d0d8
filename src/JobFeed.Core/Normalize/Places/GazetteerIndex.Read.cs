using System.Runtime.CompilerServices;
using System.Text;

namespace JobFeed.Core.Normalize.Places;

/// <content>Reading the tables. The formats are told at the head of Generator/generate.mjs and of each hand-written table.</content>
internal sealed partial class GazetteerIndex
{
    /// <summary>Countries whose subdivision codes are written in locations; elsewhere two letters are more often something else.</summary>
    private static readonly HashSet<string> CodesInUse = ["AU", "BR", "CA", "CH", "DE", "GB", "IN", "IT", "MX", "US"];

    /// <summary>Codes of countries that in a location nearly always are another abbreviation.</summary>
    private static readonly HashSet<string> NotCodes = ["AI", "AD", "FM", "NA", "PM", "TV"];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadGazetteer()
    {
        short region = -1, country = -1;
        var inCities = false;
        char[] buffer = [];
        for (var at = 0; at < length;)
        {
            var bytes = Text[at..];
            var end = bytes.IndexOf((byte)'\n');
            bytes = end < 0 ? bytes : bytes[..end];
            buffer = buffer.Length < bytes.Length ? new char[bytes.Length * 2] : buffer;
            ReadOnlySpan<char> line = buffer.AsSpan(0, Encoding.UTF8.GetChars(bytes, buffer));
            if (line.StartsWith("@\t"))
            {
                inCities = true;
                (region, country) = Parent(line[2..]);
                if (region >= 0)
                {
                    Regions[region].HasCities = true;
                }
            }
            else if (inCities)
            {
                ReadCity(line, at, bytes.IndexOf((byte)'\t'), region, country);
            }
            else if (line.Length > 0)
            {
                ReadCountryOrRegion(line);
            }

            at += bytes.Length + 1;
        }
    }

    private (short Region, short Country) Parent(ReadOnlySpan<char> code) => code.Length == 2
        ? ((short)-1, (short)countryByCode[code.ToString()])
        : ((short)regionByCode[code.ToString()], (short)countryByCode[code[..2].ToString()]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadCountryOrRegion(ReadOnlySpan<char> line)
    {
        var cells = line.ToString().Split('\t');
        if (cells[0] == "C")
        {
            var id = (short)Countries.Count;
            Countries.Add(new CountryRow(cells[1], cells[3]));
            countryByCode[cells[1]] = id;
            AddName(cells[3], NameKind.Country, id, isMain: true);
            AddNames(cells[4], NameKind.Country, id);
            if (!NotCodes.Contains(cells[1]))
            {
                Add(PlaceName.Key(cells[1]), NameKind.CountryCode, id, isMain: true);
            }

            Add(PlaceName.Key(cells[2]), NameKind.CountryCode, id, isMain: true);
        }
        else if (cells[0] == "R")
        {
            var id = (short)Regions.Count;
            var country = cells[1][..2];
            Regions.Add(new RegionRow(cells[1], cells[2], cells[3], (short)countryByCode[country]));
            regionByCode[cells[1]] = id;
            AddName(cells[3], NameKind.Region, id, isMain: true);
            AddNames(cells[4], NameKind.Region, id);
            if (country == "IE")
            {
                Add(PlaceName.Key("County " + cells[3]), NameKind.Region, id, isMain: true);
                Add(PlaceName.Key("Co " + cells[3]), NameKind.Region, id, isMain: true);
            }

            if (cells[1].Length > 4 && char.IsAsciiLetter(cells[1][3]) && CodesInUse.Contains(country) && cells[1] is not "IT-FM")
            {
                Add(PlaceName.Key(cells[1].AsSpan(3)), NameKind.RegionCode, id, isMain: true);
            }
        }
        else
        {
            var (region, country) = Parent(cells[1]);
            Areas.Add(new AreaRow(region, country));
            foreach (var name in cells[2].Split('|'))
            {
                // "King and Queen" may be many things; only names that say what they are stand for an area in the US.
                if (Countries[country].Code != "US" || name.Contains("County", StringComparison.Ordinal) || name.Contains("Parish", StringComparison.Ordinal))
                {
                    Add(PlaceName.Key(name), NameKind.Area, Areas.Count - 1, isMain: true);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadCity(ReadOnlySpan<char> line, int at, int nameLength, short region, short country)
    {
        var tab = line.IndexOf('\t');
        if (tab < 0)
        {
            return;
        }

        var name = line[..tab];
        var rest = line[(tab + 1)..];
        var latitude = Number(ref rest);
        var longitude = Number(ref rest);
        var size = (byte)(rest[0] - '0');
        var flags = rest.Length > 1 ? rest[1] switch { '*' => CityFlags.Capital, '-' => CityFlags.Quarter, _ => CityFlags.None } : CityFlags.None;
        var id = Cities.Count;
        Cities.Add(new CityRow(at, (short)nameLength, region, country, latitude, longitude, size, flags));
        AddName(name, NameKind.City, id, isMain: true);
        var names = rest.IndexOf('\t');
        if (names >= 0)
        {
            AddNames(rest[(names + 1)..], NameKind.City, id);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static short Number(ref ReadOnlySpan<char> rest)
    {
        var at = rest[0] == '-' ? 1 : 0;
        var value = 0;
        while (rest[at] != '\t')
        {
            value = (value * 10) + rest[at++] - '0';
        }

        value = rest[0] == '-' ? -value : value;
        rest = rest[(at + 1)..];
        return (short)value;
    }

    private static IEnumerable<string[]> Rows(string table) => table.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.TrimEnd('\r').Split('\t'));

    private void ReadAliases(string table)
    {
        foreach (var row in Rows(table))
        {
            PutIn(); // the row's city may go by a name that has just come
            var space = row[1].IndexOf(' ', StringComparison.Ordinal);
            var (region, country) = Parent(space < 0 ? row[1] : row[1][..space]);
            if (space < 0)
            {
                Add(PlaceName.Key(row[0]), region >= 0 ? NameKind.Region : NameKind.Country, region >= 0 ? region : country, isMain: true);
                continue;
            }

            var city = CityIn(row[1][(space + 1)..], region, country);
            Add(PlaceName.Key(row[0]), NameKind.City, city, isMain: true);
            if (row.Length > 2 && row[2] == "=")
            {
                displayNames[city] = row[0];
            }
        }
    }

    /// <summary>The largest city of this name there; one whose main name it is before all others.</summary>
    public int CityIn(string name, int region, int country)
    {
        var (best, bestSize) = (-1, -1);
        for (var at = Find(PlaceName.Key(name)); at >= 0; at = entries[at].Next)
        {
            var entry = entries[at];
            var size = entry.Kind == NameKind.City ? Cities[entry.Id].Size + (entry.IsMain ? 100 : 0) : -1;
            if (size > bestSize && Cities[entry.Id].Country == country && (region < 0 || Cities[entry.Id].Region == region))
            {
                (best, bestSize) = (entry.Id, size);
            }
        }

        return best >= 0 ? best : throw new InvalidOperationException($"The gazetteer has no city {name}.");
    }

    private void ReadMacros(string table)
    {
        foreach (var row in Rows(table))
        {
            var members = row.Length > 2 && row[2].Length > 0 ? row[2].Split(' ') : [];
            Macros.Add(new MacroRegion([.. row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)], members));
            foreach (var name in row[0].Split('|'))
            {
                Add(PlaceName.Key(name), NameKind.Macro, Macros.Count - 1, isMain: true);
            }
        }
    }

    private void ReadWords(string table)
    {
        foreach (var row in Rows(table))
        {
            var role = Enum.Parse<WordRole>(row[0], ignoreCase: true);
            foreach (var word in row[1].Split('|'))
            {
                Add(PlaceName.Key(word), NameKind.Word, (int)role, isMain: true);
            }
        }
    }
}

namespace JobFeed.Core.Normalize.Places;

/// <summary>Tells whether words that the gazetteer does not know can be the name of a town.</summary>
internal static class PlaceWords
{
    public static bool IsName(ReadOnlySpan<char> words)
    {
        var (count, letters) = (1, 0);
        if (words.Length is < 3 or > 40 || !char.IsLetter(words[0]) || char.IsLower(words[0]))
        {
            return false;
        }

        foreach (var c in words)
        {
            if (char.IsDigit(c) || c is '#' or '@' or '&' or ':' or '_')
            {
                return false;
            }

            count += c == ' ' ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return count <= 4 && letters >= 3 && !HasNoPlace(words);
    }

    /// <summary>As published, but a name in capitals is written as a name: <c>ANNONAY</c> is Annonay.</summary>
    public static string Name(ReadOnlySpan<char> words)
    {
        var name = words.Trim(" ,.-").ToString();
        return name.Length > 3 && !name.Any(char.IsLower)
            ? System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant()) : name;
    }

    private static bool HasNoPlace(ReadOnlySpan<char> words)
    {
        foreach (var range in words.Split(' '))
        {
            if (IsNoPlace(words[range]))
            {
                return true;
            }
        }

        return IsNoPlace(words);
    }

    /// <summary>"Office" is never a town; "Island" is one as well.</summary>
    private static bool IsNoPlace(ReadOnlySpan<char> name)
    {
        var found = false;
        for (var e = GazetteerIndex.Shared.Find(PlaceName.Key(name)); e >= 0; e = GazetteerIndex.Shared.Entry(e).Next)
        {
            var entry = GazetteerIndex.Shared.Entry(e);
            if (entry.Kind != NameKind.Word)
            {
                return false;
            }

            found |= (WordRole)entry.Id == WordRole.NoPlace;
        }

        return found;
    }
}

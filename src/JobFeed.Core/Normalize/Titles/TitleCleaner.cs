using System.Collections.Frozen;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>
/// Takes out of a title what is no title: markers of gender, requisition numbers, places, terms, pay, "Job Description" and advertising. A title is cut into
/// its parts at dashes, bars and brackets; the first part that names something stays whatever it is.
/// </summary>
internal static class TitleCleaner
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Noise = """
        job description|job|jobs|job posting|job title|position|vacancy|role|now hiring|we are hiring|we're hiring|hiring now|hiring|urgent|urgently hiring|urgent requirement|urgent hiring|immediate start|immediate opening|immediate joiner|immediate joiners|asap|new|hot|apply now
        |apply today|great opportunity|exciting opportunity|remote|fully remote|100% remote|remote first|remote friendly|remote flexible|remote ok|hybrid|hybrid remote|remote hybrid|hybrid working|on site|onsite|in office|in person|office based|work from home|wfh|home office|homeoffice|home based|anywhere|worldwide|teletravail|teletrabajo|smart working|praca zdalna|zdalnie|im homeoffice|remote possible|remote moglich
        |full time|fulltime|part time|parttime|full time part time|full or part time|part time or full time|part time full time|vollzeit|teilzeit|vollzeit teilzeit|voll teilzeit|voll oder teilzeit|vollzeit oder teilzeit|temps plein|temps partiel|temps complet|cdi|cdd|permanent|perm|contract|contractor|fixed term|fixed term contract|ftc|temporary|temp|freelance|seasonal|per diem|prn|unbefristet|befristet|festanstellung|direkteinstieg
        |remote contract|contract remote|freelance remote|remote full time|full time remote|remote part time|evergreen|pipeline|future opportunity|future opportunities|general application|open application|talent pool|talent community|waitlist|multiple locations|various locations|multiple openings|multiple positions|all levels|us|usa|uk|eu|emea|apac|latam|us remote|remote us|remote usa|remote uk|remote emea|remote europe
        |all genders|alle geschlechter|gn|mensch|she he they|divers|any gender|h f|f h|m f|m w|w m|m f d|m w d|f m d|f m x|w m d|m f x|x f m|m x f|d f m|d m f|d m w|d w m|m w x|w m x|w d m|f d m|f x m|m d f|m d w|f m|f m d x|w m d x|m w d x|m w div|m v|v m|m v x|x m v|v m x|m k|k m|k m n|m k d|f m n|m f n|m f nb|m f non binary|h f x|h f nb|f h x|f m o|mann frau|mannlich weiblich divers|hombre mujer|homme femme
        |e|in|innen|mwd|wmd|mfd|fmd|mwx|no agencies|no agency|sign on bonus|signing bonus|sponsorship available|visa sponsorship|relocation|relocation provided|relocation available|bangkok based|equity|competitive salary|great benefits|ab sofort|zum nachstmoglichen zeitpunkt|sofort|h f d|w m x d
        """.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private const int LongestNoise = 48;

    private const int Rounds = 4;

    public static string Clean(string title, RawPosting raw)
    {
        var places = PlaceTexts(raw);
        for (var round = 0; round < Rounds; round++)
        {
            var before = title;
            title = CleanOnce(title, places, raw.RequisitionId);
            if (title == before)
            {
                break;
            }
        }

        return title;
    }

    private static string CleanOnce(string title, List<string> places, string? requisition)
    {
        var parts = TitleParts.Of(title);
        if (parts.Count == 0)
        {
            return "";
        }

        var keep = new bool[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            keep[i] = !IsNoise(parts[i].Text.Span, places, requisition, isFirst: i == 0);
        }

        var first = Array.IndexOf(keep, true);
        if (first < 0)
        {
            keep[0] = true;
        }

        return TitleParts.Join(parts, keep);
    }

    private static List<string> PlaceTexts(RawPosting raw)
    {
        var places = new List<string>();
        foreach (var text in raw.Places.SelectMany(place => new[] { place.City, place.Region, place.Country, place.Text }).Append(raw.Location))
        {
            if (!string.IsNullOrWhiteSpace(text) && text.Length < 400)
            {
                places.Add(" " + Plain(text) + " ");
            }
        }

        return places;
    }

    private static bool IsNoise(ReadOnlySpan<char> part, List<string> places, string? requisition, bool isFirst)
    {
        if (part.Length > 120)
        {
            return false;
        }

        var plain = Plain(part);
        if (plain.Length == 0 || (plain.Length <= LongestNoise && Noise.Contains(plain)))
        {
            return true;
        }

        return !isFirst && (IsNumber(plain, requisition) || IsPlace(plain, places) || IsPay(part, plain) || IsTerm(plain));
    }

    /// <summary>Folded words with single spaces, without any sign but "%" and "+".</summary>
    private static string Plain(ReadOnlySpan<char> text)
    {
        Span<char> output = stackalloc char[Math.Min(text.Length, 400)];
        var length = 0;
        foreach (var c in text[..output.Length])
        {
            var folded = Folding.Of(c);
            if (char.IsLetterOrDigit(folded) || folded is '%' or '+' or '#' or '$' or '€' or '£' or '\'')
            {
                output[length++] = folded;
            }
            else if (length > 0 && output[length - 1] != ' ')
            {
                output[length++] = ' ';
            }
        }

        return output[..length].TrimEnd(' ').ToString();
    }

    /// <summary>Requisition numbers: the source's own, or a part that is mostly digits.</summary>
    private static bool IsNumber(string plain, string? requisition)
    {
        if (requisition is { Length: > 2 } && plain == Plain(requisition))
        {
            return true;
        }

        var words = plain.Split(' ');
        var last = words[^1].TrimStart('#');
        var digits = last.Count(char.IsAsciiDigit);
        var isYear = last.Length == 4 && (last.StartsWith("20", StringComparison.Ordinal) || last.StartsWith("19", StringComparison.Ordinal));
        var isCode = digits >= 3 && digits * 2 >= last.Length && last.Length >= 4 && !isYear;
        return isCode && words.Length <= 4 && words[..^1].All(word => word is "req" or "id" or "ref" or "job" or "r" or "jr" or "requisition" or "no" or "nr" or "reference" or "number" or "#" or "code" or "posting" or "kennziffer" or "referenz" or "offre")
            || (words.Length == 1 && plain.StartsWith('#') && digits > 0);
    }

    private static bool IsPlace(string plain, List<string> places)
    {
        var name = $" {plain} ";
        return plain.Length >= 2 && places.Exists(place => place.Contains(name, StringComparison.Ordinal) || (place.Length > 6 && name.Contains(place, StringComparison.Ordinal) && name.Length < place.Length + 14));
    }

    private static bool IsPay(ReadOnlySpan<char> part, string plain) =>
        part.ContainsAny("$€£") && plain.Any(char.IsAsciiDigit) || plain.EndsWith("sign on bonus", StringComparison.Ordinal) || plain.EndsWith(" lpa", StringComparison.Ordinal);

    /// <summary>A part such as "12 month Fixed Term Contract" that speaks of nothing but terms.</summary>
    private static bool IsTerm(string plain)
    {
        var found = new List<EmploymentTerm>();
        EmploymentTypeReader.ReadTitle(plain, "title", found);
        if (found.Count == 0)
        {
            return false;
        }

        var rest = plain.Length - found.Sum(term => term.Length);
        var words = plain.Split(' ');
        return words.Length <= 6 && (rest <= 3 || words.Any(word => word is "month" or "months" or "week" or "weeks" or "hours" or "mois" or "monate" or "h"))
            && !found.Exists(term => term.Type is EmploymentType.Intern or EmploymentType.Apprenticeship or EmploymentType.Volunteer);
    }
}

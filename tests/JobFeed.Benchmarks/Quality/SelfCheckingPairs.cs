using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Quality;

/// <summary>
/// Real postings that carry the same fact twice, as a text and in parts: the text goes through the <see cref="Normalizer"/>, the parts are the label.
/// </summary>
internal static class SelfCheckingPairs
{
    private static readonly Goal Pay = new(Precision: 0.97, Recall: 0.95);

    public static IEnumerable<ScoredSet> Score(int each)
    {
        yield return AshbyPay(each);
        yield return AdzunaPay(each);
        yield return NaukriPay();
        yield return AshbyPlaces(each);
        yield return AshbyEmployment(each);
        yield return NoFluffSeniority(each);
    }

    /// <summary>Without a country: Ashby writes CA$ and A$ out, its bare $ is the US dollar.</summary>
    private static ScoredSet AshbyPay(int each) => Check("Ashby salaryText ↔ structure", "pay", Pay, "ats-ashby-2025.jsonl.gz", each, row => row.Text("salaryText") is not { } text ? null : Pair(
        text,
        new RawPosting { SalaryText = text },
        posting => posting.Salary is null ? null : Words(posting.Salary),
        Words(row.Number("salaryMin"), row.Number("salaryMax"), row.Text("salaryCurrency"), row.Text("salaryPeriod")),
        posting => posting.Salary is { } pay && IsNear(pay.Min, row.Number("salaryMin")) && IsNear(pay.Max, row.Number("salaryMax"))
            && pay.Currency == row.Text("salaryCurrency") && pay.Period.ToString().Equals(row.Text("salaryPeriod"), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Adzuna's own rule: the middle of the range, of a maximum alone itself or its half; 1,920 hours, 240 days or 48 weeks a year.</summary>
    private static ScoredSet AdzunaPay(int each) => Check("Adzuna UK salaryText ↔ yearly middle", "pay", Pay, "uk-adzuna-2013.jsonl.gz", each, row => Pair(
        row.Text("salaryText")!,
        new RawPosting { SalaryText = row.Text("salaryText"), Country = "GB" },
        posting => posting.Salary is null ? null : Words(posting.Salary),
        $"{row.Number("salaryAnnualMid")} a year",
        posting => posting.Salary is { } pay && (IsAdzunaYear(pay, (pay.Min ?? pay.Max)!.Value, row) || IsAdzunaYear(pay, pay.Min ?? 0, row))));

    /// <summary>Rows whose parsed minimum is above their maximum are no labels: "50,000-3 Lacs" was taken for 50,000 lakh.</summary>
    private static ScoredSet NaukriPay() => Check("Naukri salaryText ↔ lakh a year", "pay", Pay, "in-naukri-2025-2026.jsonl.gz", 1, row => row.Number("salaryMinLpa") is not { } min || min > row.Number("salaryMaxLpa") ? null : Pair(
        row.Text("salaryText")!,
        new RawPosting { SalaryText = row.Text("salaryText"), Country = "IN" },
        posting => posting.Salary is null ? null : Words(posting.Salary),
        Words(min * 100_000, row.Number("salaryMaxLpa") * 100_000, "INR", "year"),
        posting => posting.Salary is { Currency: "INR", Period: PayPeriod.Year } pay && IsNear(pay.Min, min * 100_000) && IsNear(pay.Max, row.Number("salaryMaxLpa") * 100_000)));

    /// <summary>The location text of a board against the address of the same posting; the address may be the head office of a remote job.</summary>
    private static ScoredSet AshbyPlaces(int each)
    {
        var countries = Check("", "country", new Goal(Precision: 0.97), "ats-ashby-2025.jsonl.gz", each, row => Country(row) is not { } country ? null : Pair(
            row.Text("location")!,
            new RawPosting { Location = row.Text("location") },
            posting => Joined(Countries(posting)),
            country,
            posting => Countries(posting).Contains(country)));
        var cities = Check("", "city", new Goal(Precision: 0.95), "ats-ashby-2025.jsonl.gz", each, row => Address(row, "addressLocality") is not { } city || Country(row) is null ? null : Pair(
            row.Text("location")!,
            new RawPosting { Location = row.Text("location") },
            posting => Joined(Cities(posting)),
            city,
            posting => Cities(posting).Any(found => IsSameCity(found, city, Country(row)))));
        return new ScoredSet("Ashby location ↔ address", [.. countries.Fields, .. cities.Fields], [.. countries.Failures.Distinct().Take(8), .. cities.Failures.Distinct().Take(7)])
        {
            Notes = [$"{countries.Failures.Count} countries and {cities.Failures.Count} cities differ; some of each are listed"],
        };
    }

    /// <summary>The field is withheld: what title and text say of it. An internship may be full time, too.</summary>
    private static ScoredSet AshbyEmployment(int each) => Check("Ashby title and text ↔ employmentType", "employment type", new Goal(Precision: 0.95), "ats-ashby-2025.jsonl.gz", each, row => Pair(
        row.Text("title")!,
        new RawPosting { Title = row.Text("title"), Description = row.Text("description") },
        posting => Joined(posting.EmploymentTypes.Select(type => type.ToString())),
        row.Text("employmentType")!,
        posting => posting.EmploymentTypes.Any(type => type.ToString() == row.Text("employmentType") 
            || (row.Text("employmentType") == "Contract" && type is EmploymentType.Contractor or EmploymentType.Freelance)
            || (row.Text("employmentType") == "FullTime" && type is EmploymentType.Intern))));

    /// <summary>No goal: the field is the board's filter and names one level where the title often names two ("Mid/Senior").</summary>
    private static ScoredSet NoFluffSeniority(int each) => Check("NoFluffJobs title ↔ seniority", "seniority", new Goal(), "pl-nofluffjobs-2022-2024.jsonl.gz", each, row => Pair(
        row.Text("title")!,
        new RawPosting { Title = row.Text("title") },
        posting => posting.Seniority == Seniority.Unknown ? null : posting.Seniority.ToString(),
        row.Text("seniority")!,
        posting => row.Text("seniority") switch
        {
            "Trainee" => posting.Seniority is Seniority.Intern or Seniority.Entry or Seniority.Junior,
            "Expert" => posting.Seniority is Seniority.Lead or Seniority.Staff or Seniority.Principal or Seniority.Senior,
            var word => posting.Seniority.ToString() == word,
        }));

    private sealed record Checked(string Text, string? Read, string Expected, bool Right);

    private static Checked Pair(string text, RawPosting raw, Func<Posting, string?> read, string expected, Func<Posting, bool> isRight)
    {
        var posting = Normalizer.Normalize(raw, null, DateTimeOffset.UnixEpoch);
        return new Checked(text, read(posting), expected, isRight(posting));
    }

    private static ScoredSet Check(string name, string field, Goal goal, string file, int each, Func<JsonElement, Checked?> check)
    {
        var tally = new Tally(field, goal);
        var failures = new List<Failure>();
        foreach (var pair in Rows.Of(file, each).AsParallel().AsOrdered().Select(check).OfType<Checked>())
        {
            tally.Add(pair.Right, pair.Read is not null, stated: true);
            if (!pair.Right && pair.Read is not null)
            {
                failures.Add(new Failure(Failure.Excerpt(pair.Text), Failure.Excerpt(pair.Expected), Failure.Excerpt(pair.Read)));
            }
        }

        return new ScoredSet(name, [tally], failures);
    }

    private static bool IsAdzunaYear(Salary pay, decimal min, JsonElement row)
    {
        var middle = (double)((min + (pay.Max ?? min)) / 2);
        var year = middle * pay.Period switch { PayPeriod.Hour => 1920, PayPeriod.Day => 240, PayPeriod.Week => 48, _ => (double)Salary.AnnualFactors.GetValueOrDefault(pay.Period, 1) };
        return PayScore.AreNear(year, row.Number("salaryAnnualMid")!.Value, 0.01);
    }

    private static bool IsNear(decimal? read, double? stated) => read is { } one && stated is { } other ? PayScore.AreNear((double)one, other, 0.005) : read is null && stated is null;

    /// <summary>The address may write another name of the city (Bangalore), or more (San Francisco Bay Area).</summary>
    private static bool IsSameCity(string found, string address, string? country)
    {
        var (one, other) = (PlaceScore.Fold(found), PlaceScore.Fold(address));
        return one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal)
            || PlaceReader.Read(address, country).Places.Any(place => PlaceScore.Fold(place.City) == one);
    }

    private static string Words(Salary pay) => Words((double?)pay.Min, (double?)pay.Max, pay.Currency, pay.Period.ToString().ToLowerInvariant());

    private static string Words(double? min, double? max, string? currency, string? period) => string.Create(CultureInfo.InvariantCulture, $"{min}-{max} {currency} {period}");

    private static string? Address(JsonElement row, string key) => row.Part("address")?.Text(key);

    private static string? Country(JsonElement row) => Gazetteer.CountryCode(Address(row, "addressCountry"));

    private static List<string> Countries(Posting posting) => [.. posting.Locations.Select(place => place.Country).Concat(posting.RemoteScope.Select(code => code.Split('-')[0]).Where(code => code.Length == 2)).OfType<string>().Distinct()];

    private static List<string> Cities(Posting posting) => [.. posting.Locations.Select(place => place.City).OfType<string>().Distinct()];

    private static string? Joined(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } text ? text : null;
}

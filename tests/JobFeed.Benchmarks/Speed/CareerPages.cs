using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary>Career pages to read: made of 48 KB each, and the recorded ones.</summary>
internal static class CareerPages
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int Size = 48 * 1024;

    /// <summary>Well-formed pages with scripts, menus, a description of 4.5 KB and its JobPosting.</summary>
    public static IReadOnlyList<string> Synthetic(int count) => [.. Enumerable.Range(0, count).Select(Page)];

    /// <summary>The recorded pages of career sites and iCIMS that have a JobPosting in their JSON-LD.</summary>
    public static IReadOnlyList<string> Recorded() =>
    [
        .. new[] { "career-pages", "structured-data", "icims" }
            .SelectMany(folder => Directory.GetFiles(SharedFolder.Of("samples", folder), "*.html"))
            .Order(StringComparer.Ordinal)
            .Select(file => DecodedText.Of(File.ReadAllBytes(file), null).Text)
            .Where(html => html.Contains("ld+json", StringComparison.OrdinalIgnoreCase) && html.Contains("\"JobPosting\"", StringComparison.Ordinal)),
    ];

    private static string Page(int number)
    {
        var description = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"<p>In team {number} you build service {i} with C# and <b>PostgreSQL</b>, talk to customers &amp; write tests.</p><ul><li>Five years of practice</li></ul>"))[..4_400];
        var json = JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org/",
            ["@type"] = "JobPosting",
            ["title"] = $"Engineer {number}",
            ["description"] = description + "</p>",
            ["datePosted"] = "2026-03-01",
            ["employmentType"] = "FULL_TIME",
            ["identifier"] = new Dictionary<string, object> { ["@type"] = "PropertyValue", ["value"] = $"R-{number}" },
            ["hiringOrganization"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = "Elm Ltd" },
            ["jobLocation"] = new Dictionary<string, object>
            {
                ["@type"] = "Place",
                ["address"] = new Dictionary<string, object> { ["@type"] = "PostalAddress", ["addressLocality"] = "Berlin", ["addressCountry"] = "DE" },
            },
        }, Json);
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Engineer {number} - Elm</title>")
            .Append(CultureInfo.InvariantCulture, $"<link rel=\"canonical\" href=\"https://elm.example/jobs/{number}\"><meta property=\"og:site_name\" content=\"Elm\">")
            .Append(CultureInfo.InvariantCulture, $"<script type=\"application/ld+json\">{json}</script><script>");
        for (var i = 0; page.Length < Size / 3; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"window.site=window.site||[];site.push({{id:{i},kind:'track',on:function(e){{return e&&e.x<{i};}}}});\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</script></head><body><h1>Engineer {number}</h1><div class=\"job-description\">{description}</p></div><ul>");
        for (var i = 0; page.Length < Size; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li class=\"menu-item menu-item-{i}\"><a href=\"/about/page-{i}\" class=\"link\"><span>Page about subject {i}</span></a></li>\n");
        }

        return page.Append("</ul></body></html>").ToString();
    }
}

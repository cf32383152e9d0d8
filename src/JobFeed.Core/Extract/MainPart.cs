using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>The part of a page that is about its subject, for pages without a structured description.</summary>
internal static class MainPart
{
    private const int ShortestDescription = 200;

    /// <summary>Most specific first; the first one with enough text is taken.</summary>
    private static readonly string[] Places =
    [
        "[itemprop=description]", "[class*=job-description i], [id*=job-description i], [class*=jobdescription i], [id*=jobdescription i]",
        "[class*=job_description i], [class*=description__text i], [class*=posting-description i]", "article", "main, [role=main]",
        "[class*=description i]", "#content, .content",
    ];

    /// <summary>The inner markup of the main part, without navigation, forms and scripts; null when no part stands out.</summary>
    public static string? Find(IHtmlDocument document)
    {
        foreach (var place in Places)
        {
            IElement? best = null;
            var longest = ShortestDescription;
            foreach (var element in document.QuerySelectorAll(place).Take(20))
            {
                var length = VisibleText.Of(element, 20_000).Length;
                if (length > longest)
                {
                    (best, longest) = (element, length);
                }
            }

            if (best is not null)
            {
                return Strip(best);
            }
        }

        return null;
    }

    private static string Strip(IElement element)
    {
        foreach (var noise in element.QuerySelectorAll("script, style, template, noscript, svg, nav, form, button, footer, header nav, iframe").ToArray())
        {
            noise.Remove();
        }

        return element.InnerHtml.Trim();
    }
}

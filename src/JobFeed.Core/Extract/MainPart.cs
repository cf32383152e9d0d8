using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>The part of a page that is about its subject, for pages without a structured description.</summary>
internal static class MainPart
{
    private const int ShortestDescription = 200;

    private const int MaxBlocks = 2_000;

    /// <summary>What stands around a page's subject.</summary>
    private const string Around = "nav, header, footer, form, aside, dialog, [role=navigation], [role=dialog], [class*=cookie i], [id*=cookie i]";

    /// <summary>What sites call a posting's text; the first one with enough text is taken.</summary>
    private static readonly string[] Descriptions =
    [
        "[itemprop=description]", "[class*=job-description i], [id*=job-description i], [class*=jobdescription i], [id*=jobdescription i]",
        "[class*=job_description i], [class*=description__text i], [class*=posting-description i]",
    ];

    /// <summary>What sites call the subject of any page.</summary>
    private static readonly string[] Subjects = ["article", "main, [role=main]", "[class*=description i]", "#content, .content"];

    /// <summary>The inner markup of the main part, without navigation, forms and scripts; null when no part stands out.</summary>
    public static string? Find(IHtmlDocument document)
    {
        var (named, dense) = (Longest(document, Descriptions), Densest(document));
        // Jobs.cz calls its buttons JobDescriptionActions: a name alone does not make a description.
        var part = named is not null && (dense is null || 3 * LengthOf(named) >= LengthOf(dense)) ? named : dense ?? Longest(document, Subjects);
        return part is null ? null : Strip(part);
    }

    private static int LengthOf(IElement element) => VisibleText.Of(element, 20_000).Length;

    private static IElement? Longest(IHtmlDocument document, string[] places)
    {
        foreach (var place in places)
        {
            IElement? best = null;
            var longest = ShortestDescription;
            foreach (var element in document.QuerySelectorAll(place).Take(20))
            {
                var length = LengthOf(element);
                if (length > longest && element.Closest("dialog, [role=dialog]") is null)
                {
                    (best, longest) = (element, length);
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    /// <summary>
    /// For pages whose markup says no more than "content": the innermost element that holds most of the paragraphs and list items outside of navigation, when it reads
    /// like a posting.
    /// </summary>
    private static IElement? Densest(IHtmlDocument document)
    {
        var held = new Dictionary<IElement, int>();
        var total = 0;
        foreach (var block in document.QuerySelectorAll("p, li").Where(block => block.QuerySelector("p, li") is null).Take(MaxBlocks))
        {
            if (block.Closest(Around) is not null)
            {
                continue;
            }

            var length = VisibleText.Of(block, 5_000).Length;
            total += length;
            for (var around = block.ParentElement; around is not null; around = around.ParentElement)
            {
                held[around] = held.GetValueOrDefault(around) + length;
            }
        }

        var best = held.Where(pair => pair.Value > ShortestDescription && pair.Value * 10 >= total * 7).OrderByDescending(pair => pair.Key.Ancestors().Count())
            .Select(pair => pair.Key).FirstOrDefault();
        return best is not null && PostingParts.Count(VisibleText.Of(best, 50_000)) >= 2 ? best : null;
    }

    private static string Strip(IElement element)
    {
        foreach (var noise in element.QuerySelectorAll("script, style, template, noscript, svg, nav, form, button, footer, header nav, iframe, dialog").ToArray())
        {
            noise.Remove();
        }

        return element.InnerHtml.Trim();
    }
}

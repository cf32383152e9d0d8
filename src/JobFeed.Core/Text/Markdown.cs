namespace JobFeed.Core.Text;

/// <summary>
/// Markdown (CommonMark 0.31, tables as GitHub writes them) of HTML: headings, paragraphs, nested lists, emphasis, links, code, quotations and tables. Characters that mean
/// something in Markdown are escaped. The input may be any HTML; it goes through <see cref="SafeHtml"/> first.
/// </summary>
public static class Markdown
{
    public static string Of(string html)
    {
        var writer = new MarkdownWriter();
        var scanner = new HtmlScanner(SafeHtml.Of(html));
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case HtmlToken.Start:
                    writer.Start(scanner.Element, scanner.Attributes);
                    break;
                case HtmlToken.End:
                    writer.End(scanner.Element);
                    break;
                default:
                    writer.Text(HtmlEntities.Decode(scanner.Text));
                    break;
            }
        }

        return writer.ToString();
    }
}

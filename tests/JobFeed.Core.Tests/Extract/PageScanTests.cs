using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Extract;

/// <summary>A page read by its data blocks alone says exactly what it says when its elements are read.</summary>
public sealed class PageScanTests
{
    private const string Json = """{"@type":"JobPosting","title":"Cook","description":"<p>Soup &amp; salad.</p>","hiringOrganization":{"name":"Elm Ltd"}}""";
    private const string Block = $"<script type=\"application/ld+json\">{Json}</script>";

    private static readonly Uri Page = new("https://elm.example/jobs/cook-1234");

    /// <summary>Regular pages: the scan reads them.</summary>
    public static TheoryData<string> Regular =>
    [
        Block,
        $"<!doctype html><html><head><title>Cook</title>{Block}</head><body><h1>Cook</h1><p>Hello</body></html>",
        $"<SCRIPT data-x=1 TYPE='Application/LD+JSON; charset=utf-8' async>{Json}</SCRIPT >",
        $"<script\ttype = application/ld+json\n>{Json}</script\n>",
        $"<script type=\" application/ld+json \">\r\n{Json}\r\n</script>",
        $"<!-- before -->{Block}<!-- {Block.Replace("Cook", "Old", StringComparison.Ordinal)} -->",
        $"<textarea>{Block.Replace("Cook", "Old", StringComparison.Ordinal)}</textarea>{Block}",
        $"<title>{Block.Replace("Cook", "Old", StringComparison.Ordinal)}</title>{Block}",
        $"<body><noscript>{Block}</noscript><p>Text",
        $"<script type=\"application/ld+json\"><![CDATA[ {Json} ]]></script>",
        $"<script type=\"application/ld+json\"><!-- {Json} --></script>",
        $"<script type=\"application/ld+json\">{Json.Replace("Soup", "<script>Soup<\\/script>", StringComparison.Ordinal)}</script>",
        $"<script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"WebSite\"}},{Json}]}}</script>",
        $"<script type=\"application/ld+json\">[{Json},{Json.Replace("Cook", "Baker", StringComparison.Ordinal)}]</script>",
        $"<script type=\"application/ld+json\">{System.Net.WebUtility.HtmlEncode(Json)}</script>",
        $"<script type=\"application/ld+json\">{Json[..^1]},\"title\":\"Chef\",}}</script>",
        $"{Block}<script type=\"application/ld+json\">{{\"@type\":\"Organization\",\"name\":\"Elm\"}}</script>",
        $"<head><link rel=\"x canonical\" href=/jobs/cook-1><meta property=OG:site_name content=' Elm '><meta name=tdm-reservation content=1>{Block}</head>",
        $"<head><link rel=canonical><meta property=og:url content=https://elm.example/a>{Block}</head>",
        $"<head>{Block}</head><body><link rel=canonical href=/late><meta name=og:site_name content=Late>",
        $"<head><link rel=canonical href='/a?b=1&amp;c=2'><meta name=og:site_name content='A &amp; B'>{Block}</head>",
        $"{Block}<p>This job is no longer available.",
        $"{Block}<p>This job is no lon<b>ger</b> avail<!-- x -->able.",
        $"{Block}<p>This job is no lon<span hidden>xx</span>ger available.",
        $"{Block}<p>This job is no <i style='display: none'>a</i>longer<noscript>b</noscript> <i style=display:none>c</i>available.",
        $"{Block}<p>This job is n&#111; longer&nbsp;available, R&D, &copy2024 &ensp;",
        $"{Block}<table>available<tr><td>no longer </table>",
        $"{Block}<table><tr><i>available</i><td>no longer </table>",
        $"{Block}<svg viewBox='0 0 1 1'><path d='M0'/></svg><p>a < b",
        $"{Block}<p>Der Job ist nicht mehr verf&uuml;gbar",
        $"{Block}<iframe>no longer available</iframe>",
        $"{Block}<select><option>no longer <b>available</select>",
        $"{Block}<template-x>odd</template-x>",
        $"<p title=\"a\"b\">{Block}",
        $"<a href=x\"y>{Block}",
        $"<p title='{Block.Replace("Cook", "Old", StringComparison.Ordinal)}'>{Block}",
        $"<a x=a=\"b\" c=d>{Block}",
        $"<p>a</p><title>no longer available</title>{Block}",
        $"<div=\"#nav\" id=x>{Block}</div><tr data-stack=\"\" =x \"x=\"y \">",
        $"<base href=/x/>{Block.Replace("Cook\"", "Cook\",\"url\":\"cook-7\"", StringComparison.Ordinal)}",
        $"<base target=_blank><base href='https://oak.example/a/'><base href=/x/>{Block.Replace("Cook\"", "Cook\",\"url\":\"cook-7\"", StringComparison.Ordinal)}",
        $"{Block}<template><b>no longer available{Block}<template><td></template><style></b></style></template><p>Text",
        $"<head><template><link rel=canonical href=/z><meta name=og:site_name content=Z></template><link rel=canonical href=/y>{Block}</head>",
        $"{Block}<p>no lon<template>x</template>ger available",
        $"{Block}<table><template><p></template><tr><td>no longer available</table>",
        $"<?xml version=\"1.0\"?><!DOCTYPE html>{Block}<!--[if IE]>{Block.Replace("Cook", "Old", StringComparison.Ordinal)}<![endif]--><![if !IE]><p>b<![endif]>",
        $"{Block}<svg><title>no longer available</title><style>a > b {{ }}</style><text>x</text></svg>",
        $"{Block}<svg><text>no longer available</text></svg><p>a\u00A0<meta name=og:site_name content=Late>",
        $"{Block}<p>no\n<!-- x -->\n longer <b>\t</b>\u2003available",
        $"{Block}<p>nolonger <b hidden>a</b>available. The testing of the rest is no<i hidden>x</i> longer",
    ];

    /// <summary>Irregular pages: the HTML parser reads them.</summary>
    public static TheoryData<string> Irregular =>
    [
        "", "<p>Hello", "\uFEFF" + Block, Block + "\0", Block[..^9], Block + "<p class=\"x", Block + "<!-- open",
        $"<template>{Block}</template>", $"{Block}<template><p>", $"<body><p>a<base href=/x/>{Block}", $"<svg><style><b></style>{Block}</svg>", $"<select><style>{Block}</style></select>",
        $"<script type=\"application/ld+json\">{Json.Replace("Soup", "</script>Soup", StringComparison.Ordinal)}</script>",
        $"<script><!-- <script> </script>{Block}",
        $"<script type=\"application&#47;ld+json\">{Json}</script>",
        $"<script type=text/plain type=application/ld+json>{Json}</script>{Block}",
        $"<!--> {Block} -->", $"<!-- --!>{Block}<!-- -->", $"<![CDATA[{Block}]]>", $"<p title=\"{Block}", $"{Block}</ p>",
        $"<plaintext>{Block}", $"<frameset>{Block}</frameset>", $"<noframes>{Block}</noframes>",
        $"<table><tr><div><script type=\"application/ld+json\">{Json.Replace("Cook", "Baker", StringComparison.Ordinal)}</script></div>{Block}</table>",
        "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Cook\"}</script><article>" + Json + "</article>",
        "<script type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"description\":\"Soup\"}</script><h1>Cook</h1>",
        "<script type=\"application/ld+json\">{\"@type\":\"WebSite\"}</script><div itemscope itemtype=https://schema.org/JobPosting><b itemprop=title>Cook</b></div>",
    ];

    [Theory]
    [MemberData(nameof(Regular))]
    public void Scans_regular_pages(string html)
    {
        Assert.NotNull(PageReader.ReadScanned(html, Page));
        AssertSame(html, Page);
    }

    [Theory]
    [MemberData(nameof(Irregular))]
    public void Leaves_irregular_pages_to_the_parser(string html)
    {
        if (html.Contains("</script>Soup", StringComparison.Ordinal))
        {
            // The block ends early on both roads; whether it still has a description does not matter.
            AssertSame(html, Page);
            return;
        }

        Assert.Null(PageReader.ReadScanned(html, Page));
    }

    [Fact]
    public void Reads_a_page_past_the_limits_alike()
    {
        AssertSame(Block + string.Concat(Enumerable.Repeat("<p>word ", 5_000)) + "no longer available", Page);
        AssertSame(Block + new string('x', 5_000_000) + "<p>no longer available", Page);
        AssertSame(new string(' ', 5_000_000) + Block, Page);
    }

    [Fact]
    public void Reads_mutated_pages_alike()
    {
        var random = new Random(20240607);
        string[] pages = [.. Texts(Regular), .. Texts(Irregular)];
        string[] pieces =
        [
            "<", ">", "\"", "'", "=", "/", "&", "-->", "<!--", "</", "<b>", "</b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<svg>", "</svg>", "<select>", "</select>",
            "<div hidden>", "</div>", "<noscript>", "</noscript>", "<style>", "</style>", "</script>", "<script>", "<title>", "</title>", "<textarea>", "</textarea>", "</head>", "<body>",
            "</body>", "<head>", "no longer available", "no lon", "ger available", "<a>", "</a>", "<form>", "</form>", "<button>", "<li>", "<h1>", "</h1>", "<option>", "<caption>", "\r\n",
            "<link rel=canonical href=/z>", "<meta name=og:site_name content=Z>", "<meta name=tdm-reservation content=1>", "<br>", "</br>", "<path>", "<iframe>", "</iframe>", Block,
            "<template>", "</template>", "<template hidden>", "<base href=/x/>", "<base>", "<?xml x?>", "<![endif]-->", "<!--[if IE]>", "<![if x]>", "<![CDATA[", "]]>", "<desc>", "</desc>",
            " x=\"", " y='", "=\"<script type=application/ld+json>\"", " = ", "\"'", " hidden ", " style=display:none", "<div hidden=\"\" style=\"display:none\">", "&nbsp;", "&#32;", "&amp", "\u00A0",
            "<meta name=og:site_name content=A content=B>", "<meta property=og:url content=/u>", "<link rel=canonical rel=x href=/q>", "closed", "job has been", "nicht mehr", "aktiv", "\t", "\f",
            "<div=\"x\">", "<p/>", "<a/b=c/>", "<colgroup>", "<col>", "<input type=hidden>", "<tbody>", "</p>", "<ul>", "<nobr>", "<math>", "<mask>", "<text>", "</text>", "<html>", "<body hidden>",
            "<p class=\"a b\">", "<li id=\"x\" class=\"y\">", "<i hidden=\"\">", "<td class=\"a\" />", "<a href=\"/x?a=1&b='2'\">", "<b title=\"a>b\" >", "no longer", " available",
        ];
        for (var round = 0; round < 12_000; round++)
        {
            var html = pages[random.Next(pages.Length)];
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(html.Length + 1);
                html = random.Next(6) switch
                {
                    0 => html[..at] + html[Math.Min(html.Length, at + random.Next(1, 8))..],
                    1 => html[..at],
                    2 => html[..at] + pages[random.Next(pages.Length)],
                    _ => html.Insert(at, pieces[random.Next(pieces.Length)]),
                };
            }

            AssertSame(html, Page);
        }
    }

    /// <summary>Whatever the quick lane takes for a tag is the same tag read character by character, wherever its characters fall in a block of marks.</summary>
    [Fact]
    public void Reads_regular_tags_as_it_reads_any()
    {
        var random = new Random(99);
        string[] pieces =
        [
            " ", "=", "\"", "'", "/", ">", "<", "=\"", "\" ", "\">", " class=\"a b\"", " hidden=\"\"", " HIDDEN=\"x\"", " style=\"x>display:none\"", " style=\"&\"", " x=\"<\"", " a=b", "\n",
            " b", "é", "\u3000", "template", "x", " data-long-name=\"1\"", "/>", " />", " >", "\t", " hidde=\"\"", " =\"", " a/b=\"", " style=\"" + new string('-', 70) + "\"", " hidden",
        ];
        var (regular, quickly) = (0, 0);
        for (var round = 0; round < 60_000; round++)
        {
            var before = new string('.', Math.Max(0, random.Next(-20, 70)));
            var tag = (random.Next(5) switch { 0 => "td", 1 => "blockquote", 2 => "LI", 3 => "noscript", _ => "a" }) + string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
            var text = before + tag + (random.Next(3) > 0 ? ">" : "") + new string('y', random.Next(20));
            var quick = new TagReader(text);
            var any = new TagReader(text);
            using var marks = new MarkupMarks(text);
            if (quick.ReadRegular(before.Length, marks))
            {
                regular++;
                Assert.True(any.ReadAny(before.Length), text);
                Assert.Equal((any.Name, any.End, any.IsSelfClosing, any.MayHide), (quick.Name, quick.End, quick.IsSelfClosing, quick.MayHide));
            }

            var open = new TagReader("</" + text);
            using var later = new MarkupMarks("</" + text);
            if (before.Length == 0 && open.EndOfOrdinary(0, later) is > 0 and var ordinary)
            {
                quickly++;
                Assert.True(any.ReadAny(0), text);
                Assert.Equal((MarkupName.Other, any.End + 2, false), (any.Name, ordinary, any.MayHide));
            }
        }

        Assert.InRange(regular, 5_000, 50_000);
        Assert.InRange(quickly, 1_000, 50_000);
    }

    [Fact]
    public void Marks_are_those_of_the_text()
    {
        var random = new Random(7);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Create(random.Next(200), random, (span, chance) => chance.GetItems("<>\"'=/ \tab\u0001\0\u2003\uFF1C\u003Dé", span));
            using var marks = new MarkupMarks(text);
            Assert.Equal((text.Count(c => c == '<'), text.Contains('\0', StringComparison.Ordinal)), (marks.Tags, marks.HasNul));
            for (var at = 0; at < text.Length; at++)
            {
                var (window, i) = (marks.From(at), at);
                AssertNext(text, at, marks.NextOpen(at), c => c == '<');
                AssertNext(text, at, at + marks.NameLength(at), IsEnd);
                Assert.Equal(MarksOf(c => c == '>'), window.Close);
                Assert.Equal(MarksOf(c => c == '"'), window.Quotes);
                Assert.Equal(MarksOf(c => c == '='), window.Equal);
                Assert.Equal(MarksOf(c => c == ' '), window.Blanks);
                Assert.Equal(MarksOf(IsEnd), window.Ends);

                ulong MarksOf(Func<char, bool> isMark) => text.Skip(i).Take(MarkupMarks.Window).Select((c, place) => isMark(c) ? 1UL << place : 0).Aggregate(0UL, (all, mark) => all | mark);
            }
        }

        static bool IsEnd(char c) => c is <= ' ' or '"' or '\'' or '/' or '=' or '>';
    }

    [Fact]
    public void No_start_of_a_word_is_missed()
    {
        var random = new Random(11);
        string[] words = ["closed", "expir", "anymore", "n'est", "ya", "besetzt", "disponible", "longer", "filled", "removed", "abgelaufen"];
        var starts = new WordStarts([.. words.Select(System.Text.Encoding.ASCII.GetBytes)]);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(3) switch
            {
                0 => words[random.Next(words.Length)],
                1 => words[random.Next(words.Length)].ToUpperInvariant(),
                _ => new string((char)random.Next(' ', 255), random.Next(1, 30)),
            }));
            var bytes = System.Text.Encoding.Latin1.GetBytes(text + new string('c', WordStarts.Margin));
            var found = new HashSet<int>();
            for (var at = starts.Next(bytes, 0, text.Length); at < text.Length; at = starts.Next(bytes, at + 1, text.Length))
            {
                found.Add(at);
            }

            Assert.All(Enumerable.Range(0, text.Length).Where(at => words.Any(word => text.AsSpan(at).StartsWith(word, StringComparison.OrdinalIgnoreCase))), at => Assert.Contains(at, found));
        }
    }

    private static void AssertNext(string text, int at, int found, Func<char, bool> isMark) =>
        Assert.Equal(at + text.Skip(at).TakeWhile(c => !isMark(c)).Count(), Math.Min(text.Length, found));

    [SharedFact]
    public void Reads_the_recorded_pages_alike()
    {
        foreach (var file in Recorded())
        {
            var html = DecodedText.Of(File.ReadAllBytes(file), null).Text;
            AssertSame(html, Page);
            AssertSame(html, null);
        }
    }

    [SharedFact]
    public void Reads_mutated_recorded_pages_alike()
    {
        var random = new Random(4711);
        foreach (var file in Recorded())
        {
            var html = DecodedText.Of(File.ReadAllBytes(file), null).Text;
            for (var round = 0; html.Length < 60_000 && round < 6; round++)
            {
                var at = random.Next(html.Length);
                AssertSame(round % 2 == 0 ? html.Remove(at, 1) : html.Insert(at, "</div><table><i>"), Page);
            }
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<object[]> rows) => rows.Select(row => (string)row[0]);

    private static string[] Recorded() =>
        [.. new[] { "career-pages", "structured-data", "icims" }.SelectMany(folder => Directory.GetFiles(SharedFolder.Of("samples", folder), "*.html")).Order(StringComparer.Ordinal)];

    private static void AssertSame(string html, Uri? url)
    {
        if (PageReader.ReadScanned(html, url) is { } scanned)
        {
            var (expected, actual) = (JsonSerializer.Serialize(PageReader.ReadElements(html, url)), JsonSerializer.Serialize(scanned));
            Assert.True(expected == actual, $"{html[..Math.Min(html.Length, 3_000)]}\n{expected}\n{actual}");
        }
    }
}

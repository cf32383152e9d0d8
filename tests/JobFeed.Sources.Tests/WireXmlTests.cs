using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Tests;

public sealed class WireXmlTests
{
    [Theory]
    [InlineData("<a>Köchin &amp; Bäcker</a>", "Köchin & Bäcker")]
    [InlineData("<a>&lt;p&gt;R&amp;amp;D&lt;/p&gt;</a>", "<p>R&amp;D</p>")]
    [InlineData("<a><![CDATA[<p>R&amp;D</p>]]></a>", "<p>R&amp;D</p>")]
    [InlineData("<a>1 &nbsp;2 &eacute; R&D AT&T;</a>", "1 \u00A02 é R&D AT&T;")]
    [InlineData("<a>x\u0001y&#x1F;z</a>", "xyz")]
    [InlineData("<a>3 < 4 and 5 > 4</a>", "3 < 4 and 5 > 4")]
    [InlineData("<a><!-- no -->b<?php no ?>c</a>", "bc")]
    [InlineData("<?xml version=\\\"1.0\\\" encoding=\\\"utf-8\\\"?>\r\n<a>b</a>", "b")]
    [InlineData("Warning: something\n<a>b</a>", "b")]
    [InlineData("<a>  </a>", null)]
    public void Reads_text(string xml, string? text) => Assert.Equal(text, Parse(xml).Root.Text);

    [Theory]
    [InlineData("<a><p>One</p><br>two<p>R&amp;D</p></a>", "<p>One</p><br>two<p>R&amp;D</p>")]
    [InlineData("<a>&lt;b&gt;x&lt;/b&gt;</a>", "<b>x</b>")]
    [InlineData("<a><b><![CDATA[y]]></b></a>", "<b>y</b>")]
    public void Keeps_the_markup_of_a_field_with_html(string xml, string markup) => Assert.Equal(markup, Parse(xml).Root.Markup);

    [Fact]
    public void Closes_what_a_wrong_end_tag_leaves_open()
    {
        var jobs = Parse("<jobs><job><title>Cook</Title><city>Graz</job><job><x></y></x><title>Smith</title></job></jobs>").Root.Below("JOB").ToArray();

        Assert.Equal(["Cook", "Smith"], jobs.Select(job => job.TextOf("title")));
        Assert.Equal("Graz", jobs[0].TextOf("city"));
        Assert.All(jobs, job => Assert.False(job.IsCut));
    }

    [Theory]
    [InlineData("<jobs><job>a</job><job>b")]
    [InlineData("<jobs><job>a</job><job")]
    [InlineData("<jobs><job>a</job><job x=\"")]
    [InlineData("<jobs><job>a</job><job><![CDATA[b")]
    public void Marks_what_the_document_ends_in(string xml)
    {
        var read = Parse(xml);

        Assert.Contains("ends inside", read.BrokenBecause, StringComparison.Ordinal);
        Assert.Equal([false, true], read.Root.Named("job").Select(job => job.IsCut));
    }

    [Fact]
    public void Knows_namespaces_and_attributes()
    {
        var root = Parse("<r xmlns='urn:d' xmlns:t=\"urn:t\"><t:x a='1 &amp; 2' b=c t:d=\"e>f\"/><y xmlns='urn:e'><z/></y></r>").Root;

        Assert.Equal(("urn:t", "t"), (root.Children[0].Namespace, root.Children[0].Prefix));
        Assert.Equal(("1 & 2", "c", "e>f"), (root.Children[0].Attribute("a"), root.Children[0].Attribute("b"), root.Children[0].Attribute("t:d")));
        Assert.Equal(("urn:d", "urn:e"), (root.Namespace, root.Below("z").Single().Namespace));
    }

    [Fact]
    public void Reads_nothing_from_outside_the_document()
    {
        const string Bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&x;&x;&x;\">]><a>&x;&b;</a>";

        Assert.Equal("&x;&b;", Parse(Bomb).Root.Text);
    }

    [Fact]
    public void Survives_deep_nesting()
    {
        var deep = Parse("<a>" + string.Concat(Enumerable.Repeat("<b>", 100_000)) + "x").Root;

        Assert.Equal(63, deep.Below("b").Count());
    }

    [Theory]
    [InlineData("", SourceFault.Unreadable, "empty")]
    [InlineData("{\"jobs\":[]}", SourceFault.Unreadable, "{\"jobs\":[]}")]
    [InlineData("<!DOCTYPE html><html><body>We are back soon.</body></html>", SourceFault.Unreadable, "web page")]
    [InlineData("<html><body><form><input type=\"password\"></form></body></html>", SourceFault.Refused, "log-in")]
    public void Refuses_what_is_no_xml(string body, SourceFault fault, string word)
    {
        var refused = Assert.Throws<SourceException>(() => Parse(body));

        Assert.Equal(fault, refused.Fault);
        Assert.Contains(word, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_the_items_of_a_long_document_as_they_are()
    {
        var random = new Random(11);
        var items = Enumerable.Range(0, 3_000).Select(i => (Title: $"Köchin & Nº {i}", Markup: $"<p>{new string('ü', i == 1_500 ? 900_000 : random.Next(900))}</p><br/><b x='<{i}'>&amp;</b>")).ToArray();
        var xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE jobs [ <!ENTITY x \"y\"> ]><jobs><publisher>Elm</publisher>");
        foreach (var (title, markup) in items)
        {
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<job><title><![CDATA[{title}]]></title><!-- {new string('-', random.Next(40))} --><text>{markup}</text></job{new string(' ', random.Next(9))}>\n");
        }

        using var read = WireXml.Open(Document(Encoding.UTF8.GetBytes(xml.Append("<expectedJobCount>3000</expectedJobCount></jobs>").ToString())), "Sample");
        var seen = read.Items((element, depth) => depth == 1 && element.Is("job")).Select(job => (job.TextOf("title"), job.Child("text")?.Markup)).ToArray();

        Assert.Equal(items.Select(item => ((string?)item.Title, (string?)item.Markup)), seen);
        Assert.Equal("Elm", read.Root.TextOf("publisher"));
        Assert.Equal("3000", read.Root.TextOf("expectedJobCount"));
        Assert.Null(read.BrokenBecause);
    }

    [Theory]
    [InlineData("<jobs><job>{0}</job>", "<jobs>")]
    [InlineData("<jobs><job>{0}", "<job>")]
    [InlineData("<jobs><job><![CDATA[{0}", "<job>")]
    [InlineData("<jobs><job>{0}</job><job x=\"{0}", "<jobs>")]
    public void Says_where_a_long_document_ends_too_early(string form, string inside)
    {
        var read = Parse(form.Replace("{0}", new string('x', 700_000), StringComparison.Ordinal));

        Assert.Equal($"it ends inside {inside}", read.BrokenBecause);
        Assert.Equal(700_000, read.Root.Child("job")!.Text!.Length);
    }

    [Fact]
    public void Reads_a_dialect_without_known_items_however_long_it_is()
    {
        var root = Parse($"<vakanser>{string.Concat(Enumerable.Range(0, 9_000).Select(i => $"<vakans><titel>{i}</titel><text><p>{new string('å', 80)}</p></text></vakans>"))}</vakanser>").Root;

        Assert.Equal(Enumerable.Range(0, 9_000).Select(i => $"{i}"), root.Children.Select(child => child.TextOf("titel")));
        Assert.All(root.Children, child => Assert.Equal($"<p>{new string('å', 80)}</p>", child.Child("text")!.Markup));
    }

    private static WireXml Parse(string xml) => WireXml.Parse(Document(Encoding.UTF8.GetBytes(xml)), "Sample");

    private static FetchedDocument Document(byte[] body) =>
        new()
        {
            Board = new Board { Id = new BoardId("sample", "x") },
            Request = new FetchRequest(new Uri("https://a.example/jobs.xml")),
            Url = new Uri("https://a.example/jobs.xml"),
            Body = body,
            FetchedAt = DateTimeOffset.UnixEpoch,
        };
}

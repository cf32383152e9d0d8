using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Cli.Read;

namespace JobFeed.Sources.Tests;

/// <summary>The batch verbs that put the readers of pages, payloads and robots.txt to lines of JSON.</summary>
public sealed class ReadVerbTests
{
    [Fact]
    public void Page_answers_with_the_values_as_stated()
    {
        const string Html = "<meta charset=windows-1252><script type='application/ld+json'>{\"@type\":\"JobPosting\",\"title\":\"Bäcker\",\"description\":\"<p onclick=x>Brot</p>\"," +
            "\"baseSalary\":{\"currency\":\"EUR\",\"value\":{\"minValue\":2500.5,\"unitText\":\"MONTH\"}},\"validThrough\":\"2026-01-01\"}</script>";
        var hex = Convert.ToHexString(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Html));

        var posting = Read("page", new { id = 1, html_hex = hex, url = "https://a.example/jobs/1", now = "2026-11-22T00:00:00Z" })["postings"]![0]!;

        Assert.Equal("Bäcker", (string?)posting["title"]);
        Assert.Equal("<p>Brot</p>", (string?)posting["description"]);
        Assert.Equal("{\"min\":2500.5,\"max\":null,\"currency\":\"EUR\",\"period\":\"MONTH\"}", posting["salary"]!.ToJsonString());
        Assert.True((bool)posting["expired"]!);
        Assert.Equal(
            "title company locations date_posted valid_through expired employment remote remote_countries salary description url external_id skills",
            string.Join(' ', posting.AsObject().Select(pair => pair.Key)));
    }

    [Fact]
    public void Payload_answers_with_raw_postings_and_what_is_left_to_ask()
    {
        var text = File.ReadAllText(Path.Combine(Fixture.Folder("lever"), "site.json"));
        var value = Read("payload", new { id = 2, source = "lever", board = "sampleclinic", text });

        Assert.Equal(3, value["postings"]!.AsArray().Count);
        Assert.Equal("lever:sampleclinic", (string?)value["postings"]![0]!["board"]);
        Assert.False((bool)value["complete"]!);
        Assert.Empty(value["next"]!.AsArray());
    }

    [Fact]
    public void Payload_lists_the_postings_whose_details_are_still_to_be_asked_for()
    {
        const string List = """{"meta":{"totalCount":1},"result":[{"id":"86","jobOpeningName":"Lighthouse keeper"}]}""";
        var value = Read("payload", new { id = 4, source = "bamboohr", url = "https://samplecoast.bamboohr.com/careers/list", text = List });

        Assert.Equal("Lighthouse keeper", (string?)Assert.Single(value["postings"]!.AsArray())!["title"]);
        Assert.Equal("bamboohr:samplecoast", (string?)value["postings"]![0]!["board"]);
        Assert.Equal("https://samplecoast.bamboohr.com/careers/86/detail", (string?)Assert.Single(value["next"]!.AsArray()));
        Assert.True((bool)value["complete"]!);
    }

    [Theory]
    [InlineData("workday", """{"total":1,"jobPostings":[{"title":"Porter","externalPath":"/job/Bergen/Porter_R1","bulletFields":["R1"]}]}""")]
    [InlineData("job-xml", "<source><job><title>Porter</title><referencenumber>1</referencenumber><url>https://a.example/1</url></job></source>")]
    public void Payload_needs_neither_board_nor_address(string source, string text) =>
        Assert.Equal("Porter", (string?)Assert.Single(Read("payload", new { id = 6, source, text })["postings"]!.AsArray())!["title"]);

    [Fact]
    public void Payload_is_not_complete_while_a_page_is_left()
    {
        const string Page = """{"totalFound":2,"content":[{"id":"1","name":"Porter"}]}""";
        var value = Read("payload", new { id = 5, source = "smartrecruiters", board = "SampleTransit2", text = Page });

        Assert.Single(value["postings"]!.AsArray());
        Assert.Equal(2, value["next"]!.AsArray().Count);
        Assert.False((bool)value["complete"]!);
    }

    [Fact]
    public void Robots_answers_yes_or_no() =>
        Assert.False((bool)Read("robots", new { id = 3, robots = "User-agent: *\nDisallow: /x", agent = "JobFeedBot", url = "https://a.example/x/1" }));

    [Theory]
    [InlineData("page", """{"id":1}""", "html")]
    [InlineData("page", """{"id":1,"html_hex":"4"}""", "hexadecimal")]
    [InlineData("page", """{"id":1,"html":"","now":"soon"}""", "soon")]
    [InlineData("payload", """{"id":1,"source":"monster","text":""}""", "monster")]
    [InlineData("payload", """{"id":1,"source":"ashby","text":"<html>"}""", "Unreadable")]
    [InlineData("payload", """{"id":1,"source":"ashby","url":"not a link","text":"{}"}""", "not a link")]
    [InlineData("robots", """{"id":1,"robots":""}""", "agent")]
    public void Says_what_a_line_lacks(string verb, string line, string word)
    {
        var (status, answer) = Run(verb, line);

        Assert.Equal(1, status);
        Assert.Contains(word, (string?)answer["error"], StringComparison.Ordinal);
    }

    private static JsonNode Read(string verb, object line)
    {
        var (status, answer) = Run(verb, JsonSerializer.Serialize(line));
        Assert.True(status == 0, answer.ToJsonString());
        return answer["value"]!;
    }

    private static (int Status, JsonNode Answer) Run(string verb, string line)
    {
        using var output = new MemoryStream();
        var status = ReadCommand.Run(verb, explain: true, new MemoryStream(Encoding.UTF8.GetBytes(line + "\n")), output);
        return (status, JsonNode.Parse(output.ToArray())!);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using JobFeed.Testing;

namespace JobFeed.Cli.Tests;

public sealed class CommandTests
{
    private const string Board = """{"jobs": [{"id": 7, "title": "Senior C# Engineer (m/w/d)", "absolute_url": "https://boards.greenhouse.io/acme/jobs/7", "location": {"name": "Berlin, Germany"}, "content": "&lt;p&gt;€90,000 per year. C# and Azure.&lt;/p&gt;", "first_published": "2026-02-01T08:00:00Z"}], "meta": {"total": 1}}""";

    [Theory]
    [InlineData("boards", "add", "ftp://acme.example/jobs")]
    [InlineData("query", "skils=c#")]
    [InlineData("read", "poetry")]
    [InlineData("up", "--port", "99999")]
    [InlineData("up", "--port", "many")]
    [InlineData("up", "--fresh", "--storage", "UseDevelopmentStorage=true")]
    [InlineData("keys", "add", "x", "--scope", "everything")]
    [InlineData("keys", "revoke", "none")]
    [InlineData("feeds", "add", "x", "skils=c#")]
    [InlineData("feeds", "add", "x", "--format", "rs")]
    [InlineData("feeds", "add", "!!!")]
    [InlineData("feeds", "remove", "none")]
    [InlineData("frobnicate")]
    [InlineData("extract", "-", "--url", "https://acme.example/x.json", "--source", "nowhere")]
    [InlineData("extract", "-", "--url", "acme")]
    public async Task Bad_usage_exits_with_2_and_says_why(params string[] args)
    {
        var called = await JobFeedProcess.CallAsync(args.Contains("--storage") || args[0] is "up" or "read" or "frobnicate" or "extract" ? args : [.. args, "--storage", await StorageAsync()]);

        Assert.Equal((2, ""), (called.Status, called.Output));
        Assert.NotEqual("", called.Errors);
        Assert.DoesNotContain("   at ", called.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked()
    {
        var storage = new[] { "--storage", await StorageAsync() };
        var made = await JobFeedProcess.CallAsync(["keys", "add", "a job board", "--scope", "read,feeds", .. storage]);
        var id = made.Output.Split('_')[1];
        var listed = await JobFeedProcess.CallAsync(["keys", "list", .. storage]);
        var revoked = await JobFeedProcess.CallAsync(["keys", "revoke", id, .. storage]);
        var after = await JobFeedProcess.CallAsync(["keys", "list", .. storage]);

        Assert.Matches("^jf_[a-z2-9]{10}_[A-Za-z0-9]{43}\\s*$", made.Output);
        Assert.Contains($"{id}\tread,feeds\tnever\topen\ta job board", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Output.Trim(), listed.Output, StringComparison.Ordinal);
        Assert.Equal(0, revoked.Status);
        Assert.Contains($"{id}\tread,feeds\tnever\trevoked", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_saved_listed_and_removed()
    {
        string[] storage = ["--storage", await StorageAsync()];
        var saved = await JobFeedProcess.CallAsync(["feeds", "add", "C# remote", "skills=c#", "workplace=remote", "--format", "rss", "--address", "https://jobs.example/", .. storage]);
        var again = await JobFeedProcess.CallAsync(["feeds", "add", "c# Remote", .. storage]);
        var listed = await JobFeedProcess.CallAsync(["feeds", "list", .. storage]);
        var removed = await JobFeedProcess.CallAsync(["feeds", "remove", "csharp-remote", .. storage]);
        var after = await JobFeedProcess.CallAsync(["feeds", "list", .. storage]);

        Assert.Equal((0, "https://jobs.example/v1/feeds/csharp-remote.rss"), (saved.Status, saved.Output.Trim()));
        Assert.Equal((2, true), (again.Status, again.Errors.Contains("csharp-remote already", StringComparison.Ordinal)));
        Assert.Contains("csharp-remote\tskills=C%23&workplace=remote\thttps://jobs.example/v1/feeds/csharp-remote.rss", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0, ""), (removed.Status, after.Status, after.Output.Trim()));
    }

    [Fact]
    public async Task Reads_a_stored_answer_and_normalizes_it()
    {
        var extracted = await JobFeedProcess.CallAsync(["extract", "-", "--url", "https://boards.greenhouse.io/acme"], Board, Environment.CurrentDirectory);
        var normalized = await JobFeedProcess.CallAsync(["normalize", "--explain", "--markdown"], extracted.Output, Environment.CurrentDirectory);

        Assert.Equal((0, 0), (extracted.Status, normalized.Status));
        var posting = JsonDocument.Parse(normalized.Output).RootElement;
        Assert.Equal("Senior C# Engineer", posting.GetProperty("title").GetString());
        Assert.Equal(("SENIOR", 90_000m), (posting.GetProperty("seniority").GetString(), posting.GetProperty("salary").GetProperty("min").GetDecimal()));
        Assert.NotEqual(0, posting.GetProperty("provenance").GetArrayLength());
        Assert.Contains("applyUrl", posting.GetProperty("missing").EnumerateArray().Select(field => field.GetString()));
        Assert.NotEqual("", posting.GetProperty("descriptionMarkdown").GetString());
    }

    [Theory]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("{\"error\": \"unknown\"}")]
    public async Task An_answer_that_is_not_the_platforms_is_said_to_be_so(string answer)
    {
        var called = await JobFeedProcess.CallAsync(["extract", "-", "--url", "https://boards.greenhouse.io/acme"], answer, Environment.CurrentDirectory);

        Assert.Equal((1, ""), (called.Status, called.Output));
        Assert.NotEqual("", called.Errors);
        Assert.DoesNotContain("   at ", called.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Normalizes_the_other_lines_when_one_is_broken()
    {
        var called = await JobFeedProcess.CallAsync(["normalize"], "{\"title\": \"Nurse\", \"id\": \"1\", \"board\": \"text:x\"}\nnonsense\n{\"title\": \"Welder\", \"id\": \"2\", \"board\": \"text:x\"}\n", Environment.CurrentDirectory);

        Assert.Equal(1, called.Status);
        Assert.Equal(2, called.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Line 2", called.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_answer_line_by_line()
    {
        var called = await JobFeedProcess.CallAsync(
            ["read", "salary", "--explain"], "{\"id\": 1, \"text\": \"$30-35/hr\", \"country\": \"US\"}\nnonsense\n{\"id\": 3}\n{\"id\": 4, \"text\": \"401(k) match\"}\n", Environment.CurrentDirectory);
        var lines = called.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.Equal(1, called.Status);
        Assert.Equal((30m, "hour"), (lines[0].GetProperty("value").GetProperty("min").GetDecimal(), lines[0].GetProperty("value").GetProperty("period").GetString()));
        Assert.True(lines[0].TryGetProperty("why", out _));
        Assert.True(lines[1].TryGetProperty("error", out _));
        Assert.Contains("text", lines[2].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, lines[3].GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task A_wrong_connection_string_is_explained_without_its_key()
    {
        var called = await JobFeedProcess.CallAsync("boards", "list", "--storage", "acme;AccountKey=c2VjcmV0");

        Assert.Equal(1, called.Status);
        Assert.Contains("connection string", called.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("c2VjcmV0", called.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var called = await JobFeedProcess.CallAsync("up", "--fresh", "--no-samples", "--port", $"{port}");

        Assert.Equal(1, called.Status);
        Assert.Contains($"{port}", called.Errors, StringComparison.Ordinal);
        Assert.Contains("--port", called.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", called.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_Node_is_named_with_what_to_do()
    {
        // The folder of dotnet alone: no node on the path.
        var dotnet = Path.GetDirectoryName(Environment.ProcessPath)!;

        var folder = Directory.CreateTempSubdirectory("jobfeed");
        var called = await JobFeedProcess.CallAsync(["up", "--fresh", "--no-samples", "--port", "0"], "", folder.FullName, new Dictionary<string, string?> { ["PATH"] = dotnet });
        folder.Delete(recursive: true);

        Assert.Equal(1, called.Status);
        Assert.Contains("Node.js", called.Errors, StringComparison.Ordinal);
        Assert.Contains("--storage", called.Errors, StringComparison.Ordinal);
    }

    private static async Task<string> StorageAsync()
    {
        var azurite = new AzuriteFixture();
        await azurite.InitializeAsync();
        return azurite.ConnectionString;
    }
}

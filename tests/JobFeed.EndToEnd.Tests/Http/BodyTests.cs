using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>Content coding, validators and caching as RFC 9110 has them.</summary>
public sealed class BodyTests(CrawledApp app) : IClassFixture<CrawledApp>
{
    private const string Page = "/v1/jobs.rss", Dump = "/v1/jobs.ndjson";

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip;q=1, br;q=0.5", "gzip")]
    [InlineData("gzip;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.5, br;q=0", "gzip")]
    [InlineData("identity;q=1, gzip;q=0.5", "")]
    [InlineData("identity;q=0.5, gzip;q=0.1", "")]
    [InlineData("deflate", "")]
    [InlineData("deflate, identity;q=0, gzip;q=0.1", "gzip")]
    [InlineData("zstd, GZIP ; q=0.8", "gzip")]
    public async Task The_coding_is_the_one_that_the_caller_wants_most(string? accepted, string expected)
    {
        using var plain = await SendAsync(HttpMethod.Get, Page, null);
        using var answer = await SendAsync(HttpMethod.Get, Page, accepted);

        Assert.Equal(expected, string.Join(',', answer.Content.Headers.ContentEncoding));
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await ReadAsync(answer));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("*;q=0")]
    [InlineData("identity;q=0")]
    [InlineData("identity;q=0, deflate")]
    public async Task A_caller_that_takes_nothing_is_told_so(string accepted)
    {
        using var answer = await SendAsync(HttpMethod.Get, Page, accepted);

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_short_body_stays_plain_unless_plain_is_refused()
    {
        using var plain = await SendAsync(HttpMethod.Get, "/v1/jobs?skills=cobol", "gzip");
        using var coded = await SendAsync(HttpMethod.Get, "/v1/jobs?skills=cobol", "gzip, identity;q=0");

        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(plain.Content.Headers.ContentLength, (await plain.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(["gzip"], coded.Content.Headers.ContentEncoding);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await ReadAsync(coded));
    }

    [Fact]
    public async Task Each_coding_has_a_strong_tag_of_its_own_and_any_that_the_caller_takes_saves_the_body()
    {
        var tags = new Dictionary<string, EntityTagHeaderValue>();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            using var answer = await SendAsync(HttpMethod.Get, Page, coding);
            tags[coding] = answer.Headers.ETag!;
            Assert.False(answer.Headers.ETag!.IsWeak);
        }

        Assert.Equal(3, tags.Values.Distinct().Count());
        foreach (var (had, accepted, status) in new[]
        {
            ("gzip", "gzip", HttpStatusCode.NotModified), ("gzip", "br, gzip", HttpStatusCode.NotModified), ("identity", "br", HttpStatusCode.NotModified),
            ("gzip", null, HttpStatusCode.NotModified), ("gzip", "identity", HttpStatusCode.OK), ("br", "gzip", HttpStatusCode.OK), ("identity", "gzip, identity;q=0", HttpStatusCode.OK),
        })
        {
            using var answer = await SendAsync(HttpMethod.Get, Page, accepted, request => request.Headers.IfNoneMatch.Add(tags[had]));
            Assert.True(status == answer.StatusCode, $"{had}, {accepted}: {answer.StatusCode}");
            Assert.True(status != HttpStatusCode.NotModified || Equals(tags[had], answer.Headers.ETag), $"{had}, {accepted}: {answer.Headers.ETag}");
        }
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"other\", {0}")]
    [InlineData("W/{0}")]
    public async Task If_none_match_takes_lists_stars_and_weak_tags(string form)
    {
        using var first = await SendAsync(HttpMethod.Get, Page, "gzip");
        using var answer = await SendAsync(HttpMethod.Get, Page, "gzip", request => request.Headers.TryAddWithoutValidation("If-None-Match", string.Format(null, form, first.Headers.ETag)));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task A_304_carries_what_the_200_would_and_no_body()
    {
        using var first = await SendAsync(HttpMethod.Get, "/v1/jobs", "gzip");
        using var answer = await SendAsync(HttpMethod.Get, "/v1/jobs", "gzip", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        // RFC 9110, section 15.4.5.
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
        Assert.Equal(first.Headers.CacheControl, answer.Headers.CacheControl);
        Assert.Equal(["Accept", "Accept-Encoding"], answer.Headers.Vary.Order());
        Assert.NotNull(answer.Headers.Date);
        Assert.Equal(first.Content.Headers.LastModified, answer.Content.Headers.LastModified);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Contains("stale-while-revalidate", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task If_modified_since_counts_where_there_is_no_tag()
    {
        using var first = await SendAsync(HttpMethod.Get, Page, null);
        using var same = await SendAsync(HttpMethod.Get, Page, null, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified);
        using var earlier = await SendAsync(HttpMethod.Get, Page, null, request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified!.Value.AddSeconds(-1));
        using var other = await SendAsync(HttpMethod.Get, Page, null, request =>
        {
            request.Headers.IfModifiedSince = first.Content.Headers.LastModified;
            request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        });

        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.OK], new[] { same, earlier, other }.Select(a => a.StatusCode));
    }

    [Theory]
    [InlineData("/v1/jobs")]
    [InlineData("/v1/jobs.rss")]
    [InlineData("/v1/jobs.atom?limit=2")]
    [InlineData("/v1/jobs.csv?limit=3")]
    [InlineData("/v1/jobs?skills=cobol")]
    [InlineData("/v1/salaries.csv")]
    [InlineData("/v1/changes?limit=5")]
    [InlineData("/v1/jobs?skils=c")]
    [InlineData("/v1/sources")]
    [InlineData("/")]
    public async Task Head_has_the_headers_of_get(string path)
    {
        foreach (var accepted in new[] { null, "gzip", "br" })
        {
            using var head = await SendAsync(HttpMethod.Head, path, accepted);
            using var get = await SendAsync(HttpMethod.Get, path, accepted);

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(Lines(get), Lines(head));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_kept_body_is_the_body_with_the_headers_that_it_had()
    {
        const string path = "/v1/jobs.csv?limit=4";
        using var first = await SendAsync(HttpMethod.Get, path, "br");
        using var again = await SendAsync(HttpMethod.Get, path, "br");

        Assert.Equal(Lines(first), Lines(again));
        Assert.Contains(Lines(first), line => line.StartsWith("Link:", StringComparison.Ordinal) && line.Contains("describedby", StringComparison.Ordinal));
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_dump_is_compressed_too()
    {
        using var plain = await SendAsync(HttpMethod.Get, Dump, null);
        using var answer = await SendAsync(HttpMethod.Get, Dump, "gzip");

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await ReadAsync(answer));
    }

    [Theory]
    [InlineData("/v1/jobs", true)]
    [InlineData("/v1/jobs.rss", false)]
    [InlineData("/v1/changes", false)]
    [InlineData("/v1/salaries.json", false)]
    public async Task Only_what_accept_chose_varies_by_it(string path, bool varies)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, "gzip");

        Assert.Equal(varies, answer.Headers.Vary.Contains("Accept"));
    }

    [Theory]
    [InlineData("/v1/jobs")]
    [InlineData("/v1/jobs?skils=c")]
    [InlineData("/health/live")]
    public async Task Pages_of_any_site_may_read_what_everybody_may(string path)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, null, request => request.Headers.Add("Origin", "https://elsewhere.example"));

        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("ETag", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private static List<string> Lines(HttpResponseMessage answer) =>
    [
        .. answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Transfer-Encoding"))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal),
    ];

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        await using var body = await answer.Content.ReadAsStreamAsync();
        await using Stream decoded = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(decoded, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? accepted, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        change?.Invoke(request);
        return await app.Http.SendAsync(request);
    }
}

using System.IO.Compression;
using JobFeed.Pipeline.Serve;
using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Pipeline.Serve.Gate;
using JobFeed.Pipeline.Serve.Access;
using JobFeed.Pipeline.Serve.Limits;
using JobFeed.Storage.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Tests.Serve;

public sealed class CodedBodyTests
{
    [Theory]
    [InlineData(1_000, false)]
    [InlineData(100_000, true)]
    [InlineData(3_000_000, false)]
    public async Task Bodies_are_kept_when_they_are_worth_it_and_small_enough_to_hold(int size, bool isKept)
    {
        var kept = Kept(10_000_000);
        var content = Noise(size);

        var (http, sent) = await AnswerAsync(kept, content);

        Assert.Equal(isKept, kept.Find("\"tag\"") is not null);
        Assert.Equal(content, size < 1024 ? sent : Unzip(sent));
        Assert.Equal(size < 3_000_000 ? sent.Length : null, http.Response.ContentLength);
    }

    [Fact]
    public async Task Long_bodies_go_out_while_they_are_written()
    {
        var wire = new MemoryStream();
        var http = Context(wire);
        var body = new CodedBody(http, Kept(10_000_000));

        await http.Response.BodyWriter.WriteAsync(Noise(2_000_000));

        Assert.True(wire.Length > 1_000_000, $"{wire.Length} bytes were sent before the end.");
        Assert.Equal("gzip", http.Response.Headers.ContentEncoding);
        await body.FinishAsync(default);
        Assert.Equal(2_000_000, Unzip(wire.ToArray()).Length);
    }

    [Fact]
    public void The_bodies_used_last_are_kept_within_the_bound()
    {
        var kept = Kept(100);
        foreach (var tag in new[] { "a", "b", "c" })
        {
            kept.Keep(tag, new KeptBody("text/plain", null, Coding.Gzip, new byte[40]));
            kept.Find("a");
        }

        kept.Keep("too long", new KeptBody("text/plain", null, Coding.Gzip, new byte[101]));

        Assert.Equal(["a", "c"], new[] { "a", "b", "c", "too long" }.Where(tag => kept.Find(tag) is not null));
    }

    [Fact]
    public async Task An_endpoint_that_fails_halfway_leaves_the_answer_to_whoever_tells_of_it()
    {
        var wire = new MemoryStream();
        var http = Context(wire);
        var access = Options.Create(new AccessOptions { OpenToAll = true });
        var limits = Options.Create(new LimitOptions());
        var keys = new ApiKeys(new KeyTable(new TableClient("UseDevelopmentStorage=true", "keys")), access, TimeProvider.System);
        var gate = new ApiGate(new Doorkeeper(keys, new OidcTokens(access, TimeProvider.System), access), new TokenBuckets(limits, TimeProvider.System), Kept(1000), limits);

        await Assert.ThrowsAsync<InvalidDataException>(() => gate.PassAsync(
            http,
            "Jobs",
            async () =>
            {
                await http.Response.BodyWriter.WriteAsync(Noise(50_000));
                throw new InvalidDataException();
            },
            default));
        await new Problem(503, "Broken").WriteAsync(http, default);

        Assert.StartsWith("{\"type\"", System.Text.Encoding.UTF8.GetString(wire.ToArray()), StringComparison.Ordinal);
        Assert.Equal(0, http.Response.Headers.ContentEncoding.Count);
    }

    private static KeptBodies Kept(int bytes) => new(Options.Create(new ServeOptions { KeptBodiesBytes = bytes }));

    // Every byte matters: noise does not compress.
    private static byte[] Noise(int size)
    {
        var noise = new byte[size];
        new Random(3).NextBytes(noise);
        return noise;
    }

    private static DefaultHttpContext Context(Stream wire)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "GET";
        http.Request.Headers.AcceptEncoding = "gzip";
        http.Response.ContentType = "application/json";
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(wire));
        return http;
    }

    private static async Task<(HttpContext Http, byte[] Sent)> AnswerAsync(KeptBodies kept, byte[] content)
    {
        var wire = new MemoryStream();
        var http = Context(wire);
        var body = new CodedBody(http, kept);
        http.Response.Headers.ETag = "\"tag\"";
        await http.Response.BodyWriter.WriteAsync(content);
        await body.FinishAsync(default);
        return (http, wire.ToArray());
    }

    private static byte[] Unzip(byte[] bytes)
    {
        using var plain = new MemoryStream();
        new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress).CopyTo(plain);
        return plain.ToArray();
    }
}

using JobFeed.Pipeline.Serve.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobFeed.Pipeline.Tests.Serve;

public sealed class DeprecationTests
{
    [Fact]
    public async Task An_operation_on_its_way_out_says_so_in_its_answers()
    {
        var (http, starting) = (new DefaultHttpContext(), new Starting());
        http.Features.Set<IHttpResponseFeature>(starting);
        http.Response.Headers.Link = "</v1/jobs?cursor=a>; rel=\"next\"";

        new Deprecation(DateTimeOffset.FromUnixTimeSeconds(1688169599), new DateTimeOffset(2026, 11, 11, 23, 59, 59, TimeSpan.Zero), "/v2/jobs").Announce(http);
        await starting.StartAsync();

        Assert.Equal("@1688169599", http.Response.Headers["Deprecation"]);
        Assert.Equal("Wed, 11 Nov 2026 23:59:59 GMT", http.Response.Headers["Sunset"]);
        Assert.Equal("</v1/jobs?cursor=a>; rel=\"next\",</v2/jobs>; rel=\"successor-version\"", http.Response.Headers.Link.ToString());
    }

    [Fact]
    public void Nothing_ends_sooner_than_the_policy_promises() => Assert.All(
        Operations.All.Where(operation => operation.Deprecation is not null),
        operation => Assert.True(operation.Deprecation!.Sunset - operation.Deprecation.Since >= TimeSpan.FromDays(Deprecation.FewestDays), operation.Function));

    private sealed class Starting : HttpResponseFeature
    {
        private readonly List<(Func<object, Task> Call, object State)> _calls = [];

        public override void OnStarting(Func<object, Task> callback, object state) => _calls.Add((callback, state));

        public async Task StartAsync()
        {
            foreach (var (call, state) in _calls)
            {
                await call(state);
            }
        }
    }
}

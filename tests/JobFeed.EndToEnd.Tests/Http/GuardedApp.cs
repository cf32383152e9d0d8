namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>The app with an issuer of its own, small limits, and no key sent unasked.</summary>
public sealed class GuardedApp : IAsyncLifetime
{
    public const int PerAddress = 5, PerKey = 8;

    private LocalIssuer _issuer = null!;

    public RunningApp App { get; } = new();

    public HttpClient Http { get; private set; } = null!;

    internal LocalIssuer Issuer => _issuer;

    public async Task InitializeAsync()
    {
        _issuer = await LocalIssuer.StartAsync();
        App.Settings["Access:OidcAuthority"] = _issuer.Authority;
        App.Settings["Access:OidcAudience"] = "api://jobfeed";
        App.Settings["Access:KeyCacheTime"] = "00:00:30";
        App.Settings["Limits:PerAddress"] = $"{PerAddress}";
        App.Settings["Limits:PerKey"] = $"{PerKey}";
        await App.InitializeAsync();
        Http = new HttpClient { BaseAddress = App.Http.BaseAddress };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        await _issuer.DisposeAsync();
    }

    /// <summary>Asks as somebody at an address of their own, as a proxy tells it.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string address, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Forwarded-For", address);
        change?.Invoke(request);
        return await Http.SendAsync(request);
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace JobFeed.Sources.Fetching;

/// <summary>What became of a message.</summary>
/// <param name="Status">The answer's status; null when there was no answer.</param>
/// <param name="Fault">Why there was no answer; null when there was one.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
/// <param name="Body">The start of the answer's body, where it was asked for.</param>
public sealed record CourierAnswer(int? Status, string? Fault = null, TimeSpan? RetryAfter = null, string? Body = null)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>
/// Carries messages to addresses that strangers gave. It connects to public addresses only, as the <see cref="Fetcher"/> does, speaks TLS, follows no redirect, and reads
/// of the answer what it needs and no more. A receiver that misbehaves is an answer like others, never an exception.
/// </summary>
public sealed class Courier : IDisposable
{
    private const int LongestTarget = 2000;

    private static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);

    private readonly FetchOptions _guarding = new();
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <param name="options">Who we are.</param>
    /// <param name="timeout">What one message may take, from connecting to the last byte that is read.</param>
    /// <param name="loopbackPorts">Ports of this machine that may be told things, without TLS too: for tests and for trying out.</param>
    /// <param name="time">The clock.</param>
    /// <param name="resolve">Addresses of a host name; null for the machine's resolver.</param>
    public Courier(FetchOptions options, TimeSpan timeout, IEnumerable<int> loopbackPorts, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        (_timeout, _time) = (timeout, time);
        _guarding.AllowedLoopbackPorts.UnionWith(loopbackPorts);
        var guard = new GuardedConnection(_guarding, resolve ?? Dns.GetHostAddressesAsync);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, cancellationToken) => guard.ConnectAsync(context.DnsEndPoint, cancellationToken),
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
    }

    /// <summary>Why nothing is ever sent to a target, as far as its address alone says; null when it may be tried.</summary>
    public string? RefusalOf(string? target, out Uri? address)
    {
        if (target is not { Length: > 0 and <= LongestTarget } || !Uri.TryCreate(target, UriKind.Absolute, out address) || !address.IsWeb())
        {
            address = null;
            return $"It is no https address of at most {LongestTarget} characters.";
        }

        var isOurs = address.IsLoopback && _guarding.AllowedLoopbackPorts.Contains(address.Port);
        return address.UserInfo.Length > 0 ? "It carries a user name. Put what the receiver needs into the path or the query."
            : address.Fragment.Length > 0 ? "It has a fragment, which is never sent. Take it out."
            : address.Scheme != Uri.UriSchemeHttps && !isOurs ? "It is not encrypted. Write an https address."
            : !isOurs && IPAddress.TryParse(address.IdnHost, out var known) && !PublicAddress.Is(known) ? $"{known} is not a public address."
            : null;
    }

    /// <summary>Sends a body. Of the answer no more than its head is read.</summary>
    public async Task<CourierAnswer> PostAsync(Uri target, ReadOnlyMemory<byte> body, IEnumerable<KeyValuePair<string, string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ReadOnlyMemoryContent(body) };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await SendAsync(request, 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks, and reads so many bytes of the answer at most.</summary>
    public async Task<CourierAnswer> GetAsync(Uri target, int bytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        return await SendAsync(request, bytes, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    private async Task<CourierAnswer> SendAsync(HttpRequestMessage request, int bytes, CancellationToken cancellationToken)
    {
        if (RefusalOf(request.RequestUri!.OriginalString, out _) is { } refusal)
        {
            return new CourierAnswer(null, refusal);
        }

        using var limit = new TimeLimit(_timeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            var body = bytes > 0 ? await ReadAsync(response, bytes, both.Token).ConfigureAwait(false) : null;
            return new CourierAnswer((int)response.StatusCode, null, RetryAfterOf(response), body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new CourierAnswer(null, $"There was no answer within {_timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SourceException or System.Net.Sockets.SocketException)
        {
            return new CourierAnswer(null, (e.InnerException as SourceException ?? e).Message);
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, int bytes, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var buffer = new byte[bytes];
        var read = await stream.ReadAtLeastAsync(buffer, bytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }

    /// <summary>RFC 9110 section 10.2.3: seconds, however many, or a date.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.TryGetValues("Retry-After", out var values) ? values.FirstOrDefault() : null;
        var asked = double.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRest.TotalSeconds))
            : DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - _time.GetUtcNow() : (TimeSpan?)null;
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestRest ? LongestRest : asked;
    }
}

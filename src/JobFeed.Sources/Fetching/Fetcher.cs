using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace JobFeed.Sources.Fetching;

/// <summary>
/// The only way to the web: conditional, polite and bounded. It asks robots.txt where a source obeys it, keeps a host's pace and its Retry-After,
/// follows redirects itself so that each hop is checked, connects to public addresses only, and counts bytes after inflating.
/// </summary>
public sealed class Fetcher : IDisposable
{
    /// <summary>How long a host is left alone that is asked too often and does not say for how long.</summary>
    private static readonly TimeSpan ShortRest = TimeSpan.FromMinutes(1);

    private readonly FetchOptions _options;
    private readonly TimeProvider _time;
    private readonly Func<double> _chance;
    private readonly Func<TimeSpan, CancellationToken, Task> _pause;
    private readonly IHostTurns _turns;
    private readonly HttpClient _client;
    private readonly FileFetch _files;
    private readonly RobotsBook _robots;
    private readonly KeyRing _keys;

    /// <summary>Throws <see cref="System.ComponentModel.DataAnnotations.ValidationException"/> when a setting is out of its range.</summary>
    /// <param name="options">How to behave.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">A number from 0 to under 1 for each jittered wait; null for the machine's own chance.</param>
    /// <param name="turns">Who may ask a host when; null for this process alone.</param>
    /// <param name="pause">Waits; null to wait on the clock.</param>
    /// <param name="resolve">Addresses of a host name; null for the machine's resolver.</param>
    /// <param name="robots">The robots.txt files that other processes fetched; null for this process alone.</param>
    public Fetcher(
        FetchOptions options,
        TimeProvider time,
        Func<double>? chance = null,
        IHostTurns? turns = null,
        Func<TimeSpan, CancellationToken, Task>? pause = null,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null,
        RobotsArchive? robots = null)
    {
        options.Check();
        _options = options;
        _time = time;
        _chance = chance ?? (() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue);
        _pause = pause ?? ((duration, cancellationToken) => Task.Delay(duration, time, cancellationToken));
        _turns = turns ?? new InProcessTurns(options.RequestsPerHost, TimeSpan.FromSeconds(options.PatientSeconds), time, _pause);
        _robots = new RobotsBook(options, time, robots, FetchRobotsAsync);
        _files = new FileFetch(options, time);
        _keys = new KeyRing(options.Keys);
        var guard = new GuardedConnection(options, resolve ?? Dns.GetHostAddressesAsync);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (context, cancellationToken) => guard.ConnectAsync(context.DnsEndPoint, cancellationToken),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>
    /// Fetches a document. Throws <see cref="SourceException"/> for everything that is neither a document nor 304, with the kind of trouble and,
    /// where the site says so, how long to leave it alone.
    /// </summary>
    public async Task<FetchResult> FetchAsync(
        FetchRequest request, FetchConditions conditions, SourceInfo source, CancellationToken cancellationToken)
    {
        if (request.Url.IsFile)
        {
            return await _files.FetchAsync(request, conditions, cancellationToken).ConfigureAwait(false);
        }

        _keys.Check(request, source);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var ask = new Ask(request.Url, request.Accept, conditions, source.Pace, source.ObeysRobots, _options.MaxBytesOf(source), Cut: false, request);
                return await TryOnceAsync(ask, cancellationToken).ConfigureAwait(false);
            }
            catch (SourceException e) when (attempt < _options.MaxRetries && WaitBefore(e, attempt) is { } wait)
            {
                await _pause(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>How long to wait before another try; null when another try would not help.</summary>
    private TimeSpan? WaitBefore(SourceException fault, int attempt)
    {
        if (fault.Fault == SourceFault.Throttled || fault.RetryAfter is not null)
        {
            return fault.RetryAfter <= TimeSpan.FromSeconds(_options.PatientSeconds) ? fault.RetryAfter : null;
        }

        var passing = fault.Fault == SourceFault.Unavailable && fault.InnerException is not (OperationCanceledException or SocketException);
        return passing ? TimeSpan.FromMilliseconds(_options.RetryDelayMilliseconds * Math.Pow(2, attempt) * _chance()) : null;
    }

    /// <summary>One try with all its redirects, within the time limit.</summary>
    private async Task<FetchResult> TryOnceAsync(Ask ask, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var url = ask.Url;
            for (var hop = 0; hop <= _options.MaxRedirects; hop++)
            {
                var (result, next) = await HopAsync(ask with { Url = url }, limit, both.Token).ConfigureAwait(false);
                if (result is not null)
                {
                    return result;
                }

                url = CheckRedirect(url, next!);
            }

            throw new SourceException(SourceFault.NotAllowed, $"{ask.Url} redirects more than {_options.MaxRedirects} times.");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SourceException(SourceFault.Unavailable, $"{ask.Url} did not answer within {_options.TimeoutSeconds} seconds.", e);
        }
        catch (HttpRequestException e)
        {
            throw e.InnerException as SourceException ?? new SourceException(
                SourceFault.Unavailable, $"{ask.Url} could not be reached: {e.Message}", e.InnerException as SocketException ?? (Exception)e);
        }
        catch (SocketException e)
        {
            throw new SourceException(SourceFault.Unavailable, $"{ask.Url} could not be reached: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new SourceException(SourceFault.Unavailable, $"{ask.Url} broke off its answer: {e.Message}", e);
        }
    }

    /// <summary>One request: a result, or the address that it redirects to.</summary>
    private async Task<(FetchResult? Result, Uri? Next)> HopAsync(Ask ask, TimeLimit limit, CancellationToken cancellationToken)
    {
        var pace = ask.ObeysRobots ? await _robots.CheckAsync(ask.Url, ask.Pace, cancellationToken).ConfigureAwait(false) : ask.Pace;
        // Waiting for a turn is our own doing and does not count against the host.
        limit.Stop();
        var turn = await _turns.TakeAsync(ask.Url.IdnHost, pace, cancellationToken).ConfigureAwait(false);
        await using var given = turn.ConfigureAwait(false);
        limit.Go();
        using var response = await SendAsync(ask, limit, cancellationToken).ConfigureAwait(false);
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308)
        {
            // A body or a key is meant for this address alone; a passing 303 is how Workday sheds load.
            if (ask.Request is { JsonBody: not null } or { Credentials: not null })
            {
                throw new SourceException(SourceFault.Unavailable, $"{ask.Url} answered {status}; a request with a body or a key follows no redirect.");
            }

            return (null, response.Headers.Location is { } location
                ? new Uri(ask.Url, location)
                : throw new SourceException(SourceFault.Unreadable, $"{ask.Url} redirects without saying where."));
        }

        if (status == 304 && ask.Conditions != FetchConditions.None && ask.Request?.JsonBody is null)
        {
            return (ResultOf(ask, response, null) with { NotModified = true }, null);
        }

        if (status != 200)
        {
            throw FaultOf(ask.Url, response, RetryAfterOf(response));
        }

        if (ask.ObeysRobots && Header(response, "tdm-reservation") == "1")
        {
            throw new SourceException(SourceFault.NotAllowed, $"{ask.Url} reserves text and data mining (tdm-reservation: 1).");
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = stream.ConfigureAwait(false);
        var body = await BoundedBody.ReadAsync(
            stream, response.Content.Headers.ContentEncoding, ask.MaxBytes, _options.MaxInflation, ask.Cut, cancellationToken).ConfigureAwait(false);
        return (ResultOf(ask, response, body), null);
    }

    /// <summary>Sends a request and tells the turns what came of it.</summary>
    private async Task<HttpResponseMessage> SendAsync(Ask ask, TimeLimit limit, CancellationToken cancellationToken)
    {
        HostReport? report = null;
        try
        {
            using var message = MessageFor(ask);
            var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var rest = IsThrottled(response) ? RetryAfterOf(response) ?? ShortRest : (TimeSpan?)null;
            report = new HostReport(Reached: true, rest);
            return response;
        }
        catch (Exception e) when (IsSilence(e, limit))
        {
            report = new HostReport(Reached: false);
            throw;
        }
        finally
        {
            if (report is not null)
            {
                await _turns.ReportAsync(ask.Url.IdnHost, report, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>True when a host gave no answer at all; an address that we do not ask is our own doing.</summary>
    private static bool IsSilence(Exception e, TimeLimit limit) => e switch
    {
        HttpRequestException { InnerException: SourceException refused } => refused.Fault == SourceFault.Unavailable,
        HttpRequestException or SocketException => true,
        _ => e is OperationCanceledException && limit.Token.IsCancellationRequested,
    };

    private HttpRequestMessage MessageFor(Ask ask)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, _options.OverrideOf(ask.Url) ?? ask.Url) { Version = HttpVersion.Version20 };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation("Accept", ask.Accept);
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        foreach (var credential in ask.Request?.Credentials ?? [])
        {
            _keys.AddTo(message, credential);
        }

        if (ask.Request?.JsonBody is { } body)
        {
            message.Method = HttpMethod.Post;
            message.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            return message;
        }

        if (ask.Conditions.ETag is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (ask.Conditions.LastModified is { } date)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", date);
        }

        return message;
    }

    private FetchResult ResultOf(Ask ask, HttpResponseMessage response, SpooledBody? body) => new()
    {
        Url = ask.Url,
        ContentType = Header(response, "Content-Type"),
        Body = body is { IsLong: false } ? body.Bytes : default,
        Spool = body is { IsLong: true } ? body : null,
        ETag = Header(response, "ETag") ?? (response.StatusCode == HttpStatusCode.NotModified ? ask.Conditions.ETag : null),
        LastModified = Header(response, "Last-Modified") ?? (response.StatusCode == HttpStatusCode.NotModified ? ask.Conditions.LastModified : null),
        FetchedAt = _time.GetUtcNow(),
    };

    private static SourceException FaultOf(Uri url, HttpResponseMessage response, TimeSpan? retryAfter)
    {
        var status = (int)response.StatusCode;
        var fault = status switch
        {
            404 or 410 => SourceFault.NotFound,
            429 => SourceFault.Throttled,
            503 when retryAfter is not null => SourceFault.Throttled,
            408 or (>= 500 and <= 599) => SourceFault.Unavailable,
            // 202 is how some bot walls answer; 999 is LinkedIn's.
            202 or 999 or (>= 400 and <= 499) => SourceFault.Refused,
            _ => SourceFault.Unreadable,
        };
        return new SourceException(fault, $"{url} answered {status} {response.ReasonPhrase}.".Replace(" .", ".", StringComparison.Ordinal))
        {
            RetryAfter = retryAfter,
        };
    }

    private bool IsThrottled(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests || (response.StatusCode == HttpStatusCode.ServiceUnavailable && RetryAfterOf(response) is not null);

    /// <summary>RFC 9110 section 10.2.3: seconds, however many, or a date.</summary>
    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = Header(response, "Retry-After");
        var longest = TimeSpan.FromHours(_options.MaxRetryAfterHours);
        var asked = double.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, longest.TotalSeconds))
            : DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date - _time.GetUtcNow()
                : (TimeSpan?)null;
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > longest ? longest : asked;
    }

    private Uri CheckRedirect(Uri from, Uri to)
    {
        if (!to.IsWeb())
        {
            throw new SourceException(SourceFault.NotAllowed, $"{from} redirects to {to.Scheme}:, which is not the web.");
        }

        if (from.Scheme == "https" && to.Scheme == "http" && _options.OverrideOf(from) is null)
        {
            throw new SourceException(SourceFault.NotAllowed, $"{from} redirects to an unencrypted address.");
        }

        return to;
    }

    private Task<FetchResult> FetchRobotsAsync(Uri url, CancellationToken cancellationToken) => TryOnceAsync(
        new Ask(url, "text/plain, */*;q=0.5", FetchConditions.None, TimeSpan.Zero, ObeysRobots: false, RobotsRules.MaxBytes, Cut: true), cancellationToken);

    private static string? Header(HttpResponseMessage response, string name) =>
        (response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)) &&
        values.ToString() is { Length: > 0 } text
            ? text
            : null;

    private sealed record Ask(
        Uri Url, string Accept, FetchConditions Conditions, TimeSpan Pace, bool ObeysRobots, int MaxBytes, bool Cut, FetchRequest? Request = null);
}

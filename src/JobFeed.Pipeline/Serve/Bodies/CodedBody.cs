using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Bodies;

/// <summary>
/// The body of an answer to GET and HEAD, between the endpoint that writes it and the wire: coded as the caller takes it, with its length where it can be known,
/// kept for the next caller where its ETag says what it is. A short body stays plain; a long one (a whole dump) is coded while it streams and is not kept. HEAD runs
/// the same way and sends nothing, so that its headers are those of GET.
/// </summary>
internal sealed class CodedBody : WriteOnlyStream, IHttpResponseBodyFeature
{
    /// <summary>Bytes below which a body is smaller than what coding it saves: it fits into one packet in any case.</summary>
    private const int ShortestCoded = 1024;

    /// <summary>Coded bytes that are held to learn their length: a page of a thousand postings or so.</summary>
    private const int LongestHeld = 512 * 1024;

    private readonly HttpContext _http;
    private readonly IHttpResponseBodyFeature _inner;
    private readonly KeptBodies _kept;
    private readonly MemoryStream _head = new();
    private PipeWriter? _writer;
    private KeptBody? _found;
    private Coding? _coding;
    private bool _asItIs;
    private HeldBytes? _held;
    private Stream? _compressor;

    public CodedBody(HttpContext http, KeptBodies kept)
    {
        (_http, _kept) = (http, kept);
        _inner = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        Accepted = AcceptedCodings.Of(http.Request);
        http.Features.Set(this);
        http.Features.Set<IHttpResponseBodyFeature>(this);
    }

    public AcceptedCodings Accepted { get; }

    public Stream Stream => this;

    public PipeWriter Writer => _writer ??= PipeWriter.Create(this, new StreamPipeWriterOptions(minimumBufferSize: 16 * 1024, leaveOpen: true));

    private Stream Target => HttpMethods.IsHead(_http.Request.Method) ? Null : _inner.Stream;

    /// <summary>Lets a body that was made before answer, if there is one by that ETag.</summary>
    public bool TryUseKept(string tag)
    {
        _found = _kept.Find(tag);
        return _found is not null;
    }

    /// <summary>The endpoint writes bytes that are coded already, or whose tag is theirs alone.</summary>
    public void LeaveAsItIs() => _asItIs = true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_coding is null)
        {
            _head.Write(buffer.Span);
            if (_head.Length >= ShortestCoded)
            {
                await BeginAsync(cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        await PassAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    // A compressor that is flushed writes worse; what it holds back is little, and goes out with the next block.
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        _held?.FlushAsync(cancellationToken) ?? (_coding is null ? Task.CompletedTask : Target.FlushAsync(cancellationToken));

    /// <summary>Sends what is held back. Not called when the endpoint failed, so that half a body never looks whole.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_found is { } found)
        {
            await SendKeptAsync(found, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (_writer is not null)
        {
            await _writer.CompleteAsync().ConfigureAwait(false);
        }

        if (_coding is null && !_asItIs && !Accepted.Takes(Coding.Identity) && _head.Length > 0)
        {
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_compressor is not null)
        {
            await _compressor.DisposeAsync().ConfigureAwait(false);
            await SendHeldAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (_coding is null && _head.Length > 0)
        {
            _http.Response.ContentLength = _head.Length;
            await Target.WriteAsync(_head.GetBuffer().AsMemory(0, (int)_head.Length), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives the answer its own body back: after the end, or to whoever answers a failure.</summary>
    public void Restore()
    {
        _http.Features.Set<CodedBody>(null);
        _http.Features.Set(_inner);
    }

    public void DisableBuffering() => _inner.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        SendFileFallback.SendFileAsync(this, path, offset, count, cancellationToken);

    public Task CompleteAsync() => Task.CompletedTask;

    private async Task BeginAsync(CancellationToken cancel)
    {
        var response = _http.Response;
        _coding = _asItIs ? Coding.Identity : Accepted.Best ?? Coding.Identity;
        if (_coding != Coding.Identity)
        {
            response.ContentLength = null;
            response.Headers.ContentEncoding = _coding.Name;
            _held = new HeldBytes(Target, LongestHeld);
            _compressor = _coding.Over(_held);
        }

        await PassAsync(_head.GetBuffer().AsMemory(0, (int)_head.Length), cancel).ConfigureAwait(false);
    }

    private ValueTask PassAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancel) => (_compressor ?? Target).WriteAsync(buffer, cancel);

    private async Task SendHeldAsync(CancellationToken cancel)
    {
        if (_held is not { IsPassedOn: false } held)
        {
            return;
        }

        var response = _http.Response;
        response.ContentLength = held.Bytes.Length;
        if (response is { StatusCode: StatusCodes.Status200OK, ContentType: { } type } && response.Headers[HeaderNames.ETag] is [{ Length: > 0 } tag])
        {
            _kept.Keep(tag, new KeptBody(type, response.Headers.Link, _coding!, held.Bytes.ToArray()));
        }

        await Target.WriteAsync(held.Bytes, cancel).ConfigureAwait(false);
    }

    private async Task SendKeptAsync(KeptBody body, CancellationToken cancel)
    {
        var response = _http.Response;
        response.ContentType = body.ContentType;
        response.ContentLength = body.Bytes.Length;
        response.Headers.ContentEncoding = body.Coding.Name;
        if (body.Link is { } link)
        {
            response.Headers.Link = link;
        }

        await Target.WriteAsync(body.Bytes, cancel).ConfigureAwait(false);
    }
}

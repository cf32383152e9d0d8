namespace JobFeed.Pipeline.Serve.Bodies;

/// <summary>
/// Takes what a compressor gives. Up to a limit it is held, so that the body's length is known before its headers are sent; longer bodies go out as they come.
/// </summary>
/// <param name="target">Where a body goes that is too long to hold.</param>
/// <param name="limit">Bytes to hold at most.</param>
internal sealed class HeldBytes(Stream target, int limit) : WriteOnlyStream
{
    private readonly MemoryStream _held = new();

    /// <summary>Whether the body was too long to hold, and is gone.</summary>
    public bool IsPassedOn { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _held.GetBuffer().AsMemory(0, (int)_held.Length);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!IsPassedOn && _held.Length + buffer.Length <= limit)
        {
            _held.Write(buffer.Span);
            return;
        }

        if (!IsPassedOn)
        {
            IsPassedOn = true;
            await target.WriteAsync(Bytes, cancellationToken).ConfigureAwait(false);
            _held.SetLength(0);
        }

        await target.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        IsPassedOn ? target.FlushAsync(cancellationToken) : Task.CompletedTask;
}

namespace JobFeed.Sources.Fetching;

/// <summary>A body whose length is not known until it ends: a long one waits in a temporary file, so that memory never holds more than the body once.</summary>
internal sealed class SpooledBody : IDisposable
{
    private const int InMemory = 4 << 20;

    private Stream _bytes = new MemoryStream();

    public long Length => _bytes.Length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_bytes is MemoryStream memory && memory.Length + bytes.Length > InMemory)
        {
            _bytes = new FileStream(
                Path.Combine(Path.GetTempPath(), $"jobfeed-{Guid.NewGuid():N}.tmp"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
            memory.WriteTo(_bytes);
        }

        _bytes.Write(bytes);
    }

    public byte[] ToArray()
    {
        var body = new byte[_bytes.Length];
        _bytes.Position = 0;
        _bytes.ReadExactly(body);
        return body;
    }

    public void Dispose() => _bytes.Dispose();
}

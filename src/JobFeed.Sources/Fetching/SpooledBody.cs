using System.Runtime.InteropServices;

namespace JobFeed.Sources.Fetching;

/// <summary>A body whose length is not known until it ends: a long one waits in a temporary file, so that what reads it in parts needs little memory.</summary>
public sealed class SpooledBody : IDisposable
{
    private const int InMemory = 4 << 20;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;
    private byte[]? _bytes;

    internal SpooledBody()
    {
    }

    public long Length => _file?.Length ?? _memory.Length;

    /// <summary>True when it lies in a file, which goes when the body is disposed of.</summary>
    internal bool IsLong => _file is not null;

    /// <summary>All of it in memory; at most 2 GB.</summary>
    internal ReadOnlyMemory<byte> Bytes => _bytes ??= ReadAll();

    /// <summary>A reader from the start, for the caller to dispose of.</summary>
    internal Stream Open() => _file is null ? Over(Bytes) : new FileStream(_file.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>A reader of bytes in memory.</summary>
    internal static MemoryStream Over(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var part) ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        if (_file is null && _memory.Length + bytes.Length > InMemory)
        {
            _file = new FileStream(
                Path.Combine(Path.GetTempPath(), $"jobfeed-{Guid.NewGuid():N}.tmp"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.DeleteOnClose });
            _memory.WriteTo(_file);
            _memory.SetLength(0);
            _memory.Capacity = 0;
        }

        (_file ?? (Stream)_memory).Write(bytes);
    }

    /// <summary>Ends the writing: whoever opens it reads all that was written.</summary>
    internal void End() => _file?.Flush();

    private byte[] ReadAll()
    {
        using var reader = _file is null ? null : Open();
        if (reader is null)
        {
            return _memory.ToArray();
        }

        var bytes = new byte[reader.Length];
        reader.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _file?.Dispose();
}

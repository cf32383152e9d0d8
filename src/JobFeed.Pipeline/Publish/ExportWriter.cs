using System.IO.Compression;
using System.Security.Cryptography;
using JobFeed.Storage.Exports;

namespace JobFeed.Pipeline.Publish;

/// <summary>One export while it is made: rows go in, a gzipped file comes out.</summary>
internal sealed class ExportWriter : IDisposable
{
    private readonly FileStream _file = TemporaryFile.Create();
    private readonly GZipStream _gzip;
    private long _rows;

    public ExportWriter(string name)
    {
        Name = name;
        _gzip = new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true);
    }

    public string Name { get; }

    public void Write(ReadOnlySpan<byte> content, long rows)
    {
        _gzip.Write(content);
        _rows += rows;
    }

    /// <summary>Stores what was written, unless the export is there already.</summary>
    public async Task<bool> FinishAsync(ExportFiles exports, CancellationToken cancel)
    {
        await _gzip.DisposeAsync().ConfigureAwait(false);
        _file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(_file, cancel).ConfigureAwait(false));
        _file.Position = 0;
        return await exports.TryWriteAsync(new ExportFile(Name, _rows, _file.Length, hash), _file, cancel).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _gzip.Dispose();
        _file.Dispose();
    }
}

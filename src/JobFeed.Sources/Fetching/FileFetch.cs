using System.Security.Cryptography;
using System.Text;

namespace JobFeed.Sources.Fetching;

/// <summary>Reads posting files from folders that the settings name; a folder becomes a list of its files (<c>text/uri-list</c>, RFC 2483).</summary>
internal sealed class FileFetch(FetchOptions options, TimeProvider time)
{
    public const string ListType = "text/uri-list";

    private const int MaxFiles = 10_000;

    public async Task<FetchResult> FetchAsync(FetchRequest request, FetchConditions conditions, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(request.Url.LocalPath);
        if (!options.FileFolders.Any(folder => IsInside(path, folder)))
        {
            throw new SourceException(SourceFault.NotAllowed, $"{path} is not in a folder that FileFolders names.");
        }

        try
        {
            var isFolder = Directory.Exists(path);
            var body = isFolder ? ListOf(path) : await ReadAsync(path, cancellationToken).ConfigureAwait(false);
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..16])}\"";
            return new FetchResult
            {
                NotModified = tag == conditions.ETag,
                Url = request.Url,
                ContentType = isFolder ? ListType : "text/plain",
                Body = tag == conditions.ETag ? default : body,
                ETag = tag,
                FetchedAt = time.GetUtcNow(),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(SourceFault.NotFound, $"There is no {path}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFault.Unavailable, $"{path} cannot be read: {e.Message}", e);
        }
    }

    private async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > options.MaxBytes)
        {
            throw new SourceException(SourceFault.NotAllowed, $"{path} is longer than {options.MaxBytes} bytes.");
        }

        return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
    }

    private static byte[] ListOf(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal).Take(MaxFiles).Select(file => new Uri(file).AbsoluteUri);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", files));
    }

    /// <summary>Links are followed to their end first, so that none leads out of the folder.</summary>
    private static bool IsInside(string path, string folder)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var real = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        return (real + Path.DirectorySeparatorChar).StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}

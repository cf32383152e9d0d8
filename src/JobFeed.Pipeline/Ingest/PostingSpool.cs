using JobFeed.Core.Postings;
using JobFeed.Storage;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// The contents that a crawl may have to write, until it is decided what becomes of them: the first ones in memory, the others gzipped in a temporary
/// file. A posting that is as its row has it leaves nothing here, so a board of any size is compared in little memory.
/// </summary>
internal sealed class PostingSpool(IReadOnlyDictionary<string, StoredPosting> stored, DateTimeOffset now) : IDisposable
{
    /// <summary>Contents kept in memory; most boards have fewer postings.</summary>
    internal const int InMemory = 100;

    private int _kept;
    private FileStream? _file;

    /// <summary>The posting with its content where that may be needed again, and without where it is known.</summary>
    public UnderstoodPosting Keep(string id, UnderstoodPosting posting)
    {
        if (stored.GetValueOrDefault(id) is { Life.Status: PostingStatus.Open } row && !posting.IsOverAt(now) && (posting.IsStub || row.ContentHash == posting.ContentHash))
        {
            return posting with { Content = null };
        }

        return _kept++ < InMemory ? posting : posting with { Content = Spooled(posting.Content!()) };
    }

    public void Dispose() => _file?.Dispose();

    private Func<Posting> Spooled(Posting posting)
    {
        _file ??= new FileStream(
            Path.Combine(Path.GetTempPath(), $"jobfeed-{Guid.NewGuid():N}.tmp"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        var bytes = Gzip.CompressJson([posting], []).ToMemory().Span;
        var (start, length) = (_file.Length, bytes.Length);
        _file.Position = start;
        _file.Write(bytes);
        return () => Read(start, length);
    }

    private Posting Read(long start, int length)
    {
        var bytes = new byte[length];
        _file!.Position = start;
        _file.ReadExactly(bytes);
        return Gzip.ParseJson<Posting>(bytes);
    }
}

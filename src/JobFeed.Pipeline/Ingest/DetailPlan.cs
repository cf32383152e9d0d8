using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Core.Postings;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// Which detail pages a crawl asks for, where the listing has no text: those of new postings at once, those of known ones once in each refresh time.
/// Every id has its own moment in that time, so that a board of thousands is not read anew at one go, and nothing needs to be remembered.
/// </summary>
/// <param name="stored">The board's rows.</param>
/// <param name="owed">Ids whose pages could not be had in the last crawl.</param>
/// <param name="last">When pages were last read; null reads all.</param>
/// <param name="now">The time of this crawl.</param>
/// <param name="refresh">Time within which each page is read again; zero reads all.</param>
internal sealed class DetailPlan(
    IReadOnlyDictionary<string, StoredPosting> stored, ImmutableHashSet<string> owed, DateTimeOffset? last, DateTimeOffset now, TimeSpan refresh)
{
    public bool IsKnown(string id) => stored.TryGetValue(id, out var row) && row.Life.Status == PostingStatus.Open && !owed.Contains(id);

    /// <summary>False for a known posting whose page was read not long ago.</summary>
    public bool IsDue(string id)
    {
        if (!IsKnown(id) || last is not { } before || refresh <= TimeSpan.Zero)
        {
            return true;
        }

        var phase = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(id))) / (double)uint.MaxValue;
        return Turn(before) != Turn(now);

        long Turn(DateTimeOffset at) => (long)Math.Floor((at.UtcTicks / (double)refresh.Ticks) + phase);
    }
}

using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Catalog;

/// <summary>Changes as gzipped NDJSON, the shape of pending batches, redo logs and catalog pages.</summary>
internal static class ChangeLines
{
    public static BinaryData Write(IReadOnlyList<PostingChange> changes) => Gzip.CompressJson(changes, "\n"u8);

    /// <summary>Throws <see cref="InvalidDataException"/> when the content is not gzipped NDJSON of changes.</summary>
    public static List<PostingChange> Read(BinaryData content)
    {
        try
        {
            var changes = new List<PostingChange>();
            var rest = Gzip.Decompress(content.ToMemory()).AsSpan();
            while (!rest.IsEmpty)
            {
                var end = rest.IndexOf((byte)'\n');
                var line = end < 0 ? rest : rest[..end];
                changes.Add(JsonSerializer.Deserialize<PostingChange>(line, PostingJson.Options)!);
                rest = end < 0 ? default : rest[(end + 1)..];
            }

            return changes;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("The batch is not NDJSON of changes.", e);
        }
    }
}

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>
/// Tells whether a posting's content changed: the first 64 bits of SHA-256 over its JSON without <see cref="Posting.Life"/> and
/// <see cref="Posting.Provenance"/>.
/// </summary>
public static class ContentHash
{
    private static readonly Lifecycle NoLife = new();

    public static ulong Of(Posting posting)
    {
        var content = posting with { Life = NoLife, Provenance = ImmutableArray<Provenance>.Empty };
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, PostingJson.Options));
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}

using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobFeed.Core.Postings;

/// <summary>
/// A posting's public id, the same for ever: 13 characters of Crockford base 32 over the first 64 bits of
/// SHA-256(board id, U+001F, the source's own id). Never derived from a title or a URL, so that feeds never repeat an item.
/// </summary>
[JsonConverter(typeof(PostingIdJsonConverter))]
public readonly record struct PostingId(ulong Value) : IComparable<PostingId>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Number of characters of the written form.</summary>
    public const int Length = 13;

    public static PostingId Of(BoardId board, string sourceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceId);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{board}\u001F{sourceId}"));
        return new PostingId(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out PostingId id)
    {
        id = default;
        if (text is not { Length: Length })
        {
            return false;
        }

        UInt128 value = 0;
        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << 5) | (uint)digit;
        }

        if (value > ulong.MaxValue)
        {
            return false;
        }

        id = new PostingId((ulong)value);
        return true;
    }

    public int CompareTo(PostingId other) => Value.CompareTo(other.Value);

    public override string ToString() => string.Create(Length, Value, static (span, value) =>
    {
        for (var i = span.Length - 1; i >= 0; i--)
        {
            span[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }
    });

    public static bool operator <(PostingId left, PostingId right) => left.Value < right.Value;

    public static bool operator >(PostingId left, PostingId right) => left.Value > right.Value;

    public static bool operator <=(PostingId left, PostingId right) => left.Value <= right.Value;

    public static bool operator >=(PostingId left, PostingId right) => left.Value >= right.Value;
}

internal sealed class PostingIdJsonConverter : JsonConverter<PostingId>
{
    public override PostingId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PostingId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException($"A posting id has {PostingId.Length} characters of base 32.");

    public override void Write(Utf8JsonWriter writer, PostingId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

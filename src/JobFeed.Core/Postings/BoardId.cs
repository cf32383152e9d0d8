using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobFeed.Core.Postings;

/// <summary>
/// Names a board: the platform that publishes it and the key it has there, written <c>platform:key</c>
/// (<c>greenhouse:acme</c>, <c>career-page:https://acme.example/jobs</c>). Case of the key is kept: some platforms tell keys apart by it.
/// </summary>
[JsonConverter(typeof(BoardIdJsonConverter))]
public readonly record struct BoardId
{
    private readonly string? _platform;
    private readonly string? _key;

    /// <summary>Throws <see cref="ArgumentException"/> when the platform is not a lower-case slug or the key is blank.</summary>
    public BoardId(string platform, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(platform);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (!IsSlug(platform))
        {
            throw new ArgumentException($"'{platform}' is not a platform name: lower-case letters, digits and '-' only.", nameof(platform));
        }

        _platform = platform;
        _key = key;
    }

    /// <summary>The platform's name, as in its adapter's <c>SourceInfo.Name</c>.</summary>
    public string Platform => _platform ?? "";

    /// <summary>What names the board on the platform: a token, a site, a URL.</summary>
    public string Key => _key ?? "";

    public override string ToString() => $"{Platform}:{Key}";

    public static bool TryParse([NotNullWhen(true)] string? text, out BoardId id)
    {
        id = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon <= 0 || text.AsSpan(colon + 1).IsWhiteSpace() || !IsSlug(text.AsSpan(0, colon)))
        {
            return false;
        }

        id = new BoardId(text[..colon], text[(colon + 1)..]);
        return true;
    }

    /// <summary>Throws <see cref="FormatException"/> when the text is not <c>platform:key</c>.</summary>
    public static BoardId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a board id. Write it as platform:key, such as greenhouse:acme.");

    private static bool IsSlug(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}

internal sealed class BoardIdJsonConverter : JsonConverter<BoardId>
{
    public override BoardId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        BoardId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("A board id is platform:key.");

    public override void Write(Utf8JsonWriter writer, BoardId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

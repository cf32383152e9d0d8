using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>
/// The JSON that a platform sends, read posting by posting, so that one that cannot be read never costs the others. What is not JSON at all
/// (a log-in page, an answer cut short) becomes a <see cref="SourceException"/> that says so.
/// </summary>
internal static class WirePayload
{
    private static readonly SearchValues<string> WallMarks = SearchValues.Create(
        ["type=\"password\"", "type='password'", "captcha", "sign in", "log in", "login", "just a moment", "access denied"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Parses the body of an answer of <paramref name="platform"/> (its name for people).</summary>
    public static JsonDocument Parse(FetchedDocument document, string platform)
    {
        var body = Utf8Of(document);
        var start = body.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            throw new SourceException(SourceFault.Unreadable, $"{platform} sent an empty answer.");
        }

        if (body.Span[start] == '<')
        {
            throw Markup(body.Span, platform, "JSON");
        }

        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw Broken(platform, e);
        }
    }

    /// <summary>What to say about JSON that cannot be read.</summary>
    public static SourceException Broken(string platform, JsonException reason) =>
        new(SourceFault.Unreadable, $"{platform} sent JSON that is broken or ends early: {reason.Message}", reason);

    /// <summary>What to say about JSON that has no list of postings.</summary>
    public static SourceException Unexpected(JsonElement root, string platform)
    {
        foreach (var name in (ReadOnlySpan<string>)["error", "message", "errors", "detail"])
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var said))
            {
                var words = TextOf(said)!;
                return new SourceException(
                    SourceFault.Unreadable, $"{platform} sent an error instead of postings: {words[..Math.Min(words.Length, 200)]}");
            }
        }

        return new SourceException(SourceFault.Unreadable, $"{platform} sent JSON without a list of postings; its format may have changed.");
    }

    /// <summary>The list of postings: the answer itself, or the first list under one of the names; null when there is none.</summary>
    public static JsonElement? ListOf(JsonElement root, params ReadOnlySpan<string> names)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        foreach (var name in names)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return list;
            }
        }

        return null;
    }

    /// <summary>As <see cref="ListOf"/>; throws <see cref="SourceException"/> when the answer of <paramref name="platform"/> has no list.</summary>
    public static JsonElement.ArrayEnumerator NeededList(JsonElement root, string platform, params ReadOnlySpan<string> names) =>
        ListOf(root, names)?.EnumerateArray() ?? throw Unexpected(root, platform);

    /// <summary>A part of an object, or null when it is missing or null.</summary>
    public static JsonElement? Part(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? part : null;

    /// <summary>A value as text, an object or list as its JSON; an escaped half of a surrogate pair, which .NET refuses, becomes U+FFFD.</summary>
    public static string? TextOf(JsonElement? value)
    {
        try
        {
            return value?.ToString();
        }
        catch (InvalidOperationException)
        {
            return LenientText.Unescape(value!.Value.GetRawText()[1..^1]);
        }
    }

    /// <summary>A count written as number or text; null when there is none.</summary>
    public static int? Count(JsonElement? parent, string name) =>
        Part(parent, name) is { } part && int.TryParse(TextOf(part), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>The postings of a list that lacks their texts, as requests for the details; rows that have a text are whole.</summary>
    public static Extraction ReadStubs<TJob>(
        IEnumerable<JsonElement> list, JsonSerializerOptions options, Func<TJob, RawPosting?> read, Func<RawPosting, FetchRequest> detail)
    {
        var rows = ReadEach(list, options, read);
        return rows with
        {
            Postings = [.. rows.Postings.Where(row => row.Description is not null)],
            Next = [.. rows.Postings.Where(row => row.Description is null).Select(stub => detail(stub) with { Purpose = FetchPurpose.Detail, Stub = stub })],
        };
    }

    /// <summary>
    /// Reads each element of a list; <paramref name="read"/> gives null for what is no posting for the public. A posting that cannot be
    /// read is named by the first of <paramref name="idProperties"/> that it has, or by its <c>id</c>.
    /// </summary>
    public static Extraction ReadEach<TJob>(
        IEnumerable<JsonElement> list, JsonSerializerOptions options, Func<TJob, RawPosting?> read, params ReadOnlySpan<string> idProperties)
    {
        var postings = ImmutableArray.CreateBuilder<RawPosting>();
        var rejected = ImmutableArray.CreateBuilder<RejectedPosting>();
        foreach (var element in list)
        {
            try
            {
                var job = element.Deserialize<TJob>(options) ?? throw new JsonException("The posting is null.");
                if (read(job) is { } posting)
                {
                    Check(posting);
                    postings.Add(posting);
                }
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
            {
                rejected.Add(new RejectedPosting(IdOf(element, idProperties), e.Message));
            }
        }

        return new Extraction { Postings = postings.ToImmutable(), Rejected = rejected.ToImmutable() };
    }

    private static void Check(RawPosting posting)
    {
        if (posting.Id.Length == 0)
        {
            throw new FormatException("The posting has no id.");
        }

        if (posting.Title is null)
        {
            throw new FormatException("The posting has no title.");
        }
    }

    private static string? IdOf(JsonElement element, ReadOnlySpan<string> properties)
    {
        foreach (var property in properties.IsEmpty ? ["id"] : properties)
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var id) &&
                id.ValueKind is JsonValueKind.String or JsonValueKind.Number && TextOf(id).Trimmed() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>What to say about a web page that came instead of <paramref name="wanted"/> (JSON, XML).</summary>
    public static SourceException Markup(ReadOnlySpan<byte> body, string platform, string wanted)
    {
        var head = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 20_000)]);
        return head.AsSpan().ContainsAny(WallMarks)
            ? new SourceException(SourceFault.Refused, $"{platform} sent a log-in page or a bot wall instead of {wanted}.")
            : new SourceException(SourceFault.Unreadable, $"{platform} sent a web page instead of {wanted}.");
    }

    /// <summary>The body as UTF-8 without a byte order mark, whatever encoding it came in.</summary>
    private static ReadOnlyMemory<byte> Utf8Of(FetchedDocument document)
    {
        var body = document.Body;
        if (body.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            body = body[3..];
        }

        var isUtf16 = body.Span.Length >= 2 && (body.Span[0] == 0 || body.Span[1] == 0);
        return Utf8.IsValid(body.Span) && !isUtf16 ? body : Encoding.UTF8.GetBytes(DecodedText.Of(document.Body.Span, document.ContentType).Text);
    }
}

using System.Text.Json;

namespace JobFeed.Sources;

/// <summary>
/// A JSON document of any length that is a list of items, or an object that has one: gone through twice, first for what stands around the lists and to see that it is whole, then for
/// the items, of which one at a time is in memory.
/// </summary>
internal sealed class LongJson
{
    private readonly FetchedDocument _document;

    /// <summary>Which member of the object is the list, counted from 0; negative where the document itself is the list.</summary>
    private readonly int _member;

    private LongJson(FetchedDocument document, JsonElement head, int member) => (_document, Head, _member) = (document, head, member);

    /// <summary>The members of the document beside its lists; none where it is a list itself.</summary>
    public JsonElement Head { get; }

    /// <summary>
    /// Reads an answer of <paramref name="platform"/> (its name for people), whose items are the document itself or stand in the first list under one of the
    /// <paramref name="names"/>. Throws <see cref="SourceException"/> when there is none, or it is no whole JSON.
    /// </summary>
    public static LongJson Open(FetchedDocument document, string platform, params ReadOnlySpan<string> names)
    {
        using var window = JsonWindow.Over(document);
        try
        {
            var (head, lists) = ReadHead(window, names);
            foreach (var name in (ReadOnlySpan<string>)["", .. names])
            {
                if (lists.TryGetValue(name, out var member))
                {
                    return new LongJson(document, head, member);
                }
            }

            throw WirePayload.Unexpected(head, platform);
        }
        catch (JsonException e)
        {
            throw WirePayload.Broken(platform, e);
        }
    }

    /// <summary>The items; each holds until the next one is asked for.</summary>
    public IEnumerable<JsonElement> Items()
    {
        using var window = JsonWindow.Over(_document);
        window.Next();
        for (var member = 0; member <= _member; member++)
        {
            // Its name, and the value or the start of the list.
            window.Next();
            _ = member < _member ? window.Skip() : window.Next() == JsonTokenType.StartArray;
        }

        while (window.Value() is { IsEmpty: false } value)
        {
            using var item = JsonDocument.Parse(value);
            yield return item.RootElement;
        }
    }

    /// <summary>What stands around the lists, and which member each list is; of members of one name the last counts. A list that is the whole document has no name.</summary>
    private static (JsonElement Head, Dictionary<string, int> Lists) ReadHead(JsonWindow window, ReadOnlySpan<string> names)
    {
        var lists = new Dictionary<string, int>(StringComparer.Ordinal);
        using var head = new MemoryStream();
        if (window.Peek() != JsonTokenType.StartObject)
        {
            if (window.Peek() == JsonTokenType.StartArray)
            {
                lists[""] = -1;
            }

            window.Skip();
        }
        else
        {
            window.Next();
            for (var member = 0; window.NextName() is { } name; member++)
            {
                lists.Remove(name);
                if (names.Contains(name) && window.Peek() == JsonTokenType.StartArray)
                {
                    lists[name] = member;
                    window.Skip();
                }
                else
                {
                    head.Write(head.Length == 0 ? "{"u8 : ","u8);
                    head.Write(JsonSerializer.SerializeToUtf8Bytes(name));
                    head.Write(":"u8);
                    head.Write(window.Value().Span);
                }
            }
        }

        // Nothing may follow.
        window.Next();
        head.Write(head.Length == 0 ? "{}"u8 : "}"u8);
        using var parsed = JsonDocument.Parse(head.ToArray());
        return (parsed.RootElement.Clone(), lists);
    }
}

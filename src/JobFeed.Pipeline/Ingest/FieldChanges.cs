using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Which fields of a posting differ between two readings.</summary>
internal static class FieldChanges
{
    /// <summary>Not content: how it was read, and what became of it.</summary>
    private static readonly HashSet<string> Ignored = ["life", "provenance", "missing"];

    /// <summary>Named as changed, their values left out: the posting itself carries the new one.</summary>
    private static readonly HashSet<string> Long = ["descriptionHtml", "descriptionText", "sections", "summary"];

    public static ImmutableArray<FieldChange> Between(Posting old, Posting now)
    {
        var before = JsonSerializer.SerializeToElement(old, PostingJson.Options);
        var after = JsonSerializer.SerializeToElement(now, PostingJson.Options);
        var names = before.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct().Where(n => !Ignored.Contains(n));
        return
        [
            .. from name in names
               let was = Value(before, name)
               let isNow = Value(after, name)
               where !Equal(was, isNow)
               select Long.Contains(name) ? new FieldChange(name, null, null) : new FieldChange(name, was, isNow),
        ];
    }

    private static JsonElement? Value(JsonElement posting, string name) => posting.TryGetProperty(name, out var value) ? value : null;

    private static bool Equal(JsonElement? a, JsonElement? b) =>
        a is { } left && b is { } right ? JsonElement.DeepEquals(left, right) : a is null && b is null;
}

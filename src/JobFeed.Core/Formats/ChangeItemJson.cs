using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// One change as JSON, the same in pages of changes, daily files and webhooks. Postings that are gone carry id, title, reason and evidence; the others are given whole.
/// </summary>
public static class ChangeItemJson
{
    /// <param name="json">Written to.</param>
    /// <param name="item">The change.</param>
    /// <param name="fields">Properties of a posting to give; empty for all.</param>
    public static void Write(Utf8JsonWriter json, SeenChange item, ImmutableArray<string> fields = default)
    {
        var (change, posting) = (item.Change, item.Change.Posting);
        json.WriteStartObject();
        json.WriteNumber("sequence", change.Sequence);
        json.WriteString("at", JobXml.Instant(change.At));
        json.WriteString("kind", JobXml.Code(item.Kind));
        json.WriteString("id", posting.Id.ToString());
        if (!change.Fields.IsEmpty)
        {
            json.WritePropertyName("fields");
            JsonSerializer.Serialize(json, change.Fields, PostingJson.Options);
        }

        if (change.Group is { } group)
        {
            json.WritePropertyName("group");
            JsonSerializer.Serialize(json, group, PostingJson.Options);
        }

        if (item.IsGone)
        {
            json.WriteString("title", posting.Title);
            json.WriteString("reason", posting.Life.CloseReason is { } reason ? JobXml.Code(reason) : "OUTSIDE_THE_FILTER");
            json.WriteStated("evidence", posting.Life.CloseEvidence);
        }
        else
        {
            json.WritePropertyName("posting");
            JsonFormat.WriteItem(json, posting, fields.IsDefault ? [] : fields);
        }

        json.WriteEndObject();
    }
}

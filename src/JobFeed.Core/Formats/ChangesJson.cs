using System.Buffers;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// Changes as pages of JSON in the manner of NAV's feed (github.com/navikt/pam-stilling-feed): append-only, each page linked to the next; the last one says where
/// to ask again. Postings that
/// are gone carry id, title, reason and evidence; the others are given whole.
/// </summary>
internal sealed class ChangesJson : IChangeFormat
{
    public string Name => "json";

    public string ContentType => "application/json; charset=utf-8";

    public void Write(ChangePage page, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, JsonFormat.Writing);
        json.WriteStartObject();
        json.WriteString("title", page.Title);
        json.WriteString("self", page.SelfUrl);
        json.WriteStated("next", page.NextUrl);
        json.WriteString("resume", page.ResumeUrl);
        json.WriteNumber("cursor", page.Last);
        json.WriteNumber("end", page.End);
        json.WriteStartArray("items");
        foreach (var item in page.Items)
        {
            WriteItem(json, page, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, ChangePage page, SeenChange item)
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
            JsonFormat.WriteItem(json, posting, page.Fields);
        }

        json.WriteEndObject();
    }
}

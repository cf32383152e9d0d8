using System.Buffers;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>
/// Changes as pages of JSON in the manner of NAV's feed (github.com/navikt/pam-stilling-feed): append-only, each page linked to the next; the last one says where
/// to ask again.
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
            ChangeItemJson.Write(json, item, page.Fields);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Core.Search;

/// <summary>
/// Where a posting has the words that were asked for: HTML in which nothing but <c>&lt;mark&gt;</c> is markup, all else of the posting's text being escaped. Texts without such a word are
/// left out; a description gives fragments.
/// </summary>
public sealed record Highlights(ImmutableArray<string> Title, ImmutableArray<string> Skills, ImmutableArray<string> Company, ImmutableArray<string> Description)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, texts) in ((string, ImmutableArray<string>)[])[("title", Title), ("skills", Skills), ("company", Company), ("description", Description)])
        {
            if (texts.IsEmpty)
            {
                continue;
            }

            json.WriteStartArray(name);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

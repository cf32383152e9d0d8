using System.Text.Json;

namespace JobFeed.Core.Formats;

internal static class StatedJson
{
    /// <summary>A text property; nothing at all for null.</summary>
    public static void WriteStated(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

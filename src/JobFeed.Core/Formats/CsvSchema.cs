using System.Text.Json;

namespace JobFeed.Core.Formats;

/// <summary>The columns of <c>jobs.csv</c> as CSV on the Web metadata (w3.org/TR/tabular-metadata).</summary>
public static class CsvSchema
{
    /// <param name="json">Where it goes.</param>
    /// <param name="table">Address of the CSV file.</param>
    public static void Write(Utf8JsonWriter json, string table)
    {
        json.WriteStartObject();
        json.WriteString("@context", "http://www.w3.org/ns/csvw");
        json.WriteString("url", table);
        json.WriteStartObject("tableSchema");
        json.WriteString("primaryKey", CsvFormat.Columns[0].Name);
        json.WriteStartArray("columns");
        foreach (var column in CsvFormat.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("titles", column.Name);
            json.WriteString("datatype", column.Type);
            json.WriteString("dc:description", column.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobFeed.Cli.Read;

/// <summary>
/// <c>jobfeed read VERB</c>: one JSON object a line in, one <c>{"id", "value"}</c> a line out, in the same order. A line that cannot be
/// answered gives <c>{"id", "error"}</c> and makes the exit status 1; the other lines are still answered.
/// </summary>
internal static class ReadCommand
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, Type> Verbs { get; } = typeof(ReadCommand).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IReadVerb)))
        .ToDictionary(type => ((IReadVerb)Activator.CreateInstance(type, nonPublic: true)!).Name);

    public static int Run(string verb, bool explain, Stream input, Stream output)
    {
        var reader = (IReadVerb)Activator.CreateInstance(Verbs[verb], nonPublic: true)!;
        using var lines = new StreamReader(input, new UTF8Encoding(false));
        using var buffered = new BufferedStream(output, 1 << 16);
        var failed = false;
        while (lines.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            failed |= !AnswerLine(reader, line, explain, buffered);
            buffered.WriteByte((byte)'\n');
        }

        buffered.Flush();
        return failed ? 1 : 0;
    }

    private static bool AnswerLine(IReadVerb verb, string line, bool explain, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, Compact);
        JsonElement? id = null;
        ReadAnswer answer;
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new FormatException("The line is not a JSON object.");
            }

            id = document.RootElement.TryGetProperty("id", out var given) ? given.Clone() : null;
            answer = verb.Answer(document.RootElement);
            Write(writer, id, answer, explain ? answer.Why() : null, explain);
            return true;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            writer.WriteStartObject();
            WriteId(writer, id);
            writer.WriteString("error", e is JsonException ? "The line is not JSON." : e.Message);
            writer.WriteEndObject();
            return false;
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement? id, ReadAnswer answer, JsonNode? why, bool explain)
    {
        writer.WriteStartObject();
        WriteId(writer, id);
        writer.WritePropertyName("value");
        WriteNode(writer, answer.Value);
        if (explain)
        {
            writer.WritePropertyName("why");
            WriteNode(writer, why);
        }

        writer.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter writer, JsonElement? id)
    {
        writer.WritePropertyName("id");
        if (id is { } element)
        {
            element.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer);
        }
    }
}

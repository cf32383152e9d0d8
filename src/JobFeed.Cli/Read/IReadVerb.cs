using System.Text.Json;
using System.Text.Json.Nodes;

namespace JobFeed.Cli.Read;

/// <summary>One verb of <c>jobfeed read</c>: a reader put to one JSON object a line. Verbs are found in this assembly, not registered.</summary>
internal interface IReadVerb
{
    string Name { get; }

    /// <summary>
    /// Answers one line. Throws <see cref="FormatException"/> with a clear sentence when the line lacks what the verb needs.
    /// </summary>
    ReadAnswer Answer(JsonElement line);
}

/// <summary>The value, and why: rule, source field, evidence, confidence, what was inferred. <c>Why</c> is asked for only with <c>--explain</c>.</summary>
internal readonly record struct ReadAnswer(JsonNode? Value, Func<JsonNode?> Why);

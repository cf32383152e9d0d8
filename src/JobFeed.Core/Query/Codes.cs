using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Core.Query;

/// <summary>
/// The written forms of an enumeration in queries: <c>full_time</c>; any case and separator is read. Plain arrays, and nothing generic over them: a dictionary would be compiled
/// anew for every enumeration while the first caller waits.
/// </summary>
internal static class Codes<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();

    /// <summary>In the order of the values.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <summary>The names of values: they are the keys of their terms too.</summary>
    public static string[] KeysOf(ImmutableArray<T> values)
    {
        var keys = values.IsEmpty ? [] : new string[values.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = Name(values[i]);
        }

        return keys;
    }

    public static string Name(T value) => Names[Array.IndexOf(Values, value)];

    public static bool TryParse(string text, out T value)
    {
        var letters = Spelling.Letters(text);
        for (var i = 0; i < Values.Length; i++)
        {
            if (Spelling.Letters(Names[i]) == letters)
            {
                value = Values[i];
                return true;
            }
        }

        value = default;
        return false;
    }
}

using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Core.Query;

/// <summary>The written forms of an enumeration in queries: <c>full_time</c>; any case and separator is read.</summary>
internal static class Codes<T>
    where T : struct, Enum
{
    public static ImmutableArray<string> Names { get; } = [.. Enum.GetValues<T>().Select(Name)];

    private static readonly ImmutableDictionary<T, string> NameOf = Enum.GetValues<T>().ToImmutableDictionary(value => value, Name);

    /// <summary>The names of values: they are the keys of their terms too.</summary>
    public static IReadOnlyList<string> KeysOf(ImmutableArray<T> values) => values.IsEmpty ? [] : values.Select(value => NameOf[value]).ToArray();

    public static string Name(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static bool TryParse(string text, out T value)
    {
        var letters = Spelling.Letters(text);
        foreach (var candidate in Enum.GetValues<T>())
        {
            if (Spelling.Letters(candidate.ToString()) == letters)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }
}

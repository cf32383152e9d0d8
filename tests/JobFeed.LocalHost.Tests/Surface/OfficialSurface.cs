using JobFeed.Testing;

namespace JobFeed.LocalHost.Tests.Surface;

/// <summary>The types and members of the official packages, as <c>Name(parameter,parameter)</c> or <c>Name { get; set; }</c>.</summary>
internal static class OfficialSurface
{
    private static readonly string[] Kinds = ["class ", "abstract class ", "sealed class ", "static class ", "interface ", "enum ", "struct "];

    public static Dictionary<string, HashSet<string>> Read()
    {
        var types = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (var line in Directory.GetFiles(SharedFolder.Of("azure-api"), "Microsoft.Azure.Functions.Worker*.txt").SelectMany(File.ReadLines))
        {
            if (Array.Find(Kinds, kind => line.StartsWith(kind, StringComparison.Ordinal)) is { } kind)
            {
                // Extension classes of several packages have the same name.
                var name = line[kind.Length..].Split(' ')[0];
                members = types.TryGetValue(name, out var known) ? known : types[name] = [];
            }
            else
            {
                members.UnionWith(line.Contains('(', StringComparison.Ordinal) || line.Contains('{', StringComparison.Ordinal)
                    ? [Shorten(line.Trim())]
                    : line.Trim().Split(", "));
            }
        }

        return types;
    }

    private static string Shorten(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            var brace = line.IndexOf('{', StringComparison.Ordinal);
            return $"{line[..brace].TrimEnd().Split(' ')[^1]} {line[brace..(line.IndexOf('}', StringComparison.Ordinal) + 1)]}";
        }

        var name = line[..open].Split(' ')[^1];
        var parameters = new List<string>();
        var depth = 0;
        var start = open + 1;
        for (var i = start; i < line.Length; i++)
        {
            depth += line[i] switch { '<' or '[' => 1, '>' or ']' => -1, _ => 0 };
            if (depth == 0 && line[i] is ',' or ')' && i > start)
            {
                parameters.Add(line[start..i].Split(" = ")[0].Trim().Split(' ')[^1]);
                start = i + 1;
            }
        }

        return $"{name}({string.Join(',', parameters)})";
    }
}

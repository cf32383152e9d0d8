using System.Collections.Frozen;
using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>Every source of this assembly, found by its interface.</summary>
public static class KnownSources
{
    private static readonly FrozenDictionary<string, ISource> ByName = typeof(KnownSources).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ISource)))
        .Select(type => (ISource)Activator.CreateInstance(type, nonPublic: true)!)
        .ToFrozenDictionary(source => source.Info.Name, StringComparer.Ordinal);

    /// <summary>By kind, then name: feeds come after platforms that have feeds of their own; career pages and files, which take almost any link, last.</summary>
    public static ImmutableArray<ISource> All { get; } =
        [.. ByName.Values.OrderBy(source => source.Info.Kind).ThenBy(source => source.Info.Name, StringComparer.Ordinal)];

    private static readonly FrozenDictionary<string, ISource> ByAlias = ByName.Values
        .SelectMany(source => source.Info.Aliases.Select(alias => KeyValuePair.Create(alias, source)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The source of that name (<see cref="BoardId.Platform"/>) or alias, or null.</summary>
    public static ISource? Find(string name) => ByName.GetValueOrDefault(name) ?? ByAlias.GetValueOrDefault(name);

    /// <summary>The board that a link points at, by the shape of the link; null when it has none of the shapes that <see cref="Shapes"/> lists.</summary>
    public static Board? Recognize(Uri link)
    {
        foreach (var source in All)
        {
            if (source.Recognize(link) is { } board)
            {
                return board;
            }
        }

        return null;
    }

    /// <summary>What <see cref="Recognize"/> tries, one line a source, for telling somebody whose link was not recognised.</summary>
    public static string Shapes() =>
        string.Join(Environment.NewLine, All.Select(source => $"{source.Info.Title}: {string.Join(", ", source.Info.LinkShapes)}"));
}

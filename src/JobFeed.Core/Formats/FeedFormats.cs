using System.Collections.Immutable;

namespace JobFeed.Core.Formats;

/// <summary>The formats that feeds, salary statistics and changes can be had in.</summary>
public static class FeedFormats
{
    public static ImmutableArray<IFeedFormat> All { get; } = Found<IFeedFormat>(f => f.Name);

    public static ImmutableArray<ISalaryFormat> Salaries { get; } = Found<ISalaryFormat>(f => f.Name);

    public static ImmutableArray<IChangeFormat> Changes { get; } = Found<IChangeFormat>(f => f.Name);

    public static IFeedFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static ImmutableArray<T> Found<T>(Func<T, string> name) =>
    [
        .. typeof(FeedFormats).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)))
            .Select(type => (T)Activator.CreateInstance(type, nonPublic: true)!)
            .OrderBy(name, StringComparer.Ordinal),
    ];
}

using System.Reflection;
using JobFeed.LocalHost.Builder;
using JobFeed.Testing;

namespace JobFeed.LocalHost.Tests.Surface;

/// <summary>What stands in for the official packages may have less than they, and nothing that they have not.</summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Mirrored =
    [
        "JobFeed.LocalHost",
        "JobFeed.LocalHost.Builder",
        "JobFeed.LocalHost.Middleware",
        "JobFeed.LocalHost.Extensions.Abstractions",
        "Microsoft.Extensions.Hosting",
    ];

    [SharedFact]
    public void Has_only_official_types_and_members()
    {
        var official = OfficialSurface.Read();
        var types = typeof(FunctionsApplication).Assembly.GetExportedTypes().Where(type => Mirrored.Contains(type.Namespace)).ToList();
        var invented = new List<string>();
        foreach (var type in types)
        {
            var name = type.FullName!.Replace("JobFeed.LocalHost", "Microsoft.Azure.Functions.Worker", StringComparison.Ordinal)
                .Replace("`1", "<T>", StringComparison.Ordinal);
            if (!official.TryGetValue(name, out var members))
            {
                invented.Add(name);
                continue;
            }

            // An extension method is found by its name whatever its class.
            var known = type.IsAbstract && type.IsSealed ? [.. official.Values.SelectMany(some => some)] : members;
            invented.AddRange(Members(type).Where(member => !known.Contains(member)).Select(member => $"{name}: {member}"));
        }

        Assert.True(types.Count > 30);
        Assert.Empty(invented);
    }

    [SharedFact]
    public void Orders_authorization_levels_as_the_official_enum() =>
        Assert.Equal(
            OfficialSurface.Read()["Microsoft.Azure.Functions.Worker.AuthorizationLevel"], Enum.GetNames<AuthorizationLevel>());

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type);
        }

        var methods = type.GetMethods(Declared).Where(method => !method.IsSpecialName && !method.IsVirtual || type.IsAbstract || type.IsInterface)
            .Where(method => !method.IsSpecialName)
            .Select(method => $"{method.Name}{(method.IsGenericMethod ? "<T>" : "")}({Names(method)})");
        var properties = type.GetProperties(Declared)
            .Select(property => $"{property.Name} {{ {(property.GetMethod is null ? "" : "get; ")}{(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}");
        return methods.Concat(properties).Concat(type.GetConstructors().Select(constructor => $"ctor({Names(constructor)})"));
    }

    private static string Names(MethodBase method) => string.Join(',', method.GetParameters().Select(parameter => parameter.Name));
}

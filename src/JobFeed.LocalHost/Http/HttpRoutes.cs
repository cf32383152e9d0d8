using JobFeed.LocalHost.Discovery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JobFeed.LocalHost.Http;

/// <summary>The routes of the HTTP functions below the prefix of host.json.</summary>
internal static class HttpRoutes
{
    /// <summary>Says which functions have the same route and a method in common.</summary>
    public static IEnumerable<string> Conflicts(IEnumerable<FunctionEntry> functions, string prefix) =>
        from function in functions
        where function.Source is HttpSource
        group function by Path(prefix, (HttpSource)function.Source).ToUpperInvariant() into same
        from pair in same.SelectMany((one, i) => same.Skip(i + 1).Select(other => (One: one, Other: other)))
        where Overlap((HttpSource)pair.One.Source, (HttpSource)pair.Other.Source)
        select $"Functions '{pair.One.Name}' and '{pair.Other.Name}' have the same route "
            + $"{Path(prefix, (HttpSource)pair.One.Source)} and a method in common.";

    /// <summary>Maps every function that is not disabled.</summary>
    public static void Map(IEndpointRouteBuilder app, IEnumerable<FunctionEntry> functions, string prefix, HttpEntrance entrance)
    {
        foreach (var function in functions.Where(function => !function.IsDisabled))
        {
            if (function.Source is not HttpSource source)
            {
                continue;
            }

            RequestDelegate serve = http => entrance.ServeAsync(http, function);
            var path = Path(prefix, source);
            var endpoint = source.Methods.Count == 0 ? app.Map(path, serve) : app.MapMethods(path, source.Methods, serve);
            endpoint.WithMetadata(LocalEndpoint.Instance).WithDisplayName(function.Name);
        }
    }

    /// <summary>The whole template with a leading slash.</summary>
    public static string Path(string prefix, HttpSource source) =>
        "/" + string.Join('/', new[] { prefix, source.Template.RawText }.Where(part => !string.IsNullOrEmpty(part)));

    private static bool Overlap(HttpSource one, HttpSource other) =>
        one.Methods.Count == 0 || other.Methods.Count == 0 || one.Methods.Intersect(other.Methods).Any();
}

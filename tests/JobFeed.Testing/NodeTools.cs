using System.Security.Cryptography;
using System.Text;

namespace JobFeed.Testing;

/// <summary>Programs of others that judge what we write: npm packages of exact versions, installed once under the repository's ignored folder, as Azurite is.</summary>
public static class NodeTools
{
    private static readonly string[] Packages =
    [
        "@redocly/cli@2.77.0", "rss-parser@3.13.0", "feedparser@2.6.0", "@rowanmanning/feed-parser@2.1.5", "feedsmith@3.0.1", "libxml2-wasm@0.7.2", "csv-parse@6.2.1",
        "jsonfeed-validator@0.2.0", "@adobe/structured-data-validator@1.7.1", "schema-dts@2.1.0", "typescript@5.9.3", "cheerio@1.2.0",
    ];

    private static readonly Lazy<string?> Trouble = new(Install);

    /// <summary>Why they cannot be run here; null when they can.</summary>
    public static string? Missing => Trouble.Value;

    /// <summary>Named by the versions above: another list is another folder.</summary>
    private static string Home { get; } = Path.Combine(
        SharedFolder.Repository, ".jobfeed", "npm-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', Packages))).AsSpan(0, 6)));

    /// <summary>Runs a script of an installed package, or one of the caller's own that imports them.</summary>
    /// <param name="script">Its path within <c>node_modules</c>, or an absolute one.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="input">What it reads on its standard input.</param>
    /// <returns>Its exit status and all that it wrote.</returns>
    public static async Task<(int Status, string Output)> RunAsync(string script, IEnumerable<string> arguments, string folder, string? input = null)
    {
        if (!Path.IsPathRooted(script))
        {
            return await OtherPrograms.RunAsync("node", [Path.Combine(Home, "node_modules", script), .. arguments], folder, input).ConfigureAwait(false);
        }

        // Node looks for packages beside the script.
        var beside = Path.Combine(Home, $"{Guid.NewGuid():N}{Path.GetExtension(script)}");
        File.Copy(script, beside);
        try
        {
            return await OtherPrograms.RunAsync("node", [beside, .. arguments], folder, input).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static string? Install() => OtherPrograms.Install(
        Home,
        folder =>
        {
            File.WriteAllText(Path.Combine(folder, "package.json"), """{"name":"jobfeed-tools","private":true}""");
            return OtherPrograms.RunAsync("npm", ["install", .. Packages, "--no-audit", "--no-fund", "--no-progress", "--omit=dev"], folder);
        });
}

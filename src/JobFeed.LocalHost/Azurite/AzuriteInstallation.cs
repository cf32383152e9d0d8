using System.Diagnostics;

namespace JobFeed.LocalHost.Azurite;

/// <summary>The pinned emulator in a folder, installed by npm once, however many processes ask at the same time.</summary>
internal sealed record AzuriteInstallation(string Node, string Script, string Watch)
{
    /// <summary>The last version that runs on Node 18 and 20; later ones ask for Node 21 and more (Azurite ChangeLog).</summary>
    public const string Version = "3.35.0";

    private const string WatchSource = """
        // Ends the emulator, with its data written, when the program that started it closes its end of the pipe or dies.
        process.stdin.on('end', () => {
          setTimeout(() => process.exit(0), 5000).unref();
          if (!process.emit('SIGTERM')) process.exit(0);
        });
        process.stdin.on('error', () => process.exit(0));
        process.stdin.resume();
        // Ctrl+C reaches every process of a terminal; the program that started the emulator says when it needs no storage any more.
        const once = process.once;
        process.once = (name, listener) => name === 'SIGINT' ? process : once.call(process, name, listener);
        process.on('SIGINT', () => {});
        """;

    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    /// <exception cref="AzuriteException">Node.js or npm is missing, or npm failed.</exception>
    public static async Task<AzuriteInstallation> EnsureAsync(string folder, string? searchPath, CancellationToken cancellationToken)
    {
        var node = FindProgram("node", searchPath) ?? throw Missing("Node.js ('node')");
        var home = Path.Combine(Path.GetFullPath(folder), "azurite-" + Version);
        var installed = new AzuriteInstallation(node, Path.Combine(home, "node_modules", "azurite", "dist", "src", "azurite.js"), Path.Combine(home, "watch-parent.cjs"));
        if (!File.Exists(installed.Script))
        {
            Directory.CreateDirectory(folder);
            await using var alone = await LockAsync(Path.Combine(folder, "install.lock"), cancellationToken);
            if (!File.Exists(installed.Script))
                await InstallAsync(folder, home, searchPath, cancellationToken);
        }

        await WriteWatchAsync(installed.Watch, cancellationToken);
        return installed;
    }

    // Moved into its place whole, as several processes may write the same text at once.
    private static async Task WriteWatchAsync(string path, CancellationToken cancellationToken)
    {
        if (File.Exists(path) && await File.ReadAllTextAsync(path, cancellationToken) == WatchSource)
            return;
        var draft = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(draft, WatchSource, cancellationToken);
        File.Move(draft, path, overwrite: true);
    }

    // Everything is made beside its place and moved there whole: what lies at the final path is complete.
    private static async Task InstallAsync(string folder, string home, string? searchPath, CancellationToken cancellationToken)
    {
        var npm = FindProgram("npm", searchPath) ?? throw Missing("npm");
        // The lock is held: what still lies here was left by an installation that was killed.
        foreach (var abandoned in Directory.GetDirectories(folder, "installing-*"))
            Directory.Delete(abandoned, recursive: true);
        var staging = Path.Combine(folder, "installing-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(staging);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(staging, "package.json"), """{"name":"jobfeed-azurite","private":true}""", cancellationToken);
            await RunNpmAsync(npm, staging, cancellationToken);
            if (Directory.Exists(home))
                Directory.Delete(home, recursive: true);
            Directory.Move(staging, home);
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    private static async Task RunNpmAsync(string npm, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(npm, ["install", "azurite@" + Version, "--no-audit", "--no-fund", "--no-progress", "--omit=dev"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw Missing("npm");
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(InstallLimit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await output;
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0)
                throw new AzuriteException($"npm could not install azurite@{Version} (exit code {process.ExitCode}). It needs its registry once. To use another storage account instead, give --storage CONNECTION.\n{Tail(errors)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new AzuriteException($"npm did not finish installing azurite@{Version} within {InstallLimit.TotalMinutes:0} minutes. To use another storage account instead, give --storage CONNECTION.");
        }
    }

    // The lock is the open file itself: the system gives it back when its holder dies.
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static string? FindProgram(string name, string? path)
    {
        string[] files = OperatingSystem.IsWindows() ? [name + ".exe", name + ".cmd"] : [name];
        return (path ?? Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => files.Select(file => Path.Combine(folder.Trim('"'), file)))
            .FirstOrDefault(File.Exists);
    }

    internal static AzuriteException Missing(string what) => new(
        $"{what} was not found on the PATH. The local storage emulator (Azurite) runs on Node.js: install Node.js 20 or later from https://nodejs.org or the system's packages, or use another storage account with --storage CONNECTION.");

    internal static string Tail(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8));
}

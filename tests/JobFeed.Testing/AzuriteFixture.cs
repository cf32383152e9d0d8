using JobFeed.LocalHost.Azurite;

namespace JobFeed.Testing;

/// <summary>One in-memory storage emulator for the whole test process; tests keep apart by names of their own.</summary>
/// <remarks>Use as a class fixture or a collection fixture: all of them share the same emulator, which ends with the process.</remarks>
public sealed class AzuriteFixture : Xunit.IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, ".jobfeed", "azurite");
    private static readonly Lazy<Task<AzuriteServer>> Shared = new(static () => AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = Folder }));
    private static int names;
    private AzuriteServer? server;

    /// <summary>The connection string of the emulator.</summary>
    public string ConnectionString => Server.ConnectionString;

    /// <summary>The emulator.</summary>
    public AzuriteServer Server => server ?? throw new InvalidOperationException("The fixture has not been started.");

    /// <summary>Where the emulator is installed: under the repository's ignored folder.</summary>
    public static string InstallFolder => Folder;

    /// <summary>A name that no other test of this process has, valid for tables, queues and containers.</summary>
    public static string NewName(string start = "t") => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{start}{Interlocked.Increment(ref names):d5}");

    /// <inheritdoc/>
    public async Task InitializeAsync() => server = await Shared.Value;

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}

using System.Net;
using System.Reflection;

namespace JobFeed.LocalHost.Hosting;

/// <summary>How function classes are run here; bound from the settings under <c>LocalHost</c>.</summary>
public sealed class LocalHostOptions
{
    /// <summary>The port for HTTP, 0 for any free one; default 7071 as the Functions tools; also <c>--port N</c>.</summary>
    public int Port { get; set; } = 7071;

    /// <summary>The address to listen on; default the loopback address only.</summary>
    public string Address { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>
    /// The folder of host.json and local.settings.json. Default: the setting FUNCTIONS_APPLICATION_DIRECTORY, else the current
    /// folder when it holds a host.json, else the folder of the app. Settings files are read when the builder is made, so
    /// name another folder by setting (<c>--LocalHost:Folder PATH</c>) rather than in code.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>Where functions are looked for; when empty the entry assembly and the one that made the builder.</summary>
    public IList<Assembly> FunctionAssemblies { get; } = [];

    /// <summary>Just these classes, when any are named, instead of whole assemblies.</summary>
    public IList<Type> FunctionTypes { get; } = [];

    /// <summary>The clock of schedules and time limits; default the registered <see cref="System.TimeProvider"/>, else the system's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>The connection string that stands for AzureWebJobsStorage; default that setting.</summary>
    public string? StorageConnection { get; set; }

    /// <summary>Whether timers fire; they can be run by hand in any case. Default true.</summary>
    public bool Timers { get; set; } = true;

    /// <summary>Whether queues are read; the functions can be run by hand in any case. Default true.</summary>
    public bool Queues { get; set; } = true;

    /// <summary>
    /// Keys by name, each good for every function below Admin. Without any key nothing is checked, as with the tools.
    /// </summary>
    public IDictionary<string, string> FunctionKeys { get; } = new Dictionary<string, string>();

    /// <summary>The key for everything, <c>/admin</c> included.</summary>
    public string? MasterKey { get; set; }

    /// <summary>How long a stop waits for running functions before it cancels them; default 10 s.</summary>
    public TimeSpan StopLimit { get; set; } = TimeSpan.FromSeconds(10);
}

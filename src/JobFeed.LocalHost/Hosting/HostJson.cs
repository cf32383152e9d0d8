using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>
/// What counts here of host.json; any value is overridden by a setting <c>AzureFunctionsJobHost__path__to__value</c>.
/// (learn.microsoft.com "host.json reference for Azure Functions 2.x and later".)
/// </summary>
internal sealed class HostJson
{
    public const string FileName = "host.json";

    private readonly IConfiguration _values;

    private HostJson(IConfiguration values)
    {
        _values = values;
        RoutePrefix = (values["extensions:http:routePrefix"] ?? "api").Trim('/');
        CustomHeaders = values.GetSection("extensions:http:customHeaders").GetChildren()
            .ToDictionary(header => header.Key, header => header.Value ?? "", StringComparer.OrdinalIgnoreCase);
        FunctionTimeout = values["functionTimeout"] is null or "-1" ? null : Span("functionTimeout", default);
        Queues = ReadQueues();
    }

    /// <summary>What precedes every route, without slashes; default <c>api</c>, empty for none.</summary>
    public string RoutePrefix { get; }

    /// <summary>Headers that every answer gets.</summary>
    public IReadOnlyDictionary<string, string> CustomHeaders { get; }

    /// <summary>How long a function may run, null for ever.</summary>
    public TimeSpan? FunctionTimeout { get; }

    /// <summary>How queues are read.</summary>
    public QueueSettings Queues { get; }

    /// <summary>The host's id when one is given.</summary>
    public string? Id => _values["id"];

    public static HostJson Read(string folder, IConfiguration settings)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var values = new ConfigurationBuilder()
                .AddJsonFile(path, optional: true, reloadOnChange: false)
                .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
                .Build();
            if (File.Exists(path) && values["version"] is var version and not "2.0")
            {
                throw new LocalHostException($"{path}: version is {version ?? "missing"}, it must be \"2.0\".");
            }

            return new HostJson(values);
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException)
        {
            throw new LocalHostException($"{path} is not readable: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
    }

    private QueueSettings ReadQueues()
    {
        const string Section = "extensions:queues:";
        var batchSize = Number(Section + "batchSize", 16, 1, 32);
        return new QueueSettings(
            batchSize,
            Number(Section + "newBatchThreshold", batchSize / 2, 0, 1000),
            Number(Section + "maxDequeueCount", 5, 1, 1000),
            Span(Section + "visibilityTimeout", TimeSpan.Zero),
            // The tools poll every 2 s at least, so that trying things out does not take a minute.
            Span(Section + "maxPollingInterval", TimeSpan.FromSeconds(2)),
            (_values[Section + "messageEncoding"] ?? "base64") switch
            {
                var name when name.Equals("base64", StringComparison.OrdinalIgnoreCase) => true,
                var name when name.Equals("none", StringComparison.OrdinalIgnoreCase) => false,
                var name => throw Wrong(Section + "messageEncoding", name, "base64 or none"),
            });
    }

    private int Number(string key, int missing, int low, int high)
    {
        var text = _values[key];
        return text is null ? missing
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high ? value
            : throw Wrong(key, text, $"a whole number from {low} to {high}");
    }

    private TimeSpan Span(string key, TimeSpan missing)
    {
        // Hours end at 23: the Functions host refuses "24:00:00" too.
        var text = _values[key];
        return text is null ? missing
            : TimeSpan.TryParseExact(text, ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"], CultureInfo.InvariantCulture, out var value) ? value
            : throw Wrong(key, text, "a time span as [d.]hh:mm:ss");
    }

    private static LocalHostException Wrong(string key, string text, string wanted) =>
        new($"{FileName}: {key.Replace(':', '.')} is \"{text}\", it must be {wanted}.");
}

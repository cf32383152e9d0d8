using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core.Pipeline;

namespace JobFeed.AzureRest.Wire;

/// <summary>A storage connection string, read once and checked; never shows its key.</summary>
/// <remarks>Keys as in learn.microsoft.com "Configure Azure Storage connection strings"; names are case-insensitive.</remarks>
internal sealed class ConnectionString
{
    private const string DevelopmentAccount = "devstoreaccount1";
    // The emulator's published key, the same on every machine.
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Dictionary<string, string> parts;

    private ConnectionString(Dictionary<string, string> parts) => this.parts = parts;

    public string? AccountName => parts.GetValueOrDefault("AccountName");

    public string? AccountKey => parts.GetValueOrDefault("AccountKey");

    /// <summary>The shared access signature without a leading question mark.</summary>
    public string? Sas => parts.GetValueOrDefault("SharedAccessSignature")?.TrimStart('?');

    /// <exception cref="FormatException">The text is not a storage connection string.</exception>
    public static ConnectionString Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = Split(text);
        if (parts.TryGetValue("UseDevelopmentStorage", out var development))
        {
            if (!development.Equals("true", StringComparison.OrdinalIgnoreCase))
                throw Wrong("UseDevelopmentStorage can only be 'true'", "Remove it to use another account.");
            parts = Development(parts.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        var result = new ConnectionString(parts);
        result.Check();
        return result;
    }

    /// <summary>The address of a service: <paramref name="service"/> is Table, Blob or Queue.</summary>
    public Uri Endpoint(string service)
    {
        if (parts.TryGetValue(service + "Endpoint", out var given))
            return Address(given, service + "Endpoint");
        if (AccountName is null)
            throw Wrong($"it has neither {service}Endpoint nor AccountName", $"Add {service}Endpoint=https://... or AccountName=...");
        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Address($"{protocol}://{AccountName}.{service.ToLowerInvariant()}.{suffix}", "EndpointSuffix");
    }

    /// <summary>How blob and queue requests authenticate: the signature goes before the key, as in the official clients.</summary>
    public HttpPipelinePolicy? StoragePolicy() => this switch
    {
        { Sas: { } sas } => new SasPolicy(new AzureSasCredential(sas)),
        { AccountKey: { } key } => new SharedKeyPolicy(new StorageSharedKeyCredential(AccountName!, key), TimeProvider.System),
        _ => null,
    };

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var number = 0;
        foreach (var piece in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            number++;
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Wrong($"its part number {number} is not Name=Value", "Copy it again from the storage account's access keys page; parts are separated by ';'.");
            var name = piece[..equals].Trim();
            if (!parts.TryAdd(name, piece[(equals + 1)..].Trim()))
                throw Wrong($"'{name}' stands in it twice", "Keep one of the two.");
        }

        return parts.Count > 0 ? parts : throw Wrong("it is empty", "Give the account's connection string, or UseDevelopmentStorage=true for the local emulator.");
    }

    private static Dictionary<string, string> Development(string? proxy)
    {
        var root = (proxy ?? "http://127.0.0.1").TrimEnd('/');
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["AccountName"] = DevelopmentAccount,
            ["AccountKey"] = DevelopmentKey,
            ["BlobEndpoint"] = $"{root}:10000/{DevelopmentAccount}",
            ["QueueEndpoint"] = $"{root}:10001/{DevelopmentAccount}",
            ["TableEndpoint"] = $"{root}:10002/{DevelopmentAccount}",
        };
    }

    private void Check()
    {
        var named = parts.Keys.Any(static k => k.Equals("AccountName", StringComparison.OrdinalIgnoreCase) || k.EndsWith("Endpoint", StringComparison.OrdinalIgnoreCase));
        if (!named)
            throw Wrong("it names no account: AccountName, BlobEndpoint, QueueEndpoint and TableEndpoint are all missing", "Add AccountName=... or the endpoints.");
        if (parts.TryGetValue("DefaultEndpointsProtocol", out var protocol) && protocol is not ("http" or "https"))
            throw Wrong("DefaultEndpointsProtocol is neither 'http' nor 'https'", "Use https.");
        if (AccountKey is null)
            return;
        if (AccountName is null)
            throw Wrong("it has an AccountKey but no AccountName", "Add AccountName=...");
        if (AccountKey.Length == 0 || !Convert.TryFromBase64String(AccountKey, new byte[AccountKey.Length], out _))
            throw Wrong("its AccountKey is not base64 (perhaps cut at the end)", "Copy the key again from the storage account's access keys page.");
    }

    private static Uri Address(string text, string name) =>
        TryAddress(text, out var uri) ? uri : throw Wrong($"{name} does not give a http or https address", "Write it like https://account.table.core.windows.net.");

    private static bool TryAddress(string text, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri) && uri.Scheme is "http" or "https";

    private static FormatException Wrong(string what, string remedy) => new($"The storage connection string cannot be used: {what}. {remedy}");
}

using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.AzureRest.Wire;

/// <summary>What a client needs to speak to one storage service: its root, its pipeline, its version.</summary>
internal sealed class ServiceConnection
{
    private const string TokenScope = "https://storage.azure.com/.default";

    /// <param name="uri">Where the service (or the container, queue, table) lies. A signature in its query is used and taken off.</param>
    /// <param name="options">Retry, transport and diagnostics.</param>
    /// <param name="version">The x-ms-version header.</param>
    /// <param name="authentication">How requests prove who they are; null when the URI does, or for public blobs.</param>
    public ServiceConnection(Uri uri, ClientOptions options, string version, HttpPipelinePolicy? authentication)
    {
        ArgumentNullException.ThrowIfNull(uri);
        if (uri.Query.Length > 1)
        {
            if (authentication is not null and not SasPolicy && uri.Query.Contains("sig=", StringComparison.Ordinal))
                throw new ArgumentException("The URI carries a shared access signature and a credential was given as well; give one of them.", nameof(uri));
            authentication ??= new SasPolicy(new AzureSasCredential(uri.Query[1..]));
        }

        Uri = new UriBuilder(uri) { Query = "", Fragment = "", Path = uri.AbsolutePath.TrimEnd('/') }.Uri;
        Version = version;
        Pipeline = HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            RequestFailedDetailsParser = StorageErrorDetails.Instance,
            PerRetryPolicies = { authentication ?? Anonymous.Instance },
        });
    }

    private ServiceConnection(ServiceConnection parent, Uri uri) => (Uri, Version, Pipeline) = (uri, parent.Version, parent.Pipeline);

    public Uri Uri { get; }

    public string Version { get; }

    public HttpPipeline Pipeline { get; }

    /// <summary>The account: the first label of the host name, or the first path segment of an emulator's address.</summary>
    public string AccountName => PathStyle(Uri) ? Uri.Segments.ElementAtOrDefault(1)?.TrimEnd('/') ?? "" : Uri.Host.Split('.')[0];

    /// <summary>The path below the account, without its leading slash.</summary>
    public string ResourcePath
    {
        get
        {
            var path = Uri.AbsolutePath.TrimStart('/');
            if (!PathStyle(Uri))
                return path;
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? "" : path[(slash + 1)..];
        }
    }

    public static HttpPipelinePolicy Bearer(TokenCredential credential) => new BearerTokenAuthenticationPolicy(credential, TokenScope);

    /// <summary>The same service at a path below this one; <paramref name="escapedPath"/> is already escaped.</summary>
    public ServiceConnection Below(string escapedPath) => new(this, Child(escapedPath));

    /// <summary>The same service one or more path segments up.</summary>
    public ServiceConnection Above(int segments)
    {
        var path = Uri.AbsolutePath.TrimEnd('/');
        for (var i = 0; i < segments; i++)
            path = path[..path.LastIndexOf('/')];
        return new(this, new UriBuilder(Uri) { Path = path }.Uri);
    }

    public Uri Child(string escapedPath) => new(Uri.AbsoluteUri.TrimEnd('/') + "/" + escapedPath);

    public HttpMessage Message(RequestMethod method, Uri? uri = null)
    {
        var message = Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri ?? Uri);
        message.Request.Headers.SetValue("x-ms-version", Version);
        return message;
    }

    /// <summary>Sends, and hands back the response whatever its status.</summary>
    public async Task<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellationToken)
    {
        if (async)
            await Pipeline.SendAsync(message, cancellationToken);
        else
#pragma warning disable CA1849 // The synchronous members of the official clients go this way.
            Pipeline.Send(message, cancellationToken);
#pragma warning restore CA1849
        return message.Response;
    }

    /// <summary>Sends, and throws unless the status is one of <paramref name="good"/>.</summary>
    /// <exception cref="RequestFailedException">The service refused, or could not be reached.</exception>
    public async Task<Response> SendAsync(HttpMessage message, bool async, CancellationToken cancellationToken, params int[] good)
    {
        var response = await SendAsync(message, async, cancellationToken);
        return Array.IndexOf(good, response.Status) >= 0 ? response : throw new RequestFailedException(response);
    }

    private static bool PathStyle(Uri uri) => uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || uri.Host == "localhost" || !uri.Host.Contains('.', StringComparison.Ordinal);

    private sealed class Anonymous : HttpPipelineSynchronousPolicy
    {
        public static readonly Anonymous Instance = new();
    }
}

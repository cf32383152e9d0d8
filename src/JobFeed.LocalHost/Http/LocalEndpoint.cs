namespace JobFeed.LocalHost.Http;

/// <summary>Marks the endpoints of this host among those that routing makes up, such as "405 method not allowed".</summary>
internal sealed class LocalEndpoint
{
    public static readonly LocalEndpoint Instance = new();

    private LocalEndpoint()
    {
    }
}

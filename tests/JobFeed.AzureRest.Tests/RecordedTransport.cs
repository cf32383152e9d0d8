using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.AzureRest.Tests;

/// <summary>Answers every request without a network, with a status by its number, and remembers what was asked.</summary>
internal sealed class RecordedTransport(Func<int, int> status) : HttpMessageHandler
{
    public List<(string Url, string? Authorization, string? Version)> Requests { get; } = [];

    public static implicit operator HttpPipelineTransport(RecordedTransport handler) => new HttpClientTransport(handler);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.ToString(), request.Headers.TryGetValues("x-ms-version", out var version) ? version.Single() : null));
        return Task.FromResult(new HttpResponseMessage((HttpStatusCode)status(Requests.Count)) { Content = new StringContent("{\"PartitionKey\":\"p\",\"RowKey\":\"r\"}") });
    }
}

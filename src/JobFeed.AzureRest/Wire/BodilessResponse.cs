using Azure;

namespace JobFeed.AzureRest.Wire;

/// <summary>An answer without a body, as 304 Not Modified is; its value cannot be read, as in the official client.</summary>
internal sealed class BodilessResponse<T>(Response response) : Response<T>
{
    public override bool HasValue => false;

    public override T Value => throw new ResponseBodyNotFoundException($"The service answered {response.Status} {response.ReasonPhrase} without a body; look at GetRawResponse().Status first.");

    public override Response GetRawResponse() => response;

    // The official exception is private too, so that nobody can catch it by name.
    private sealed class ResponseBodyNotFoundException(string message) : Exception(message);
}

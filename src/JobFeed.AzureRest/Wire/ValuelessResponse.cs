using Azure;

namespace JobFeed.AzureRest.Wire;

/// <summary>The answer of a "get if exists" that found nothing.</summary>
internal sealed class ValuelessResponse<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"The response has no value: the service answered {response.Status}. Ask HasValue first.");

    public override Response GetRawResponse() => response;
}

/// <summary>An answer without a body, as 304 Not Modified is; its value cannot be read, as in the official client.</summary>
internal sealed class BodilessResponse<T>(Response response) : Response<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"Status: {response.Status}, Service request has no body; look at GetRawResponse().Status first.");

    public override Response GetRawResponse() => response;
}

using JobFeed.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Tests.Samples;

/// <summary>Something that lives as long as one run.</summary>
public sealed class Unit(Journal journal) : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => journal.Write("disposed");
}

public sealed class Scoped(Unit unit)
{
    [Function("Scoped")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        var same = (Unit)context.InstanceServices.GetService(typeof(Unit))!;
        return Results.Text($"{(same == unit ? "same" : "other")} {unit.Id} {request.Scheme}://{request.Host}");
    }
}

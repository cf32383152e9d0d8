using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Tests.Samples;

public sealed class QueueSamples(Journal journal)
{
    public sealed record Order(string Name, int Amount);

    [Function("Text")]
    public void Text(
        [QueueTrigger("%Prefix%-text")] string message, long dequeueCount, string id, DateTimeOffset? insertionTime, FunctionContext context) =>
        journal.Write(
            $"{message} {dequeueCount} {(Guid.TryParse(id, out _) ? "id" : "no id")} {(insertionTime is null ? "by hand" : "queued")} "
            + context.BindingContext.BindingData["queueTrigger"]);

    [Function("Bytes")]
    public void Bytes([QueueTrigger("%Prefix%-bytes")] byte[] message) => journal.Write(Convert.ToHexString(message));

    [Function("Data")]
    public void Data([QueueTrigger("%Prefix%-data")] BinaryData message) => journal.Write($"data {message}");

    [Function("Json")]
    public void Json([QueueTrigger("%Prefix%-json")] Order order) => journal.Write($"{order.Amount} of {order.Name}");

    [Function("Native")]
    public void Native([QueueTrigger("%Prefix%-native")] QueueMessage message) => journal.Write($"{message.MessageText} {message.DequeueCount}");

    [Function("Forward")]
    [QueueOutput("%Prefix%-text")]
    public static string[] Forward([QueueTrigger("%Prefix%-forward")] string message) => [.. message.Split(',')];
}

public sealed class FailingQueue(Journal journal)
{
    [Function("FailingQueue")]
    public void Run([QueueTrigger("%Prefix%-failing")] string message, int dequeueCount)
    {
        journal.Write($"{message} {dequeueCount}");
        if (message != "recovers" || dequeueCount < 2)
        {
            throw new InvalidOperationException("as it should");
        }
    }
}

public sealed class SlowQueue(Journal journal, Gate gate)
{
    [Function("SlowQueue")]
    public async Task Run([QueueTrigger("%Prefix%-slow")] string message, CancellationToken cancellationToken)
    {
        journal.Write($"begin {message}");
        try
        {
            await gate.Opened.WaitAsync(cancellationToken);
            journal.Write($"end {message}");
        }
        catch (OperationCanceledException)
        {
            journal.Write($"cancelled {message}");
            throw;
        }
    }
}

/// <summary>Each run waits for a turn of its own.</summary>
public sealed class TurnQueue(Journal journal, Turns turns)
{
    [Function("TurnQueue")]
    public async Task Run([QueueTrigger("%Prefix%-turn")] string message)
    {
        journal.Write($"begin, {turns.Enter()} at once");
        await turns.NextAsync();
        turns.Leave();
        journal.Write("end");
    }
}

public sealed class Submit
{
    public sealed class Both
    {
        [HttpResult]
        public required IResult Answer { get; init; }

        [QueueOutput("%Prefix%-json")]
        public required QueueSamples.Order Order { get; init; }
    }

    [Function("Submit")]
    public static Both Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{amount}")] HttpRequest request, int amount) =>
        new() { Answer = Results.Accepted(), Order = new("nails", amount) };
}

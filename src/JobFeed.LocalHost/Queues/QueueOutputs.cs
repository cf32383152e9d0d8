using System.Collections;
using System.Text.Json;
using Azure;
using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobFeed.LocalHost.Queues;

/// <summary>Sends what functions return to the queues of their output attributes: a collection sends one message per element.</summary>
internal sealed class QueueOutputs(QueueAccounts accounts, QueueSettings settings)
{
    /// <summary>To be called when the run has succeeded. A queue that is missing is made, as by the Functions host.</summary>
    public async Task SendAsync(LocalFunctionContext context)
    {
        foreach (var output in context.Function.Outputs)
        {
            if (output.Queue is not { } target || output.Read(context.Result.Value) is not { } value)
            {
                continue;
            }

            var queue = accounts.Open(target.Connection, target.QueueName);
            var json = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
            foreach (var body in Bodies(value, json))
            {
                await SendAsync(queue, settings.IsBase64 ? Convert.ToBase64String(body.ToMemory().Span) : body.ToString());
            }
        }
    }

    /// <summary>Sends the text as it is to a queue that may not be there yet.</summary>
    public static async Task SendAsync(QueueClient queue, string text)
    {
        try
        {
            await queue.SendMessageAsync(text);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            await queue.CreateIfNotExistsAsync();
            await queue.SendMessageAsync(text);
        }
    }

    private static IEnumerable<BinaryData> Bodies(object value, JsonSerializerOptions json) => value switch
    {
        string text => [BinaryData.FromString(text)],
        BinaryData data => [data],
        byte[] bytes => [BinaryData.FromBytes(bytes)],
        IEnumerable many => many.Cast<object?>().Where(one => one is not null).SelectMany(one => Bodies(one!, json)),
        _ => [BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json))],
    };
}

using System.Text.Json;
using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobFeed.LocalHost.Queues;

/// <summary>A queue and the account it is in.</summary>
internal sealed class QueueSource(string queueName, string? connection) : TriggerSource
{
    private static readonly string[] Metadata =
        ["QueueTrigger", "Id", "PopReceipt", "DequeueCount", "InsertionTime", "ExpirationTime", "NextVisibleTime"];

    public string QueueName => queueName;

    public string? Connection => connection;

    public override string BindingType => "queueTrigger";

    public override string Accepts => "string, BinaryData, byte[], QueueMessage or a class read from JSON";

    public override IReadOnlyCollection<string> MetadataNames => Metadata;

    public static QueueSource Read(QueueTriggerAttribute trigger, IConfiguration settings) =>
        new(ResolveName(trigger.QueueName, settings), trigger.Connection);

    /// <summary>The name with its settings filled in. Throws <see cref="LocalHostException"/> for what no queue can be called.</summary>
    public static string ResolveName(string written, IConfiguration settings)
    {
        // learn.microsoft.com "Naming queues and metadata"
        var name = SettingText.Resolve(written, settings);
        return name.Length is >= 3 and <= 63
            && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
                ? name
                : throw new LocalHostException(
                    $"\"{name}\" cannot be a queue: 3 to 63 lower-case letters, digits and single hyphens between them");
    }

    public override ParameterBinding? BindTrigger(Type type) =>
        type == typeof(QueueMessage) ? Of
        : type == typeof(string) ? context => Of(context).Body.ToString()
        : type == typeof(BinaryData) ? context => Of(context).Body
        : type == typeof(byte[]) ? context => Of(context).Body.ToArray()
        : type.IsPrimitive || type.IsAbstract || type.IsInterface ? null
        : context => FromJson(context, type);

    public override Task<TriggerInput?> ByHandAsync(string? text, CancellationToken cancellationToken) =>
        Task.FromResult<TriggerInput?>(new QueueInput(new QueueMessage(
            Guid.NewGuid().ToString(), popReceipt: "", BinaryData.FromString(text ?? ""), null, null, null, dequeueCount: 0)));

    private static QueueMessage Of(LocalFunctionContext context) => ((QueueInput)context.Input).Message;

    private static object? FromJson(LocalFunctionContext context, Type type)
    {
        try
        {
            var options = context.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>().Value;
            return JsonSerializer.Deserialize(Of(context).Body.ToMemory().Span, type, options);
        }
        catch (JsonException unfit)
        {
            throw new FunctionInputConverterException($"The message is not JSON for '{type}': {unfit.Message}", unfit);
        }
    }
}

using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Hosting;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Executing '{Function}' (Id={InvocationId})")]
    public static partial void Executing(this ILogger logger, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Information, "Executed '{Function}' (Succeeded, Id={InvocationId}, Duration={Milliseconds:0}ms)")]
    public static partial void Executed(this ILogger logger, string function, string invocationId, double milliseconds);

    [LoggerMessage(3, LogLevel.Error, "Executed '{Function}' (Failed, Id={InvocationId}): {Reason}")]
    public static partial void Failed(this ILogger logger, Exception failure, string function, string invocationId, string reason);

    [LoggerMessage(4, LogLevel.Warning, "'{Function}' will be run again (retry {Retry}) in {Delay}")]
    public static partial void WillRetry(this ILogger logger, string function, int retry, TimeSpan delay);

    [LoggerMessage(5, LogLevel.Information, "{Functions} functions are ready at {Address}")]
    public static partial void Ready(this ILogger logger, int functions, Uri address);

    [LoggerMessage(6, LogLevel.Information, "  {Function}: {What}")]
    public static partial void Serves(this ILogger logger, string function, string what);

    [LoggerMessage(7, LogLevel.Warning, "'{Function}' returned {Type}, which the worker answers with an empty 200")]
    public static partial void EmptyAnswer(this ILogger logger, string function, string type);

    [LoggerMessage(8, LogLevel.Warning, "{Running} runs are not done after {Limit}: cancelling them")]
    public static partial void Cancelling(this ILogger logger, int running, TimeSpan limit);

    [LoggerMessage(9, LogLevel.Warning, "The status of the timer '{Function}' could not be kept: it may run again after a restart")]
    public static partial void StatusNotKept(this ILogger logger, Exception fault, string function);

    [LoggerMessage(10, LogLevel.Warning, "The queue '{Queue}' of '{Function}' cannot be read, trying again: {Reason}")]
    public static partial void QueueNotRead(this ILogger logger, string queue, string function, string reason);

    [LoggerMessage(11, LogLevel.Warning, "Message {Id} of '{Queue}' has failed {Count} times and goes to '{Poison}'")]
    public static partial void Poisoned(this ILogger logger, string id, string queue, long count, string poison);

    [LoggerMessage(12, LogLevel.Warning, "Message {Id} of '{Queue}' is not base64: set QueueMessageEncoding.Base64 on the sender")]
    public static partial void NotBase64(this ILogger logger, string id, string queue);

    [LoggerMessage(13, LogLevel.Warning, "Message {Id} of '{Queue}' could not be {Done} and will come again: {Reason}")]
    public static partial void MessageNotDone(this ILogger logger, string id, string queue, string done, string reason);
}

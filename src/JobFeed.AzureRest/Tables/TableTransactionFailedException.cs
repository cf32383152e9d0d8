using System.Globalization;
using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>A transaction of which one action failed, so that none was done; mirrors Azure.Data.Tables.TableTransactionFailedException.</summary>
#pragma warning disable CA1032 // The official type has this constructor only.
public class TableTransactionFailedException(RequestFailedException requestFailedException)
    : RequestFailedException(requestFailedException.Status, requestFailedException.Message, requestFailedException.ErrorCode, requestFailedException.InnerException)
#pragma warning restore CA1032
{
    /// <summary>Mirrors FailedTransactionActionIndex: the action at fault counted from 0, or null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; } = Index(requestFailedException.Message);

    // The service writes the index before the message, as "3:The specified entity already exists.".
    private static int? Index(string message)
    {
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }
}

namespace JobFeed.AzureRest.Queues.Models;

/// <summary>What an updated message got; mirrors Azure.Storage.Queues.Models.UpdateReceipt.</summary>
public class UpdateReceipt
{
    internal UpdateReceipt(string popReceipt, DateTimeOffset nextVisibleOn) => (PopReceipt, NextVisibleOn) = (popReceipt, nextVisibleOn);

    /// <summary>Mirrors PopReceipt: the one that holds from now on.</summary>
    public string PopReceipt { get; }

    /// <summary>Mirrors NextVisibleOn.</summary>
    public DateTimeOffset NextVisibleOn { get; }
}

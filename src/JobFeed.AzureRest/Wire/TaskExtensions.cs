namespace JobFeed.AzureRest.Wire;

/// <summary>Ends a task that a synchronous member ran without ever leaving its thread.</summary>
internal static class TaskExtensions
{
    public static T Completed<T>(this Task<T> task) => task.GetAwaiter().GetResult();
}

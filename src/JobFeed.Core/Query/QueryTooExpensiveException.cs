namespace JobFeed.Core.Query;

/// <summary>A query that is well formed and would take too long. The message says what to ask instead.</summary>
public sealed class QueryTooExpensiveException(string message) : Exception(message);

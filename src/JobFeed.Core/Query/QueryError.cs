using System.Collections.Immutable;

namespace JobFeed.Core.Query;

/// <summary>What is wrong with one parameter: an entry of <c>errors[]</c> in an RFC 9457 problem.</summary>
/// <param name="Parameter">Name of the parameter.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
/// <param name="DidYouMean">Likely correct names or values, best first.</param>
public sealed record QueryError(string Parameter, string Message, ImmutableArray<string> DidYouMean);

/// <summary>A parsed query, or everything that is wrong with it at once.</summary>
public sealed record QueryParse(JobQuery? Query, ImmutableArray<QueryError> Errors);

using JobFeed.LocalHost.Extensions.Abstractions;

namespace JobFeed.LocalHost;

/// <summary>Marks the HTTP answer among several outputs; mirrors <c>Microsoft.Azure.Functions.Worker.HttpResultAttribute</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HttpResultAttribute : OutputBindingAttribute;

namespace JobFeed.LocalHost;

/// <summary>Names a public method as a function; mirrors <c>Microsoft.Azure.Functions.Worker.FunctionAttribute</c>.</summary>
/// <param name="name">Starts with a letter, then letters, digits, <c>_</c> or <c>-</c>, at most 127 characters, unique in the app.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name; mirrors <c>FunctionAttribute.Name</c>.</summary>
    public string Name { get; } = name;
}

using System.Reflection;

namespace JobFeed.LocalHost.Discovery;

/// <summary>One thing a function's return value holds: messages for a queue, or the HTTP answer among several outputs.</summary>
/// <param name="Property">Where it is in the returned object, null when the returned value is it.</param>
/// <param name="Queue">The queue, null for the HTTP answer.</param>
internal sealed record OutputTarget(PropertyInfo? Property, QueueOutputAttribute? Queue)
{
    public string Name => Property?.Name ?? "$return";

    public string BindingType => Queue is null ? "http" : "queue";

    /// <summary>What is to be sent; nothing when middleware has put something else in place of the returned object.</summary>
    public object? Read(object? returned) =>
        Property is null ? returned
        : Property.DeclaringType!.IsInstanceOfType(returned) ? Property.GetValue(returned)
        : null;

    /// <summary>What a method declares: on itself, or on the properties of what it returns.</summary>
    public static IReadOnlyList<OutputTarget> Of(MethodInfo method)
    {
        if (method.GetCustomAttribute<QueueOutputAttribute>() is { } onMethod)
        {
            return [new OutputTarget(null, onMethod)];
        }

        return
        [
            .. from property in ResultOf(method).GetProperties()
               let queue = property.GetCustomAttribute<QueueOutputAttribute>()
               where queue is not null || property.IsDefined(typeof(HttpResultAttribute))
               select new OutputTarget(property, queue),
        ];
    }

    /// <summary>What the method gives once awaited; <c>void</c> for nothing.</summary>
    public static Type ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        return type == typeof(Task) || type == typeof(ValueTask) ? typeof(void)
            : type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>))
                ? type.GetGenericArguments()[0]
                : type;
    }
}

using System.Reflection;
using JobFeed.LocalHost.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost.Invocation;

/// <summary>The end of the pipeline: makes the class, fills the parameters, calls the method, keeps its result.</summary>
internal static class FunctionExecution
{
    /// <summary>The steps in the order of adding, and the call at the end.</summary>
    public static FunctionExecutionDelegate Pipeline(
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps) =>
        steps.Reverse().Aggregate((FunctionExecutionDelegate)CallAsync, (next, step) => step(next));

    private static async Task CallAsync(FunctionContext context)
    {
        var local = (LocalFunctionContext)context;
        var function = local.Function;
        var arguments = new object?[function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = function.Parameters[i](local);
        }

        var instance = function.Method.IsStatic ? null : ActivatorUtilities.CreateInstance(context.InstanceServices, function.Type);
        var returned = function.Method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        local.Result.Value = await AwaitAsync(returned, function.Method.ReturnType);
    }

    private static async Task<object?> AwaitAsync(object? returned, Type declared)
    {
        if (returned is null)
        {
            return null;
        }

        // A ValueTask may be awaited only once, so it becomes a Task first.
        if (declared == typeof(ValueTask))
        {
            await (ValueTask)returned;
            return null;
        }

        if (declared.IsGenericType && declared.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            returned = declared.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(returned, null)!;
            declared = returned.GetType();
        }

        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return typeof(Task<object>) == declared || (declared.IsGenericType && typeof(Task).IsAssignableFrom(declared))
            ? task.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(task)
            : null;
    }
}

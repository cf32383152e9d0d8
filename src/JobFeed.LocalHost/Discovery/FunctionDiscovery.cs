using System.Reflection;
using JobFeed.LocalHost.Extensions.Abstractions;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Http;
using JobFeed.LocalHost.Invocation;
using JobFeed.LocalHost.Queues;
using JobFeed.LocalHost.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost.Discovery;

/// <summary>Finds the functions of an app by their attributes and checks what the build or the host would refuse.</summary>
internal sealed class FunctionDiscovery(
    IConfiguration settings, StorageConnections connections, HostJson hostJson, TriggerSources sources, IServiceProviderIsService services)
{
    private const int LongestName = 127;

    /// <summary>Throws one <see cref="LocalHostException"/> that names every function that cannot run, and why.</summary>
    public IReadOnlyList<FunctionEntry> Find(IEnumerable<Type> types)
    {
        var functions = new List<FunctionEntry>();
        var faults = new List<string>();
        foreach (var (type, method, name) in Declared(types).OrderBy(declared => declared.Name, StringComparer.Ordinal))
        {
            try
            {
                functions.Add(Read(type, method, name));
            }
            catch (LocalHostException fault)
            {
                faults.Add($"Function '{name}' ({type.Name}.{method.Name}): {fault.Message}.");
            }
        }

        faults.AddRange(
            from function in functions
            group function by function.Name.ToUpperInvariant() into same
            where same.Count() > 1
            select $"Function '{same.First().Name}' is declared {same.Count()} times (AZFW0017): "
                + string.Join(", ", same.Select(function => function.Definition.EntryPoint)) + ".");
        faults.AddRange(HttpRoutes.Conflicts(functions, hostJson.RoutePrefix));
        return faults.Count == 0 ? functions : throw new LocalHostException(string.Join(Environment.NewLine, faults));
    }

    private static IEnumerable<(Type Type, MethodInfo Method, string Name)> Declared(IEnumerable<Type> types) =>
        from type in types
        where type.IsClass && (!type.IsAbstract || type.IsSealed) // static classes are abstract and sealed
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (type, method, function.Name);

    private FunctionEntry Read(Type type, MethodInfo method, string name)
    {
        CheckName(name);
        if (!method.IsPublic || !type.IsVisible)
        {
            throw new LocalHostException("a function must be a public method of a public class");
        }

        var parameters = method.GetParameters(); // asked once: another call may answer with other objects
        var triggers = parameters.Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (triggers is not [var trigger])
        {
            throw new LocalHostException($"a function needs exactly one trigger, this has {triggers.Count}");
        }

        CheckServices(type, method);
        var source = sources.Create(name, trigger.GetCustomAttribute<TriggerBindingAttribute>()!);
        var outputs = OutputTarget.Of(method);
        if (source.FaultOfResult(OutputTarget.ResultOf(method), outputs) is { } fault)
        {
            throw new LocalHostException(fault);
        }

        return new FunctionEntry
        {
            Definition = new LocalFunctionDefinition(name, method, trigger.Name!, source, outputs),
            Type = type,
            Method = method,
            Source = source,
            Parameters = [.. parameters.Select(parameter => Bind(parameter, parameter == trigger, source))],
            Outputs = [.. outputs.Select(Resolve)],
            Retry = ReadRetry(method, source),
            IsDisabled = settings.GetValue($"AzureWebJobs.{name}.Disabled", settings.GetValue($"AzureWebJobs:{name}:Disabled", false)),
        };
    }

    private OutputTarget Resolve(OutputTarget output)
    {
        if (output.Queue is not { } queue)
        {
            return output;
        }

        connections.Require(queue.Connection);
        return output with
        {
            Queue = new QueueOutputAttribute(QueueSource.ResolveName(queue.QueueName, settings)) { Connection = queue.Connection },
        };
    }

    private static void CheckName(string name)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetter(name[0])
            || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
        {
            throw new LocalHostException(
                $"a name starts with a letter and goes on with letters, digits, _ or -, {LongestName} characters at most");
        }
    }

    /// <summary>Says at the start what would otherwise fail at midnight. Several constructors are left to the activator.</summary>
    private void CheckServices(Type type, MethodInfo method)
    {
        if (method.IsStatic || type.GetConstructors() is not [var constructor])
        {
            return;
        }

        var missing = constructor.GetParameters().FirstOrDefault(parameter => !parameter.HasDefaultValue
            && !parameter.IsDefined(typeof(FromKeyedServicesAttribute)) && !services.IsService(parameter.ParameterType));
        if (missing is not null)
        {
            throw new LocalHostException($"its class needs {missing.ParameterType.Name} {missing.Name}, which is not registered");
        }
    }

    private static ParameterBinding Bind(ParameterInfo parameter, bool isTrigger, TriggerSource source)
    {
        var type = parameter.ParameterType;
        if (isTrigger)
        {
            return source.BindTrigger(type)
                ?? throw new LocalHostException($"the trigger's parameter {parameter.Name} is {type.Name}, it can be {source.Accepts}");
        }

        if (type == typeof(FunctionContext))
        {
            return context => context;
        }

        if (type == typeof(CancellationToken))
        {
            return context => context.CancellationToken;
        }

        if (source.MetadataNames.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase))
        {
            var fallback = parameter.HasDefaultValue ? parameter.DefaultValue : null;
            return context => context.Input.BindingData.GetValueOrDefault(parameter.Name!) is { } value
                ? ValueConversion.To(type, value, parameter.Name!)
                : fallback ?? ValueConversion.Empty(type);
        }

        return source.BindPlain(type)
            ?? (parameter.HasDefaultValue ? _ => parameter.DefaultValue : throw new LocalHostException(
                $"nothing gives the parameter {parameter.Name} ({type.Name}) a value"
                + (source.MetadataNames.Count == 0 ? "" : $"; by name there are {string.Join(", ", source.MetadataNames)}")));
    }

    private static RetryPolicy? ReadRetry(MethodInfo method, TriggerSource source) =>
        method.GetCustomAttribute<RetryAttribute>() is not { } retry ? null
        : source is TimerSource ? RetryPolicy.Read(retry)
        : throw new LocalHostException(
            $"retry attributes are not supported by {source.BindingType} (AZFW0012), only by timerTrigger");
}

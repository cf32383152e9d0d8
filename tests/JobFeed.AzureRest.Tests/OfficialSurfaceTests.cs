using System.Reflection;
using JobFeed.AzureRest.Tables;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

/// <summary>Every public member stands in the listings of the official packages with the same name, parameters and result.</summary>
public sealed class OfficialSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // The listings leave these official types out.
    private static readonly string[] Unlisted =
    [
        "Azure.Storage.StorageSharedKeyCredential", "Azure.Storage.StorageTransferOptions", "Azure.Storage.Queues.Models.QueueItem", "Azure.Storage.Queues.Models.QueueTraits",
        "Azure.Storage.Blobs.Models.BlobHierarchyItem", "Azure.Storage.Blobs.Models.BlobType", "Azure.Storage.Blobs.Models.LeaseState", "Azure.Storage.Blobs.Models.LeaseStatus",
        "Azure.Storage.Blobs.Models.ReleasedObjectInfo", "Azure.Storage.Queues.QueueClientOptions.ServiceVersion", "Azure.Storage.Blobs.BlobClientOptions.ServiceVersion",
    ];

    [SharedFact]
    public void Is_a_part_of_the_official_one()
    {
        var official = Listings();
        var types = typeof(TableClient).Assembly.GetExportedTypes().Where(static t => !Unlisted.Contains(Name(t))).ToList();

        var unknown = types.Where(t => !official.ContainsKey(Name(t))).Select(Name)
            .Concat(types.Where(static t => !t.IsEnum).SelectMany(t => Members(t).Where(m => official.TryGetValue(Name(t), out var known) && !known.Contains(m)).Select(m => $"{Name(t)}: {m}")));

        Assert.Empty(unknown);
        Assert.True(types.Sum(static t => Members(t).Count()) > 400);
    }

    private static Dictionary<string, HashSet<string>> Listings()
    {
        var official = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (var line in Directory.GetFiles(SharedFolder.Of("azure-api"), "Azure.*.txt").SelectMany(File.ReadLines))
        {
            if (line.StartsWith(' '))
                members.Add(Bare(line));
            else if (line.Split(' ').SkipWhile(static w => w is not ("class" or "struct" or "enum" or "interface")).ElementAtOrDefault(1) is { } type)
                official.TryAdd(type, members = []);
        }

        return official;
    }

    // A listed member without modifiers and default values, which do not change what compiles.
    private static string Bare(string line)
    {
        var words = line.Trim().Split(' ').Where(static w => w is not ("virtual" or "static" or "protected")).ToList();
        for (var i = words.IndexOf("="); i >= 0; i = words.IndexOf("="))
        {
            words[i - 1] += words[i + 1][^1] is ',' or ')' ? words[i + 1][^1] : "";
            words.RemoveRange(i, 2);
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<string> Members(Type type) => type.GetMembers(Declared).Select(static m => m switch
    {
        ConstructorInfo c => "ctor" + Parameters(c),
        MethodInfo { IsSpecialName: false, Name: not ("Equals" or "GetHashCode" or "ToString") } method => $"{Name(method.ReturnType)} {method.Name}{Generic(method)}{Parameters(method)}",
        PropertyInfo p => $"{Name(p.PropertyType)} {p.Name} {{ get; {(p.SetMethod?.IsPublic == true ? "set; " : "")}}}",
        FieldInfo { IsSpecialName: false } field => $"{Name(field.FieldType)} {field.Name}",
        _ => null,
    }).OfType<string>();

    private static string Generic(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(',', method.GetGenericArguments().Select(static g => g.Name))}>" : "";

    private static string Parameters(MethodBase method) => $"({string.Join(", ", method.GetParameters().Select(static p => $"{Name(p.ParameterType)} {p.Name}"))})";

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var name = $"{type.Namespace}.{(type.DeclaringType is { } outer ? outer.Name + "." : "")}{type.Name}"
            .Replace("JobFeed.AzureRest.Tables", "Azure.Data.Tables", StringComparison.Ordinal)
            .Replace("JobFeed.AzureRest", "Azure.Storage", StringComparison.Ordinal);
        return type.IsGenericType ? $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}

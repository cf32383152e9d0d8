using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Serialization;
using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>Sees every entity as names and values: a <see cref="TableEntity"/> as it is, any other class through its public properties.</summary>
internal static class EntityProperties
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    /// <summary>The properties to store: the keys and all others that have a value, without ETag and Timestamp, which the service sets.</summary>
    public static IEnumerable<(string Name, object Value)> Of(ITableEntity entity)
    {
        yield return ("PartitionKey", entity.PartitionKey);
        yield return ("RowKey", entity.RowKey);
        var rest = entity is TableEntity bag
            ? ((IEnumerable<KeyValuePair<string, object>>)bag).Select(static p => (Name: p.Key, Value: (object?)p.Value))
            : Members(entity.GetType()).Select(p => (Name: Name(p), Value: p.GetValue(entity)));
        foreach (var (name, value) in rest)
        {
            if (value is not null && name is not ("PartitionKey" or "RowKey" or "Timestamp" or "ETag" or "odata.etag"))
                yield return (name, value);
        }
    }

    /// <summary>Builds an entity of the wished class; properties that it does not have are passed over.</summary>
    public static T Build<T>(IReadOnlyDictionary<string, object> values) where T : class, ITableEntity
    {
        if (typeof(T) == typeof(TableEntity) || typeof(T) == typeof(ITableEntity))
            return (T)(ITableEntity)new TableEntity(values.ToDictionary());

        var entity = Activator.CreateInstance<T>();
        foreach (var property in Members(typeof(T)))
        {
            if (property.CanWrite && values.TryGetValue(Name(property), out var value))
                property.SetValue(entity, Convert(value, property));
        }

        entity.PartitionKey = values.GetValueOrDefault("PartitionKey") as string ?? entity.PartitionKey;
        entity.RowKey = values.GetValueOrDefault("RowKey") as string ?? entity.RowKey;
        entity.Timestamp = values.GetValueOrDefault("Timestamp") as DateTimeOffset?;
        if (values.GetValueOrDefault("odata.etag") is string tag)
            entity.ETag = new ETag(tag);
        return entity;
    }

    // The official client leaves out what IgnoreDataMember marks and takes the stored name from DataMember.
    private static PropertyInfo[] Members(Type type) => Known.GetOrAdd(type, static t =>
        [.. t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(IgnoreDataMemberAttribute), true))
            .Where(static p => p.Name is not ("PartitionKey" or "RowKey" or "Timestamp" or "ETag"))]);

    private static string Name(PropertyInfo property) => property.GetCustomAttribute<DataMemberAttribute>()?.Name ?? property.Name;

    private static object Convert(object value, PropertyInfo property)
    {
        var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return (value, wanted) switch
        {
            (DateTimeOffset instant, _) when wanted == typeof(DateTime) => instant.UtcDateTime,
            (byte[] bytes, _) when wanted == typeof(BinaryData) => BinaryData.FromBytes(bytes),
            (int number, _) when wanted == typeof(long) => (long)number,
            (int number, _) when wanted == typeof(double) => (double)number,
            (string name, { IsEnum: true }) => Enum.Parse(wanted, name),
            _ when wanted.IsInstanceOfType(value) => value,
            _ => throw new InvalidOperationException($"The stored property '{property.Name}' is a {value.GetType()}, which {property.DeclaringType}.{property.Name} ({property.PropertyType}) cannot hold."),
        };
    }
}

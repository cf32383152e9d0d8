using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>A row as a dictionary of typed properties; mirrors Azure.Data.Tables.TableEntity.</summary>
#pragma warning disable CA1710 // The official name.
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
#pragma warning restore CA1710
{
    private readonly Dictionary<string, object?> properties;

    /// <summary>Mirrors the official constructor.</summary>
    public TableEntity() => properties = [];

    /// <summary>Mirrors the official constructor.</summary>
    public TableEntity(string? partitionKey, string? rowKey)
        : this()
    {
        PartitionKey = partitionKey!;
        RowKey = rowKey!;
    }

    /// <summary>Mirrors the official constructor: takes a copy of <paramref name="values"/>.</summary>
    public TableEntity(IDictionary<string, object> values)
        : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (name, value) in values)
            properties[name] = value;
    }

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString("PartitionKey")!;
        set => properties["PartitionKey"] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString("RowKey")!;
        set => properties["RowKey"] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset("Timestamp");
        set => properties["Timestamp"] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString("odata.etag") is { } tag ? new ETag(tag) : default;
        set => properties["odata.etag"] = value.ToString();
    }

    /// <summary>Mirrors Count.</summary>
    public int Count => properties.Count;

    /// <summary>Mirrors Keys.</summary>
    public ICollection<string> Keys => properties.Keys;

    /// <inheritdoc/>
    ICollection<object> IDictionary<string, object>.Values => properties.Values!;

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <inheritdoc/>
    object IDictionary<string, object>.this[string key]
    {
        get => this[key]!;
        set => this[key] = value;
    }

    /// <summary>Mirrors the official indexer: null for a property that is not there.</summary>
    /// <exception cref="InvalidOperationException">A value of another type stands there already; int widens to long or double.</exception>
    public object? this[string key]
    {
        get => properties.GetValueOrDefault(key);
        set => properties[key] = value is null || properties.GetValueOrDefault(key) is not { } present ? value : Coerced(present, value, key);
    }

    /// <summary>Mirrors GetString.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public string? GetString(string key) => Get<string>(key);

    /// <summary>Mirrors GetBinary.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public byte[]? GetBinary(string key) => this[key] is BinaryData data ? data.ToArray() : Get<byte[]>(key);

    /// <summary>Mirrors GetBinaryData.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public BinaryData? GetBinaryData(string key) => this[key] is byte[] bytes ? BinaryData.FromBytes(bytes) : Get<BinaryData>(key);

    /// <summary>Mirrors GetBoolean.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public bool? GetBoolean(string key) => Get<bool?>(key);

    /// <summary>Mirrors GetDateTime: in UTC.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public DateTime? GetDateTime(string key) => this[key] is DateTimeOffset instant ? instant.UtcDateTime : Get<DateTime?>(key);

    /// <summary>Mirrors GetDateTimeOffset.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public DateTimeOffset? GetDateTimeOffset(string key) => Get<DateTimeOffset?>(key);

    /// <summary>Mirrors GetDouble.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public double? GetDouble(string key) => Get<double?>(key);

    /// <summary>Mirrors GetGuid.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public Guid? GetGuid(string key) => Get<Guid?>(key);

    /// <summary>Mirrors GetInt32.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public int? GetInt32(string key) => Get<int?>(key);

    /// <summary>Mirrors GetInt64.</summary>
    /// <exception cref="InvalidOperationException">The property is of another type.</exception>
    public long? GetInt64(string key) => Get<long?>(key);

    /// <summary>Mirrors Add.</summary>
    public void Add(string key, object? value) => properties.Add(key, value);

    /// <summary>Mirrors Clear.</summary>
    public void Clear() => properties.Clear();

    /// <summary>Mirrors ContainsKey.</summary>
    public bool ContainsKey(string key) => properties.ContainsKey(key);

    /// <summary>Mirrors Remove.</summary>
    public bool Remove(string key) => properties.Remove(key);

    /// <summary>Mirrors TryGetValue.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object value) => properties.TryGetValue(key, out value!);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object?>>)properties).Contains(item!);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, object?>>)properties).CopyTo(array!, arrayIndex);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) => ((ICollection<KeyValuePair<string, object?>>)properties).Remove(item!);

    /// <inheritdoc/>
    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => ((IEnumerable<KeyValuePair<string, object>>)properties).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private T? Get<T>(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return properties.GetValueOrDefault(key) switch
        {
            null => default,
            T value => value,
            var other => throw new InvalidOperationException($"Cannot return {typeof(T)} type for a {other.GetType()} typed property '{key}'."),
        };
    }

    private static object Coerced(object present, object value, string key) => (present, value) switch
    {
        (int, long or double) => value,
        (double, int number) => (double)number,
        (long, int number) => (long)number,
        (byte[], BinaryData) or (BinaryData, byte[]) or (DateTime, DateTimeOffset) or (DateTimeOffset, DateTime) => value,
        _ when present.GetType() == value.GetType() => value,
        _ => throw new InvalidOperationException($"The property '{key}' holds a {present.GetType()}; a {value.GetType()} cannot take its place. Remove it first."),
    };
}

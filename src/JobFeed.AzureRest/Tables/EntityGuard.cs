using System.Globalization;
using System.Text;
using Azure;

namespace JobFeed.AzureRest.Tables;

/// <summary>Refuses before sending what the real service refuses, with its codes, because the emulator lets some of it through.</summary>
/// <remarks>Limits and the size rule: learn.microsoft.com "Understanding the Table service data model".</remarks>
internal static class EntityGuard
{
    private const int MaxEntityBytes = 1024 * 1024;
    private const int MaxValueBytes = 64 * 1024;
    private const int MaxKeyBytes = 1024;
    private const int MaxProperties = 252;
    private const int MaxNameLength = 255;
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <exception cref="RequestFailedException">Status 400 and the code that the service would give.</exception>
    public static void Check(ITableEntity entity)
    {
        CheckKey(entity.PartitionKey, "PartitionKey");
        CheckKey(entity.RowKey, "RowKey");
        long size = 4 + 2L * (entity.PartitionKey.Length + entity.RowKey.Length);
        var count = 0;
        foreach (var (name, value) in EntityProperties.Of(entity).Skip(2))
        {
            count++;
            CheckName(name);
            CheckValue(name, value);
            size += 8 + 2L * name.Length + Size(value);
        }

        if (count > MaxProperties)
            throw Refused("TooManyProperties", $"The entity has {count} properties; {MaxProperties} are allowed besides PartitionKey, RowKey and Timestamp.");
        if (size > MaxEntityBytes)
            throw Refused("EntityTooLarge", $"The entity takes {size} bytes; 1 MiB ({MaxEntityBytes} bytes) is allowed.");
    }

    /// <summary>Checks a key's length (1 KiB as UTF-16) and characters.</summary>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    /// <exception cref="RequestFailedException">Status 400 and the code that the service would give.</exception>
    public static void CheckKey(string? key, string name)
    {
        ArgumentNullException.ThrowIfNull(key, name);
        if (key.Length * 2 > MaxKeyBytes)
            throw Refused("KeyValueTooLarge", $"{name} has {key.Length} UTF-16 units; {MaxKeyBytes / 2} are allowed.");
        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' or < ' ' or (>= '\u007F' and <= '\u009F'))
                throw Refused("OutOfRangeInput", string.Create(CultureInfo.InvariantCulture, $"{name} has the character U+{(int)c:X4}; / \\ # ? and control characters cannot stand in keys."));
        }

        CheckText(name, key);
    }

    private static void CheckName(string name)
    {
        if (name.Length > MaxNameLength)
            throw Refused("PropertyNameTooLong", $"The property name '{name}' has {name.Length} characters; {MaxNameLength} are allowed.");
        if (name.Length == 0 || !(char.IsLetter(name[0]) || name[0] == '_') || !name.All(static c => char.IsLetterOrDigit(c) || c == '_'))
            throw Refused("PropertyNameInvalid", $"'{name}' cannot be a property name: letters, digits and _ are allowed, and no digit in front.");
    }

    private static void CheckValue(string name, object value)
    {
        switch (value)
        {
            case string text:
                CheckText(name, text);
                break;
            case DateTimeOffset instant when instant < Earliest:
            case DateTime moment when moment.ToUniversalTime() < Earliest.UtcDateTime:
                throw Refused("OutOfRangeInput", $"The property '{name}' lies before the year 1601, where the service's dates begin.");
            default:
                break;
        }

        if (value is string or byte[] or BinaryData && Size(value) - 4 > MaxValueBytes)
            throw Refused("PropertyValueTooLarge", $"The property '{name}' takes {Size(value) - 4} bytes; {MaxValueBytes} are allowed (text counts two bytes for a UTF-16 unit).");
    }

    // UTF-8 has no form for half a pair: it would be stored as another character without a word.
    private static void CheckText(string name, string text)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var used) != System.Buffers.OperationStatus.Done)
                throw Refused("InvalidInput", $"'{name}' has a lone surrogate at {text.Length - rest.Length}, which cannot be stored.");
            rest = rest[used..];
        }
    }

    private static long Size(object value) => value switch
    {
        string text => 2L * text.Length + 4,
        byte[] bytes => bytes.Length + 4L,
        BinaryData data => data.ToMemory().Length + 4L,
        bool => 1,
        int => 4,
        Guid => 16,
        Enum choice => 2L * choice.ToString().Length + 4,
        _ => 8,
    };

    private static RequestFailedException Refused(string code, string message) => new(400, message, code, null);
}

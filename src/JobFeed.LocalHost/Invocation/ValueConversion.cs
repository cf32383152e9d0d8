using System.ComponentModel;
using System.Globalization;

namespace JobFeed.LocalHost.Invocation;

/// <summary>Fits route values and message metadata to parameters.</summary>
internal static class ValueConversion
{
    /// <summary>Throws <see cref="FunctionInputConverterException"/> when the value does not fit.</summary>
    public static object? To(Type type, object value, string parameter)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return (value, target) switch
            {
                (DateTimeOffset instant, _) when target == typeof(DateTime) => instant.UtcDateTime,
                (IFormattable some, _) when target == typeof(string) =>
                    some.ToString(value is DateTimeOffset ? "o" : null, CultureInfo.InvariantCulture),
                (IConvertible number, { IsPrimitive: true }) when value is not string =>
                    Convert.ChangeType(number, target, CultureInfo.InvariantCulture),
                (string text, _) => TypeDescriptor.GetConverter(target).ConvertFromInvariantString(text),
                _ => throw new NotSupportedException(),
            };
        }
        catch (Exception unfit) when (unfit
            is FormatException or ArgumentException or NotSupportedException or OverflowException or InvalidCastException)
        {
            throw new FunctionInputConverterException($"Cannot convert input parameter '{parameter}' to type '{type}'.", unfit);
        }
    }

    /// <summary>What a parameter gets when there is no value.</summary>
    public static object? Empty(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}

using System.Collections.Immutable;
using System.Text;

namespace JobFeed.Core.Query;

/// <summary>A query while its parameters are read one by one, and the errors found so far.</summary>
internal sealed class QueryDraft(QueryContext context)
{
    private const int QuotedLength = 60;

    /// <summary>Most values of one list.</summary>
    public const int MostValues = 200;

    private readonly List<QueryError> _errors = [];

    public QueryContext Context { get; } = context;

    public JobQuery Query { get; set; } = new();

    /// <summary>Name of the parameter being read.</summary>
    public string Parameter { get; set; } = "";

    public ImmutableArray<QueryError> Errors => [.. _errors];

    public void Refuse(string message, IEnumerable<string>? didYouMean = null) => RefuseParameter(Parameter, message, didYouMean);

    public void RefuseParameter(string parameter, string message, IEnumerable<string>? didYouMean = null) =>
        _errors.Add(new QueryError(parameter, message, [.. (didYouMean ?? []).Take(3)]));

    /// <summary>A value as it may be repeated in a message: short and without control characters.</summary>
    public static string Quoted(string value)
    {
        var clean = new string([.. value.Where(c => !char.IsControl(c)).Take(QuotedLength)]);
        return clean.Length < value.Length ? $"'{clean}…'" : $"'{clean}'";
    }

    /// <summary>Comma-separated values; one that holds a comma is written in double quotes.</summary>
    public static ImmutableArray<string> Split(string list)
    {
        var (items, item, quoted) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder(), false);
        foreach (var c in list)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                Take();
            }
            else
            {
                item.Append(c);
            }
        }

        Take();
        return items.ToImmutable();

        void Take()
        {
            if (item.ToString().Trim() is { Length: > 0 } text)
            {
                items.Add(text);
            }

            item.Clear();
        }
    }

    /// <summary>Reads the values of a list, refusing each that cannot be read; sorted and without repeats, so that order does not matter.</summary>
    public ImmutableArray<T> Read<T>(string list, Func<string, (bool Ok, T Value)> read) =>
        [.. Bounded(Split(list)).Select(read).Where(r => r.Ok).Select(r => r.Value).Distinct().Order(Comparer<T>.Create(Compare))];

    // Each value costs a look-up in every segment, and some a walk over them.
    private ImmutableArray<string> Bounded(ImmutableArray<string> values)
    {
        if (values.Length <= MostValues)
        {
            return values;
        }

        Refuse($"There are {values.Length} values; at most {MostValues} are answered at once. Ask in several queries.");
        return [];
    }

    public ImmutableArray<T> ReadCodes<T>(string list)
        where T : struct, Enum =>
        Read(list, text => ReadCode<T>(text) is { } code ? (true, code) : default((bool, T)));

    public T? ReadCode<T>(string text)
        where T : struct, Enum
    {
        if (Codes<T>.TryParse(text, out var value))
        {
            return value;
        }

        Refuse($"{Quoted(text)} is not one of: {string.Join(", ", Codes<T>.Names)}.", Spelling.Nearest(text, Codes<T>.Names));
        return null;
    }

    private static int Compare<T>(T a, T b) => a is string s && b is string t ? string.CompareOrdinal(s, t) : Comparer<T>.Default.Compare(a, b);
}

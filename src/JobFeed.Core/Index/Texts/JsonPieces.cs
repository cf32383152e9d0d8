using System.Buffers;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// Cuts JSON in UTF-8 into values (the inside of strings, and numbers) and the glue between them: braces, property names, literals. One after the other they are
/// the input again, whatever it is: what is no JSON is glue. Values of one property name in different objects are told apart by the object's own name.
/// </summary>
internal ref struct JsonPieces(ReadOnlySpan<byte> json)
{
    /// <summary>Objects and lists within each other that are told apart.</summary>
    private const int Deepest = 16;

    private static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789+-.eE"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private readonly uint[] _outer = new uint[Deepest];
    private int _at, _quote, _depth;
    private uint _lists;
    private uint _name;

    /// <summary>Start and end of the glue before the value.</summary>
    public (int Start, int End) Glue { get; private set; }

    /// <summary>Start and end of the value.</summary>
    public (int Start, int End) Value { get; private set; }

    /// <summary>Stands for the name of the object or list that the value lies in.</summary>
    public readonly uint Outer => _depth is > 0 and <= Deepest ? _outer[_depth - 1] : 0;

    /// <summary>Stands for the last property name before the value.</summary>
    public readonly uint Name => _name;

    /// <summary>True when the glue is the last one and no value stands behind it.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Goes to the next value; false when only glue is left.</summary>
    public bool MoveNext()
    {
        var start = _at;

        // The quote that ends a string before is glue.
        for (var i = start + _quote; i < _json.Length; i++)
        {
            var c = _json[i];
            if (c == (byte)'"')
            {
                var end = EndOfString(i + 1);
                if (end + 1 < _json.Length && _json[end + 1] == (byte)':')
                {
                    _name = Checksum.Of(_json[(i + 1)..end]);
                    i = end + 1;
                    continue;
                }

                if (end < _json.Length)
                {
                    return Take(start, i + 1, end, 1);
                }

                break;
            }

            Nest(c);
            if (c == (byte)'-' || (c >= (byte)'0' && c <= (byte)'9'))
            {
                var length = _json[i..].IndexOfAnyExcept(OfNumbers);
                return Take(start, i, length < 0 ? _json.Length : i + length, 0);
            }
        }

        (Glue, IsAtEnd) = ((start, _json.Length), true);
        return false;
    }

    private void Nest(byte c)
    {
        if (c is (byte)'{' or (byte)'[')
        {
            _depth++;
            if (_depth <= Deepest)
            {
                // Every object of a list has the list's name.
                var isInList = _depth > 1 && (_lists >> (_depth - 2) & 1) != 0;
                _outer[_depth - 1] = isInList ? _outer[_depth - 2] : _name;
                _lists = (_lists & ~(1u << (_depth - 1))) | (c == (byte)'[' ? 1u << (_depth - 1) : 0);
            }
        }
        else if (c is (byte)'}' or (byte)']')
        {
            _depth = Math.Max(0, _depth - 1);
        }
    }

    private bool Take(int start, int value, int end, int quote)
    {
        (Glue, Value, _at, _quote) = ((start, value), (value, end), end, quote);
        return true;
    }

    private readonly int EndOfString(int at)
    {
        while (at < _json.Length)
        {
            var next = _json[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return _json.Length;
            }

            at += next;
            if (_json[at] == (byte)'"')
            {
                return at;
            }

            at += 2;
        }

        return _json.Length;
    }
}

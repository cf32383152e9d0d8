using System.Text;
using System.Text.Json;
using JobFeed.Core.Extract;

namespace JobFeed.Sources;

/// <summary>JSON that is read from front to back and may be longer than memory allows: of it only a window is there, which holds at least the value that is read.</summary>
/// <param name="text">Where the JSON comes from; disposed of with the window.</param>
internal sealed class JsonWindow(TextReader text) : IDisposable
{
    private readonly char[] _piece = new char[TextWindow.Piece];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private byte[] _bytes = new byte[4 * TextWindow.Piece];
    private int _at;
    private int _end;
    private bool _isWhole;
    private JsonReaderState _state;

    /// <summary>The body of a document, whatever encoding it came in.</summary>
    public static JsonWindow Over(FetchedDocument document) => new(DecodedText.Open(document.OpenBody(), document.ContentType));

    /// <summary>Goes behind the next token; <see cref="JsonTokenType.None"/> at the end. Throws <see cref="JsonException"/> where the JSON is broken, ends early or is too deep.</summary>
    public JsonTokenType Next() => Next(out _, asksName: false);

    /// <summary>Goes behind the name of the next member; null, behind the end of the object, when there is none. Throws <see cref="InvalidOperationException"/> when it is no text.</summary>
    public string? NextName()
    {
        Next(out var name, asksName: true);
        return name;
    }

    /// <summary>The next token, which stays the next one.</summary>
    public JsonTokenType Peek()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                return reader.TokenType;
            }

            if (!Extend())
            {
                return JsonTokenType.None;
            }
        }
    }

    /// <summary>Goes behind the next value, of which no part has been read, and brings none of it into memory whole. False where there is none.</summary>
    public bool Skip()
    {
        var depth = 0;
        do
        {
            var token = Next();
            depth += token is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : token is JsonTokenType.EndObject or JsonTokenType.EndArray ? -1 : 0;
        }
        while (depth > 0);
        return depth == 0;
    }

    /// <summary>The next value, of which no part has been read, as it stands there; empty, behind the end of a list, when there is none. It holds until the next call.</summary>
    public ReadOnlyMemory<byte> Value()
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                var start = _at + (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Pass(reader);
                    return default;
                }

                if (reader.TrySkip())
                {
                    Pass(reader);
                    return _bytes.AsMemory(start, _at - start);
                }
            }

            if (!Extend())
            {
                return default;
            }
        }
    }

    public void Dispose() => text.Dispose();

    private JsonTokenType Next(out string? name, bool asksName)
    {
        while (true)
        {
            var reader = Reader();
            if (reader.Read())
            {
                name = asksName && reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null;
                Pass(reader);
                return reader.TokenType;
            }

            if (!Extend())
            {
                name = null;
                return JsonTokenType.None;
            }
        }
    }

    private Utf8JsonReader Reader() => new(_bytes.AsSpan(_at, _end - _at), _isWhole, _state);

    private void Pass(in Utf8JsonReader reader)
    {
        _at += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>Makes the window longer at its end, and lets go what has been read; false when there is nothing more to come.</summary>
    private bool Extend()
    {
        if (_isWhole)
        {
            return false;
        }

        _bytes.AsSpan(_at, _end - _at).CopyTo(_bytes);
        (_at, _end) = (0, _end - _at);
        do
        {
            if (_bytes.Length - _end < Encoding.UTF8.GetMaxByteCount(_piece.Length))
            {
                Array.Resize(ref _bytes, 2 * _bytes.Length);
            }

            var length = text.ReadBlock(_piece);
            _isWhole = length < _piece.Length;
            _end += _encoder.GetBytes(_piece.AsSpan(0, length), _bytes.AsSpan(_end), _isWhole);
        }
        while (!_isWhole && _end < _bytes.Length / 2);
        return true;
    }
}

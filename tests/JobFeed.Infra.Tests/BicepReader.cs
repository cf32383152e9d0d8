using System.Globalization;
using System.Text.Json.Nodes;

namespace JobFeed.Infra.Tests;

/// <summary>
/// Reads declarations, objects, arrays, loops and literals of Bicep; any other value is kept as the text of an expression.
/// (learn.microsoft.com/azure/azure-resource-manager/bicep/file)
/// </summary>
internal sealed class BicepReader(string text)
{
    private int _at;

    public BicepFile Read()
    {
        var file = new BicepFile();
        for (SkipBlank(); _at < text.Length; SkipBlank())
        {
            ReadDeclaration(file);
        }

        return file;
    }

    private void ReadDeclaration(BicepFile file)
    {
        if (text[_at] == '@')
        {
            ReadExpression();
            return;
        }

        switch (ReadWord())
        {
            case "targetScope" or "var":
                ReadUntil('=');
                ReadValue();
                break;
            case "param":
                var parameter = ReadWord();
                var type = ReadExpression();
                file.Parameters.Add(parameter, type.Contains('=', StringComparison.Ordinal));
                break;
            case "output":
                file.Outputs.Add(ReadWord());
                ReadUntil('=');
                ReadValue();
                break;
            case "resource":
                var symbol = ReadWord();
                var versioned = ReadName().Split('@');
                var existing = ReadUntil('=').Trim() == "existing";
                file.Resources.Add(new BicepResource(symbol, versioned[0], versioned.Length == 2 ? versioned[1] : throw Fault("a resource type without version"), existing, ReadBody()));
                break;
            case "module":
                var (module, path) = (ReadWord(), ReadName());
                ReadUntil('=');
                file.Modules.Add(new BicepModule(module, path, ReadBody()));
                break;
            case var other:
                throw Fault($"'{other}'");
        }
    }

    private JsonObject ReadBody() => ReadValue() as JsonObject ?? throw Fault("a body that is no object");

    private JsonNode ReadValue()
    {
        SkipBlank();
        if (_at == text.Length)
        {
            throw Fault("an end in the middle");
        }

        return text[_at] switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            _ => Literal(ReadExpression()),
        };
    }

    private JsonObject ReadObject()
    {
        var result = new JsonObject();
        for (Expect('{'); !TryEnd('}');)
        {
            var name = text[_at] == '\'' ? ReadName() : ReadWord();
            SkipBlank();
            Expect(':');
            if (!result.TryAdd(name, ReadValue()))
            {
                throw Fault($"a second '{name}'");
            }
        }

        return result;
    }

    /// <summary>A loop is read as the one item that it repeats.</summary>
    private JsonNode ReadArray()
    {
        Expect('[');
        SkipBlank();
        if (text.AsSpan(_at).StartsWith("for "))
        {
            ReadUntil(':');
            var item = ReadValue();
            SkipBlank();
            Expect(']');
            return item;
        }

        var result = new JsonArray();
        while (!TryEnd(']'))
        {
            result.Add(ReadValue());
        }

        return result;
    }

    private static JsonNode Literal(string expression) => expression switch
    {
        "true" => true,
        "false" => false,
        ['\'', .. var inner, '\''] when !inner.Contains('\'', StringComparison.Ordinal) && !inner.Contains("${", StringComparison.Ordinal) => inner,
        _ when int.TryParse(expression, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => $"[{expression}]",
    };

    /// <summary>Up to the end of the line, or what closes the object or array around it; brackets and strings are kept whole.</summary>
    private string ReadExpression()
    {
        while (_at < text.Length && text[_at] is ' ')
        {
            _at++;
        }

        var start = _at;
        for (var depth = 0; _at < text.Length; _at++)
        {
            var letter = text[_at];
            if (depth == 0 && (letter is '\n' or ',' or '}' or ']' or ')' || IsComment()))
            {
                break;
            }

            if (letter == '\'')
            {
                SkipString();
            }

            depth += letter is '(' or '[' or '{' ? 1 : letter is ')' or ']' or '}' ? -1 : 0;
        }

        return text[start.._at].Trim() is { Length: > 0 } expression ? expression : throw Fault("a missing value");
    }

    // Leaves the reader on the closing quote.
    private void SkipString()
    {
        for (_at++; _at < text.Length && text[_at] != '\''; _at++)
        {
            if (text[_at] == '\\')
            {
                _at++;
            }
            else if (text[_at] == '\n')
            {
                throw Fault("a string without end");
            }
            else if (text[_at] == '$' && text.AsSpan(_at + 1).StartsWith("{"))
            {
                for (; _at < text.Length && text[_at] != '}'; _at++)
                {
                    if (text[_at] == '\'')
                    {
                        SkipString();
                    }
                }
            }
        }
    }

    private string ReadName()
    {
        SkipBlank();
        Expect('\'');
        var start = _at;
        ReadUntil('\'');
        return text[start..(_at - 1)];
    }

    private string ReadWord()
    {
        SkipBlank();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Fault($"'{text[_at..Math.Min(_at + 10, text.Length)]}'");
    }

    private string ReadUntil(char end)
    {
        var start = _at;
        _at = text.IndexOf(end, start) is >= 0 and var found ? found + 1 : throw Fault($"no '{end}'");
        return text[start..(_at - 1)];
    }

    private bool TryEnd(char end)
    {
        SkipBlank();
        if (_at < text.Length && text[_at] == ',')
        {
            _at++;
            SkipBlank();
        }

        if (_at == text.Length)
        {
            throw Fault($"no '{end}'");
        }

        if (text[_at] != end)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char letter)
    {
        if (_at == text.Length || text[_at] != letter)
        {
            throw Fault($"no '{letter}'");
        }

        _at++;
    }

    private void SkipBlank()
    {
        while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || IsComment()))
        {
            _at = IsComment() ? text.IndexOf('\n', _at) is >= 0 and var end ? end : text.Length : _at + 1;
        }
    }

    private bool IsComment() => text.AsSpan(_at).StartsWith("//");

    private FormatException Fault(string what) => new($"Line {text.AsSpan(0, _at).Count('\n') + 1}: {what} cannot be read.");
}

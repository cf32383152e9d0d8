using System.Globalization;
using System.Text;

namespace JobFeed.Core.Search;

/// <summary>
/// Reads the words of free text, for the index, for queries and for highlights alike. A word is a run of letters, digits and their marks (after Unicode UAX #29,
/// without its rules for apostrophes, points and hyphens: <c>node.js</c> and <c>full-time</c> are two words each, which a query for them asks for side by side).
/// <c>c++</c> and <c>c#</c> keep their signs, <c>.net</c> its point. Scripts written without spaces give one word per character. Words are folded
/// (<see cref="WordFolding"/>), lose <c>'s</c> and the <c>s</c> of English plurals, in whatever language the text is: a query loses them as well.
/// </summary>
internal ref struct WordReader
{
    /// <summary>Characters that <see cref="WordReader(ReadOnlySpan{char}, Span{char})"/> needs to fold a word in.</summary>
    public const int Room = LongestWord + 4;

    /// <summary>What a word has beyond this is not compared.</summary>
    private const int LongestWord = 64;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<char> _word;
    private int _at;
    private int _length;

    public WordReader(ReadOnlySpan<char> text, Span<char> room)
    {
        _text = text;
        _word = room;
    }

    /// <summary>Where the word begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends in the text, exclusive; its <c>'s</c> is not part of it.</summary>
    public int End { get; private set; }

    /// <summary>The word as it is compared. Lasts until the next one is read.</summary>
    public readonly ReadOnlySpan<char> Word => _word[.._length];

    /// <summary>Goes to the next word; false when there is none.</summary>
    public bool Next()
    {
        while (_at < _text.Length)
        {
            if (Width(_at) > 0)
            {
                Read();
                if (_length > 0)
                {
                    return true;
                }
            }
            else
            {
                _at++;
            }
        }

        return false;
    }

    private void Read()
    {
        (Start, _length) = (_at, 0);
        if (IsWrittenWithoutSpaces(_text[_at]))
        {
            Append(_text[_at++]);
            End = _at;
            return;
        }

        for (var width = Width(_at); width > 0 && !IsWrittenWithoutSpaces(_text[_at]); width = _at < _text.Length ? Width(_at) : 0)
        {
            Append(width);
            _at += width;
        }

        End = _at;
        ReadSigns();
        DropPlural();
    }

    /// <summary>Characters of a word at a place: 0 for none, 2 for a letter beyond the basic plane. What no word begins with can still be inside of one.</summary>
    private readonly int Width(int at)
    {
        var c = _text[at];
        if (c < 0x80)
        {
            return char.IsAsciiLetterOrDigit(c) ? 1 : 0;
        }

        if (char.IsHighSurrogate(c))
        {
            return at + 1 < _text.Length && Rune.TryCreate(c, _text[at + 1], out var rune) && Rune.IsLetterOrDigit(rune) ? 2 : 0;
        }

        return char.IsLetterOrDigit(c) || IsMark(c) ? 1 : 0;
    }

    private void Append(int width)
    {
        if (width == 2)
        {
            var lower = Rune.ToLowerInvariant(new Rune(_text[_at], _text[_at + 1]));
            _length += _length < LongestWord && lower.TryEncodeToUtf16(_word[_length..], out var written) ? written : 0;
        }
        else if (!IsDropped(_text[_at]))
        {
            Append(_text[_at]);
        }
    }

    private void Append(char c)
    {
        if (_length >= LongestWord)
        {
            return;
        }

        if (WordFolding.Pair(c) is { } pair)
        {
            pair.CopyTo(_word[_length..]);
            _length += 2;
            return;
        }

        _word[_length++] = WordFolding.Of(c);
    }

    private void ReadSigns()
    {
        var rest = _text[_at..];
        if (rest.StartsWith("++") && char.IsLetter(_text[End - 1]))
        {
            "++".CopyTo(_word[_length..]);
            (_length, _at) = (_length + 2, _at + 2);
            End = _at;
        }
        else if (rest.StartsWith("#") && char.IsLetter(_text[End - 1]) && (rest.Length == 1 || Width(_at + 1) == 0))
        {
            _word[_length++] = '#';
            End = ++_at;
        }
        else if (Start > 0 && _text[Start - 1] == '.' && Word.SequenceEqual("net"))
        {
            ".net".CopyTo(_word);
            (_length, Start) = (_length + 1, Start - 1);
        }
        else if (rest.Length > 1 && rest[0] is '\'' or '’' && rest[1] is 's' or 'S' && (rest.Length == 2 || Width(_at + 2) == 0))
        {
            _at += 2;
        }
    }

    /// <summary>After the rules of D. Harman, "How effective is suffixing?", JASIS 42 (1991), with <c>-sses</c>, <c>-shes</c> and <c>-xes</c> besides.</summary>
    private void DropPlural()
    {
        if (_length < 4 || Word[^1] != 's' || Word[^2] is 's' or 'u')
        {
            return;
        }

        if (_length > 4 && Word.EndsWith("ies") && Word[^4] is not ('a' or 'e'))
        {
            _length -= 2;
            _word[_length - 1] = 'y';
            return;
        }

        _length -= Word.EndsWith("sses") || Word.EndsWith("shes") || Word.EndsWith("xes") ? 2 : 1;
    }

    /// <summary>Accents written as characters of their own, and signs that only say where a word may be broken or joined.</summary>
    private static bool IsDropped(char c) => c is (>= '\u0300' and <= '\u036F') or '\u00AD' or '\u200C' or '\u200D' or '\u2060';

    private static bool IsMark(char c) =>
        IsDropped(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsWrittenWithoutSpaces(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');
}

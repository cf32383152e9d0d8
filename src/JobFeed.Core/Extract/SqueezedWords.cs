using System.Buffers;
using System.Globalization;

namespace JobFeed.Core.Extract;

/// <summary>
/// The characters of a page's texts without white space and tags. Whatever sentence a reader sees stands in it without its blanks, however tags part
/// its words, unless a hidden element interrupts it; so a sentence that is not in it is not on the page. Hidden elements are remembered as joints.
/// </summary>
internal sealed class SqueezedWords(int capacity) : IDisposable
{
    private const int MaxJoints = 200;
    private const int HeadLength = 4;
    private const char Other = '\u0001';

    /// <summary>Of each sentence the longest run of ASCII characters without blanks: quick to search for, and there whenever the sentence is.</summary>
    private static readonly string[] Anchors = [.. Distinct(ExpiryText.Sentences.Select(AnchorOf))];

    private static readonly SearchValues<string> AnchorSearch = SearchValues.Create(Anchors, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where anchors can be interrupted, by the last character before.</summary>
    private static readonly ILookup<char, (string Anchor, int Length)> Cuts = Anchors
        .SelectMany(anchor => Enumerable.Range(1, anchor.Length - 1).Select(length => (anchor, length)))
        .ToLookup(cut => cut.anchor[cut.length - 1]);

    private static readonly string[] UnusualBlanks =
        ["tab", "newline", "nonbreak", "ensp", "emsp", "numsp", "puncsp", "thinsp", "hairsp", "verythin", "medium", "fjlig", "apos"];

    private readonly char[] _buffer = ArrayPool<char>.Shared.Rent(capacity + 1);
    private readonly List<int> _joints = [];
    private readonly List<int> _pieces = [];
    private int _length;
    private bool _isUncertain;

    /// <summary>An element that may be hidden starts here.</summary>
    public void Joint()
    {
        if (_length > 0 && (_joints.Count == 0 || _joints[^1] != _length))
        {
            _joints.Add(_length);
        }
    }

    public void Doubt() => _isUncertain = true;

    /// <summary>Adds a text as it stands in the markup. True when it has more than white space.</summary>
    public bool Add(ReadOnlySpan<char> text)
    {
        var start = _length;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '&')
            {
                i += Reference(text[i..]) - 1;
            }
            else if (!char.IsWhiteSpace(c))
            {
                _buffer[_length++] = c;
            }
        }

        if (_length == start)
        {
            return false;
        }

        _pieces.Add(start);
        return true;
    }

    /// <summary>True when a sentence of <see cref="ExpiryText"/> may be among the words.</summary>
    public bool MayBeOver()
    {
        ReadOnlySpan<char> words = _buffer.AsSpan(0, _length);
        return _isUncertain || _joints.Count > MaxJoints || words.IndexOfAny(AnchorSearch) >= 0 || (_joints.Count > 0 && MaySpanJoint(words));
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);

    /// <summary>True when the words before a hidden element begin a sentence, and some later text begins like the rest of it.</summary>
    private bool MaySpanJoint(ReadOnlySpan<char> words)
    {
        var heads = new HashSet<ulong>();
        for (var i = 0; i < _pieces.Count; i++)
        {
            var end = i + 1 < _pieces.Count ? _pieces[i + 1] : words.Length;
            heads.Add(HeadOf(words[_pieces[i]..end]));
        }

        foreach (var joint in _joints)
        {
            var before = words[..joint];
            foreach (var (anchor, length) in Cuts[char.ToLowerInvariant(before[^1])])
            {
                if (before.EndsWith(anchor.AsSpan(0, length), StringComparison.OrdinalIgnoreCase) && Continues(anchor.AsSpan(length), heads))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Continues(ReadOnlySpan<char> rest, HashSet<ulong> heads)
    {
        if (rest.Length < HeadLength)
        {
            // Nearly the whole sentence stands before the hidden element.
            return true;
        }

        for (var length = 1; length <= HeadLength; length++)
        {
            if (heads.Contains(HeadOf(rest[..length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first characters of a text as a number; a text shorter than that has a number of its own.</summary>
    private static ulong HeadOf(ReadOnlySpan<char> text)
    {
        ulong head = 0;
        foreach (var c in text[..Math.Min(text.Length, HeadLength)])
        {
            head = (head << 16) | char.ToLowerInvariant(c);
        }

        return head;
    }

    /// <summary>Reads the character reference at the start of a text and returns the length of what it took.</summary>
    private int Reference(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("&nbsp"))
        {
            return text is [_, _, _, _, _, ';', ..] ? 6 : 5;
        }

        if (text is ['&', '#', ..])
        {
            return Numeric(text);
        }

        foreach (var blank in UnusualBlanks)
        {
            _isUncertain |= text[1..].StartsWith(blank, StringComparison.OrdinalIgnoreCase);
        }

        // Every other reference stands for a character that is in no anchor.
        _buffer[_length++] = Other;
        return 1;
    }

    private int Numeric(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, 12)].IndexOf(';');
        var digits = end < 0 ? [] : text[2..end];
        var isHex = digits is ['x' or 'X', ..];
        if (!int.TryParse(isHex ? digits[1..] : digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code <= 0)
        {
            _isUncertain = true;
            return 1;
        }

        var c = code < char.MaxValue ? (char)code : Other;
        if (!char.IsWhiteSpace(c))
        {
            // 128 to 159 mean windows-1252 characters: none of them is in an anchor, none is a blank.
            _buffer[_length++] = char.IsAscii(c) ? c : Other;
        }
        else if (code is 0x85)
        {
            _buffer[_length++] = Other;
        }

        return end + 1;
    }

    private static string AnchorOf(string sentence)
    {
        var squeezed = string.Concat(sentence.Where(c => !char.IsWhiteSpace(c)));
        var runs = string.Concat(squeezed.Select(c => char.IsAscii(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return runs.MaxBy(run => run.Length)!;
    }

    /// <summary>Without those that have another one inside.</summary>
    private static IEnumerable<string> Distinct(IEnumerable<string> anchors)
    {
        var all = anchors.Distinct(StringComparer.Ordinal).ToArray();
        return all.Where(one => !Array.Exists(all, other => other != one && one.Contains(other, StringComparison.Ordinal)));
    }
}

using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Extract;

/// <summary>
/// The texts of a page without its tags. Whatever sentence a reader sees stands in it, with other blanks perhaps, however tags part its words, unless a
/// hidden element interrupts it; so a sentence that is not in it is not on the page. Hidden elements are remembered as joints.
/// </summary>
internal sealed class PageWords(int capacity) : IDisposable
{
    private const int MaxJoints = 200;
    private const int HeadLength = 4;
    private const char Other = '\u0001';

    /// <summary>Characters that are copied at once, however few of them count.</summary>
    private const int ShortText = 32;

    /// <summary>Of each sentence a run of ASCII characters: there whenever the sentence is. Without those that have another one inside.</summary>
    private static readonly ImmutableArray<Anchor> Anchors = Anchor.OfAll(ExpiryText.Sentences);

    /// <summary>
    /// A word, or a part of one, of each anchor: no blank can be in it, so it is quick to search for. Of eight at a time, each has a bucket of its own in the search (Teddy), which
    /// then hardly ever stops for nothing.
    /// </summary>
    private static readonly ImmutableArray<SearchValues<string>> WordSearches =
        [.. Anchors.Select(anchor => anchor.Word).Distinct().Chunk(8).Select(words => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase))];

    private static readonly ILookup<char, Anchor> ByWord = Anchors.ToLookup(anchor => anchor.Word[0]);

    /// <summary>Where anchors can be interrupted, by the last character before.</summary>
    private static readonly ILookup<char, (string Anchor, int Length)> Cuts = Anchors
        .SelectMany(anchor => Enumerable.Range(1, anchor.Squeezed.Length - 1).Select(length => (anchor.Squeezed, length)))
        .ToLookup(cut => cut.Squeezed[cut.length - 1]);

    private static readonly string[] UnusualBlanks =
        ["tab", "newline", "nonbreak", "ensp", "emsp", "numsp", "puncsp", "thinsp", "hairsp", "verythin", "medium", "fjlig", "apos"];

    private readonly char[] _buffer = ArrayPool<char>.Shared.Rent(capacity + ShortText);
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

    /// <summary>Adds a part of the markup that is text.</summary>
    public void Add(ReadOnlySpan<char> html, int at, int length)
    {
        if (length > ShortText || html.Length - at < ShortText)
        {
            Add(html.Slice(at, length));
            return;
        }

        var source = MemoryMarshal.Cast<char, ushort>(html.Slice(at, ShortText));
        var target = MemoryMarshal.Cast<char, ushort>(_buffer.AsSpan(_length, ShortText));
        var (low, high) = (Vector256.Create(source), Vector256.Create(source[(ShortText / 2)..]));
        var references = Vector256.Narrow(Vector256.Equals(low, Vector256.Create((ushort)'&')), Vector256.Equals(high, Vector256.Create((ushort)'&'))).ExtractMostSignificantBits();
        if ((references & ((1UL << length) - 1)) != 0)
        {
            Add(html.Slice(at, length));
            return;
        }

        low.CopyTo(target);
        high.CopyTo(target[(ShortText / 2)..]);
        if (_joints.Count > 0)
        {
            _pieces.Add(_length);
        }

        _length += length;
    }

    /// <summary>Adds a text as it stands in the markup. True when it has more than white space.</summary>
    public bool Add(ReadOnlySpan<char> text)
    {
        if (IsBlank(text))
        {
            return false;
        }

        if (_joints.Count > 0)
        {
            _pieces.Add(_length);
        }

        for (var mark = text.IndexOf('&'); mark >= 0; mark = text.IndexOf('&'))
        {
            Copy(text[..mark]);
            text = text[(mark + Reference(text[mark..]))..];
        }

        Copy(text);
        return true;
    }

    /// <summary>True when a sentence of <see cref="ExpiryText"/> may be among the words.</summary>
    public bool MayBeOver()
    {
        ReadOnlySpan<char> words = _buffer.AsSpan(0, _length);
        return _isUncertain || _joints.Count > MaxJoints || HasAnchor(words) || (_joints.Count > 0 && MaySpanJoint(words));
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_buffer);

    /// <summary>True for what leaves the parser where it is: white space as HTML knows it, without the blanks of Unicode.</summary>
    private static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (c is not (' ' or '\n' or '\t' or '\r' or '\f'))
            {
                return false;
            }
        }

        return true;
    }

    private void Copy(ReadOnlySpan<char> text)
    {
        text.CopyTo(_buffer.AsSpan(_length));
        _length += text.Length;
    }

    private static bool HasAnchor(ReadOnlySpan<char> words)
    {
        foreach (var search in WordSearches)
        {
            if (HasAnchor(words, search))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAnchor(ReadOnlySpan<char> words, SearchValues<string> search)
    {
        var from = 0;
        while (words[from..].IndexOfAny(search) is >= 0 and var next)
        {
            var at = from + next;
            foreach (var anchor in ByWord[char.ToLowerInvariant(words[at])])
            {
                if (EndsWith(words[..at], anchor.Squeezed.AsSpan(0, anchor.At)) && StartsWith(words[at..], anchor.Squeezed.AsSpan(anchor.At)))
                {
                    return true;
                }
            }

            from = at + 1;
        }

        return false;
    }

    /// <summary>True when the words begin so, whatever blanks stand between.</summary>
    private static bool StartsWith(ReadOnlySpan<char> words, ReadOnlySpan<char> squeezed)
    {
        var at = 0;
        foreach (var c in squeezed)
        {
            while (at < words.Length && char.IsWhiteSpace(words[at]))
            {
                at++;
            }

            if (at == words.Length || char.ToLowerInvariant(words[at++]) != c)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the words end so, whatever blanks stand between.</summary>
    private static bool EndsWith(ReadOnlySpan<char> words, ReadOnlySpan<char> squeezed)
    {
        for (var i = squeezed.Length - 1; i >= 0; i--)
        {
            words = words.TrimEnd();
            if (words.IsEmpty || char.ToLowerInvariant(words[^1]) != squeezed[i])
            {
                return false;
            }

            words = words[..^1];
        }

        return true;
    }

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
            var before = words[..joint].TrimEnd();
            foreach (var (anchor, length) in before.IsEmpty ? [] : Cuts[char.ToLowerInvariant(before[^1])])
            {
                if (EndsWith(before, anchor.AsSpan(0, length)) && Continues(anchor.AsSpan(length), heads))
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

    /// <summary>The first characters of a text, blanks left out, as a number; a text shorter than that has a number of its own.</summary>
    private static ulong HeadOf(ReadOnlySpan<char> text)
    {
        ulong head = 0;
        var taken = 0;
        for (var i = 0; i < text.Length && taken < HeadLength; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                head = (head << 16) | char.ToLowerInvariant(text[i]);
                taken++;
            }
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

    /// <summary>A run of ASCII characters of a sentence, without its blanks.</summary>
    /// <param name="Squeezed">The run.</param>
    /// <param name="Word">A word in it, or a part of one.</param>
    /// <param name="At">Where that word begins.</param>
    private sealed record Anchor(string Squeezed, string Word, int At)
    {
        /// <summary>Shorter ones stand on every page.</summary>
        private const int ShortestWord = 5;

        /// <summary>As few different words as will do: each time the one that most of the anchors without a word have.</summary>
        public static ImmutableArray<Anchor> OfAll(IEnumerable<string> sentences)
        {
            var runs = sentences.Select(RunOf).DistinctBy(Squeeze).ToArray();
            var waiting = runs.Where(one => !Array.Exists(runs, other => other != one && Squeeze(one).Contains(Squeeze(other), StringComparison.Ordinal))).ToList();
            var anchors = ImmutableArray.CreateBuilder<Anchor>();
            while (waiting.Count > 0)
            {
                var word = waiting.SelectMany(WordsOf).CountBy(word => word).OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key.Length).First().Key;
                foreach (var run in waiting.Where(run => WordsOf(run).Contains(word, StringComparer.Ordinal)))
                {
                    var before = run.IndexOf(word, StringComparison.Ordinal);
                    anchors.Add(new Anchor(Squeeze(run), word, Squeeze(run[..before]).Length));
                }

                waiting.RemoveAll(run => WordsOf(run).Contains(word, StringComparer.Ordinal));
            }

            return anchors.ToImmutable();
        }

        /// <summary>The run with the longest word: <c>est</c> stands in words of every page.</summary>
        private static string RunOf(string sentence) => string.Concat(sentence.Select(c => char.IsAscii(c) ? c : '\t')).Split('\t', StringSplitOptions.TrimEntries)
            .MaxBy(run => (run.Split(' ').Max(word => word.Length), Squeeze(run).Length))!;

        /// <summary>Its words and their parts that are long enough; the longest word where none is.</summary>
        private static string[] WordsOf(string run)
        {
            var parts = run.Split(' ').SelectMany(PartsOf).Distinct(StringComparer.Ordinal).ToArray();
            return parts.Length > 0 ? parts : [run.Split(' ').MaxBy(word => word.Length)!];
        }

        private static IEnumerable<string> PartsOf(string word) =>
            from length in Enumerable.Range(ShortestWord, Math.Max(0, word.Length - ShortestWord + 1))
            from at in Enumerable.Range(0, word.Length - length + 1)
            select word.Substring(at, length);

        private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}

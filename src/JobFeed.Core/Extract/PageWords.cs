using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace JobFeed.Core.Extract;

/// <summary>
/// The texts of a page without its tags. Whatever sentence a reader sees stands in it, with other blanks perhaps, however tags part its words, unless a
/// hidden element interrupts it; so a sentence that is not in it is not on the page. Hidden elements are remembered as joints.
/// </summary>
internal sealed class PageWords(int capacity) : IDisposable
{
    private const int MaxJoints = 200;
    private const int HeadLength = 4;
    private const byte Other = 1;

    /// <summary>What every character beyond Latin-1 becomes; it may have been a blank.</summary>
    private const byte Beyond = byte.MaxValue;

    /// <summary>Characters that are copied at once, however few of them count.</summary>
    private const int ShortText = 32;

    /// <summary>Of each sentence a run of ASCII characters: there whenever the sentence is. Without those that have another one inside.</summary>
    private static readonly ImmutableArray<Anchor> Anchors = Anchor.OfAll(ExpiryText.Sentences);

    private static readonly ILookup<byte, Anchor> ByWord = Anchors.ToLookup(anchor => anchor.Word[0]);

    /// <summary>How the words begin that the anchors have, or parts of them: no blank can be in one, so they are quick to search for.</summary>
    private static readonly WordStarts Starts = new([.. Anchors.Select(anchor => anchor.Word)]);

    /// <summary>Where anchors can be interrupted, by the last character before.</summary>
    private static readonly ILookup<byte, (byte[] Anchor, int Length)> Cuts = Anchors
        .SelectMany(anchor => Enumerable.Range(1, anchor.Squeezed.Length - 1).Select(length => (anchor.Squeezed, length)))
        .ToLookup(cut => cut.Squeezed[cut.length - 1]);

    private static readonly string[] UnusualBlanks =
        ["tab", "newline", "nonbreak", "ensp", "emsp", "numsp", "puncsp", "thinsp", "hairsp", "verythin", "medium", "fjlig", "apos"];

    /// <summary>Characters beyond Latin-1 are all the same here: none is in an anchor.</summary>
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity + ShortText + WordStarts.Margin);
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

        ref var source = ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(html), at));
        var characters = Narrow(ref source);
        var references = Vector256.Equals(characters, Vector256.Create((byte)'&')).ExtractMostSignificantBits();
        if ((references & ((1UL << length) - 1)) != 0)
        {
            Add(html.Slice(at, length));
            return;
        }

        characters.StoreUnsafe(ref _buffer[_length]);
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
        ReadOnlySpan<byte> words = _buffer.AsSpan(0, _length);
        return _isUncertain || _joints.Count > MaxJoints || HasAnchor(words) || (_joints.Count > 0 && MaySpanJoint(words));
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

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
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var at = 0;
        for (; at <= text.Length - ShortText; at += ShortText)
        {
            Narrow(ref Unsafe.Add(ref source, at)).StoreUnsafe(ref _buffer[_length + at]);
        }

        for (; at < text.Length; at++)
        {
            _buffer[_length + at] = (byte)Math.Min(text[at], (char)Beyond);
        }

        _length += text.Length;
    }

    private static Vector256<byte> Narrow(ref ushort source) => Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref source), Vector256.LoadUnsafe(ref source, ShortText / 2));

    private bool HasAnchor(ReadOnlySpan<byte> words)
    {
        for (var at = Starts.Next(_buffer, 0, words.Length); at < words.Length; at = Starts.Next(_buffer, at + 1, words.Length))
        {
            foreach (var anchor in ByWord[Small(words[at])])
            {
                if (StartsWith(words[at..], anchor.Squeezed.AsSpan(anchor.At)) && EndsWith(words[..at], anchor.Squeezed.AsSpan(0, anchor.At)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True when the words begin so, whatever blanks stand between.</summary>
    private static bool StartsWith(ReadOnlySpan<byte> words, ReadOnlySpan<byte> squeezed)
    {
        var at = 0;
        foreach (var c in squeezed)
        {
            while (at < words.Length && MayBeBlank(words[at]))
            {
                at++;
            }

            if (at == words.Length || Small(words[at++]) != c)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the words end so, whatever blanks stand between.</summary>
    private static bool EndsWith(ReadOnlySpan<byte> words, ReadOnlySpan<byte> squeezed)
    {
        for (var i = squeezed.Length - 1; i >= 0; i--)
        {
            words = TrimEnd(words);
            if (words.IsEmpty || Small(words[^1]) != squeezed[i])
            {
                return false;
            }

            words = words[..^1];
        }

        return true;
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> words)
    {
        while (!words.IsEmpty && MayBeBlank(words[^1]))
        {
            words = words[..^1];
        }

        return words;
    }

    private static bool MayBeBlank(byte c) => c == Beyond || char.IsWhiteSpace((char)c);

    private static byte Small(byte c) => char.IsAsciiLetterUpper((char)c) ? (byte)(c | 0x20) : c;

    /// <summary>True when the words before a hidden element begin a sentence, and some later text begins like the rest of it.</summary>
    private bool MaySpanJoint(ReadOnlySpan<byte> words)
    {
        var heads = new HashSet<ulong>();
        for (var i = 0; i < _pieces.Count; i++)
        {
            var end = i + 1 < _pieces.Count ? _pieces[i + 1] : words.Length;
            heads.Add(HeadOf(words[_pieces[i]..end]));
        }

        foreach (var joint in _joints)
        {
            var before = TrimEnd(words[..joint]);
            foreach (var (anchor, length) in before.IsEmpty ? [] : Cuts[Small(before[^1])])
            {
                if (EndsWith(before, anchor.AsSpan(0, length)) && Continues(anchor.AsSpan(length), heads))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Continues(ReadOnlySpan<byte> rest, HashSet<ulong> heads)
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
    private static ulong HeadOf(ReadOnlySpan<byte> text)
    {
        ulong head = 0;
        var taken = 0;
        for (var i = 0; i < text.Length && taken < HeadLength; i++)
        {
            if (!MayBeBlank(text[i]))
            {
                head = (head << 16) | Small(text[i]);
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

        var c = code < char.MaxValue ? (char)code : (char)Other;
        if (!char.IsWhiteSpace(c))
        {
            // 128 to 159 mean windows-1252 characters: none of them is in an anchor, none is a blank.
            _buffer[_length++] = char.IsAscii(c) ? (byte)c : Other;
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
    private sealed record Anchor(byte[] Squeezed, byte[] Word, int At)
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
                    anchors.Add(new Anchor(Encoding.ASCII.GetBytes(Squeeze(run)), Encoding.ASCII.GetBytes(word), Squeeze(run[..before]).Length));
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

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Reads one number with the thousands and decimal signs of any locale: <c>50.000</c>, <c>1'200</c>, <c>1 200,50</c>, <c>15,00,000</c>.
/// The last sign decides: three digits after the only sign are thousands, one or two are decimals.
/// </summary>
internal static class NumberScanner
{
    private const int MostGroups = 6;
    private const int MostDigits = 15;

    /// <summary>Reads the number that starts with the digit at <paramref name="start"/>; always moves on by at least one character.</summary>
    public static NumberText Read(ReadOnlySpan<char> text, int start)
    {
        Span<(int Start, int Length, char Sign)> groups = stackalloc (int, int, char)[MostGroups];
        var count = 0;
        var sign = '\0';
        var position = start;
        while (true)
        {
            var end = position;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            groups[count++] = (position, end - position, sign);
            position = end;
            if (IsLooseComma(text, end))
            {
                sign = ',';
                position = end + 2;
                if (count < MostGroups)
                {
                    continue;
                }
            }

            if (IsEscapedSign(text, end))
            {
                end++; // Markdown: £41\.87
            }

            if (end + 1 >= text.Length || !char.IsAsciiDigit(text[end + 1]) || !IsSign(text[end]))
            {
                break;
            }

            sign = Normal(text[end]);
            if (sign == ' ' && !ContinuesBySpace(text, groups[..count], end + 1))
            {
                break;
            }

            if (count == MostGroups)
            {
                return new NumberText(0, SkipDigitsAndSigns(text, position)) { NotMoney = true };
            }

            position = end + 1;
        }

        return Interpret(text, groups[..count], position);
    }

    private static NumberText Interpret(ReadOnlySpan<char> text, ReadOnlySpan<(int Start, int Length, char Sign)> groups, int end)
    {
        var last = groups[^1];
        var signs = 0;
        for (var i = 2; i < groups.Length; i++)
        {
            signs += groups[i].Sign != groups[i - 1].Sign ? 1 : 0;
        }

        var decimals = 0;
        if (groups.Length > 1 && last.Sign is ',' or '.')
        {
            // A sign unlike the ones before it is the decimal sign; an only sign is one unless exactly three digits follow.
            var differs = groups.Length > 2 && last.Sign != groups[^2].Sign;
            var only = groups.Length == 2 && (last.Length != 3 || (groups[0].Length == 1 && text[groups[0].Start] == '0') || groups[0].Length > 3);
            decimals = differs || only ? last.Length : 0;
        }

        var whole = decimals > 0 ? groups[..^1] : groups;
        var broken = signs > 1 || (signs == 1 && decimals == 0) || !AreThousands(whole) || Digits(groups) > MostDigits;
        if (broken || (decimals > 3 && last.Sign == ','))
        {
            return new NumberText(0, end) { NotMoney = true, Malformed = true };
        }

        var digits = 0UL;
        foreach (var group in groups)
        {
            foreach (var digit in text.Slice(group.Start, group.Length))
            {
                digits = (digits * 10) + (uint)(digit - '0');
            }
        }

        // At most 15 digits, so they fit; the scale keeps the decimals exact.
        var value = new decimal((int)digits, (int)(digits >> 32), 0, false, (byte)decimals);
        return new NumberText(value, end)
        {
            HasSeparators = groups.Length > 1,
            Decimals = decimals,
            CommaDecimals = decimals > 0 && last.Sign == ',',
            CommaThousands = whole.Length > 1 && whole[1].Sign == ',',
        };
    }

    /// <summary>Groups of three, or the Indian lakh grouping (two and two, then three).</summary>
    private static bool AreThousands(ReadOnlySpan<(int Start, int Length, char Sign)> groups)
    {
        if (groups.Length == 1)
        {
            return true;
        }

        if (groups[0].Length > 3 || groups[^1].Length != 3)
        {
            return false;
        }

        for (var i = 1; i < groups.Length - 1; i++)
        {
            if (groups[i].Length != groups[1].Length || groups[i].Length is not (2 or 3))
            {
                return false;
            }
        }

        return true;
    }

    private static int Digits(ReadOnlySpan<(int Start, int Length, char Sign)> groups)
    {
        var digits = 0;
        foreach (var group in groups)
        {
            digits += group.Length;
        }

        return digits;
    }

    /// <summary>A space joins groups only when exactly three digits follow it and nothing but spaces joined before.</summary>
    private static bool ContinuesBySpace(ReadOnlySpan<char> text, ReadOnlySpan<(int Start, int Length, char Sign)> groups, int next)
    {
        if (groups[0].Length > 3 || (groups[0].Length == 1 && text[groups[0].Start] == '0'))
        {
            return false;
        }

        foreach (var group in groups[1..])
        {
            if (group.Sign != ' ')
            {
                return false;
            }
        }

        var digits = 0;
        while (digits < 4 && next + digits < text.Length && char.IsAsciiDigit(text[next + digits]))
        {
            digits++;
        }

        return digits == 3;
    }

    /// <summary><c>55, 000</c>: a space slipped in behind the comma. Only round hundreds, so that lists stay lists.</summary>
    private static bool IsLooseComma(ReadOnlySpan<char> text, int at) =>
        at + 4 < text.Length && text[at] == ',' && text[at + 1] == ' ' && char.IsAsciiDigit(text[at + 2]) && text[at + 3] == '0' && text[at + 4] == '0'
        && (at + 5 == text.Length || !(char.IsLetterOrDigit(text[at + 5]) || text[at + 5] is ',' or '.'));

    private static bool IsEscapedSign(ReadOnlySpan<char> text, int at) =>
        at + 2 < text.Length && text[at] == '\\' && text[at + 1] is '.' or ',' && char.IsAsciiDigit(text[at + 2]);

    private static int SkipDigitsAndSigns(ReadOnlySpan<char> text, int position)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || (IsSign(text[position]) && text[position] is not ' ')))
        {
            position++;
        }

        return position;
    }

    private static bool IsSign(char c) => c is ',' or '.' or '\'' or '’' or ' ' or '\u00A0' or '\u202F' or '\u2009';

    private static char Normal(char c) => c switch
    {
        '’' => '\'',
        '\u00A0' or '\u202F' or '\u2009' => ' ',
        _ => c,
    };
}

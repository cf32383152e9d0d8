using System.Runtime.Intrinsics;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>
/// The filters that compare a value of each posting: pay, experience, degree. Every value has a byte that decides nearly always, so 64 postings are
/// compared at a time; those that their byte leaves open are compared exactly, one by one.
/// </summary>
internal sealed class ByteFilters
{
    private readonly SegmentColumns _columns;
    private readonly ComparablePay? _pay;
    private readonly (long Min, long Max)[] _bounds = [];
    private readonly bool _unknownPay;
    private readonly int _months;

    // Codes of the upper bound from _sureFrom on pass and those under _openFrom fail; of the lower bound, up to _sureTo and over _openTo.
    private readonly int _openFrom = 1, _sureFrom = 1, _sureTo = 254, _openTo = 254;

    // Experience codes up to this one pass; the last code may be open. Facts up to this one pass.
    private readonly int _experience = byte.MaxValue, _fact = byte.MaxValue;
    private readonly bool _experienceOpen;

    public ByteFilters(JobQuery query, Segment segment, ExchangeRates rates)
    {
        _columns = segment.Columns;
        if (query.SalaryMin is not null || query.SalaryMax is not null)
        {
            (_pay, _unknownPay) = (segment.PayAt(rates), query.IncludeUnknownSalary);
            _bounds = PayBounds.Of(query, _columns.Pay.Currencies, rates);
            (_openFrom, _sureFrom, _sureTo, _openTo) = Classes(_pay, _bounds, query.SalaryMax is not null);
        }

        if (query.ExperienceMax is { } years)
        {
            _months = (int)Math.Round(years * 12);
            _experience = _columns.Experience.CodeUpTo(_months);
            _experienceOpen = _columns.Experience.ComparesLast;
        }

        if (query.Education is { } level)
        {
            _fact = SegmentColumns.Fact((RowFlags)((1 << SegmentColumns.FlagBits) - 1), level);
        }

        IsEmpty = _pay is null && query.ExperienceMax is null && query.Education is null;
    }

    /// <summary>True when nothing is compared.</summary>
    public bool IsEmpty { get; }

    /// <summary>Clears the bits of postings that do not pass.</summary>
    /// <param name="firstOrdinal">Ordinal of the first bit, a multiple of 64.</param>
    /// <param name="bits">Candidates.</param>
    public void Filter(int firstOrdinal, Span<ulong> bits)
    {
        for (var w = 0; w < bits.Length; w++)
        {
            if (bits[w] != 0)
            {
                bits[w] &= Passing(firstOrdinal + (w << 6), bits[w]);
            }
        }
    }

    public bool Passes(int ordinal) =>
        PassesPay(ordinal) && _columns.Facts[ordinal] <= _fact
        && (_columns.Experience.Codes[ordinal] <= _experience || (_experienceOpen && PassesExperience(ordinal)));

    private ulong Passing(int ordinal, ulong candidates)
    {
        var open = 0UL;
        if (_pay is not null)
        {
            var (sure, maybe) = PayOf64(ordinal);
            open = candidates & maybe & ~sure;
            candidates &= sure | maybe;
        }

        if (_fact < byte.MaxValue)
        {
            candidates &= AtMost(_columns.Facts, ordinal, _fact);
        }

        if (_experience < byte.MaxValue)
        {
            var sure = AtMost(_columns.Experience.Codes, ordinal, _experience);
            open |= _experienceOpen ? candidates & ~sure : 0;
            candidates &= _experienceOpen ? ulong.MaxValue : sure;
        }

        for (var rest = open & candidates; rest != 0; rest &= rest - 1)
        {
            candidates &= Passes(ordinal + System.Numerics.BitOperations.TrailingZeroCount(rest)) ? ulong.MaxValue : ~(rest & (0 - rest));
        }

        return candidates;
    }

    private (ulong Sure, ulong Maybe) PayOf64(int ordinal)
    {
        var (high, low) = (_pay!.High, _pay.Low);
        var noRate = AtLeast(high, ordinal, ComparablePay.NoRate);
        var (sure, maybe) = (AtLeast(high, ordinal, _sureFrom) & ~noRate, AtLeast(high, ordinal, _openFrom));
        if (_sureTo < 254)
        {
            sure &= AtMost(low, ordinal, _sureTo);
            maybe &= AtMost(low, ordinal, _openTo) | noRate;
        }

        return _unknownPay ? (sure | AtMost(high, ordinal, ComparablePay.NoPay), maybe | AtMost(high, ordinal, ComparablePay.NoPay)) : (sure, maybe);
    }

    private bool PassesExperience(int ordinal) => _columns.Experience.Months(ordinal) is var months && (months == IndexRow.NotStated || months <= _months);

    private bool PassesPay(int ordinal)
    {
        if (_pay is null)
        {
            return true;
        }

        var code = _pay.High[ordinal];
        if (code == ComparablePay.NoPay)
        {
            return _unknownPay;
        }

        if (code < _openFrom || (code != ComparablePay.NoRate && _pay.Low[ordinal] > _openTo))
        {
            return false;
        }

        if (code >= _sureFrom && code != ComparablePay.NoRate && _pay.Low[ordinal] <= _sureTo)
        {
            return true;
        }

        var index = _columns.Pay.IndexOf(ordinal);
        var (min, max) = _bounds[_columns.Pay.Currency(index)];
        var (least, most) = _columns.Pay[index];
        return min < 0 ? _unknownPay : most >= min && least <= max;
    }

    // An amount over the class of the bound is over the bound, whatever its currency; bounds of several currencies may fall into neighbouring classes.
    private static (int OpenFrom, int SureFrom, int SureTo, int OpenTo) Classes(ComparablePay pay, (long Min, long Max)[] bounds, bool hasMax)
    {
        var (openFrom, sureFrom, sureTo, openTo) = (255, 1, 254, 0);
        for (var c = 0; c < bounds.Length; c++)
        {
            if (double.IsNaN(pay.Factors[c]))
            {
                continue;
            }

            if (bounds[c].Min < 0)
            {
                return (1, 255, 0, 254);
            }

            var (min, max) = (pay.Code(bounds[c].Min, pay.Factors[c]), hasMax ? pay.Code(bounds[c].Max, pay.Factors[c]) : 255);
            (openFrom, sureFrom) = (Math.Min(openFrom, min), Math.Max(sureFrom, min + 1));
            (sureTo, openTo) = (Math.Min(sureTo, max - 1), Math.Max(openTo, max));
        }

        return (openFrom, sureFrom, sureTo, openTo);
    }

    private static ulong AtLeast(byte[] codes, int from, int bound) => bound > byte.MaxValue ? 0 : Mask(codes, from, (byte)bound, atLeast: true);

    private static ulong AtMost(byte[] codes, int from, int bound) => bound < 0 ? 0 : Mask(codes, from, (byte)Math.Min(bound, byte.MaxValue), atLeast: false);

    // A bit for each of 64 bytes. Two vectors of 256 bits where there are no wider ones; a last word that is not whole is padded.
    private static ulong Mask(byte[] codes, int from, byte bound, bool atLeast)
    {
        if (from + 64 > codes.Length)
        {
            Span<byte> padded = stackalloc byte[64];
            codes.AsSpan(from).CopyTo(padded);
            return Mask(padded, bound, atLeast);
        }

        return Mask(codes.AsSpan(from, 64), bound, atLeast);
    }

    private static ulong Mask(ReadOnlySpan<byte> codes, byte bound, bool atLeast)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var (all, limit) = (Vector512.Create(codes), Vector512.Create(bound));
            return (atLeast ? Vector512.GreaterThanOrEqual(all, limit) : Vector512.LessThanOrEqual(all, limit)).ExtractMostSignificantBits();
        }

        var (low, high, at) = (Vector256.Create(codes), Vector256.Create(codes[32..]), Vector256.Create(bound));
        return atLeast
            ? Vector256.GreaterThanOrEqual(low, at).ExtractMostSignificantBits() | ((ulong)Vector256.GreaterThanOrEqual(high, at).ExtractMostSignificantBits() << 32)
            : Vector256.LessThanOrEqual(low, at).ExtractMostSignificantBits() | ((ulong)Vector256.LessThanOrEqual(high, at).ExtractMostSignificantBits() << 32);
    }
}

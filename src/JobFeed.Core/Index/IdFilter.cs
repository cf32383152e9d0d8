using System.Numerics;

namespace JobFeed.Core.Index;

/// <summary>Tells of most ids that they are none of a set, by one bit for each id's hash (Bloom 1970, with one hash: ids are hashes themselves).</summary>
internal readonly struct IdFilter
{
    /// <summary>Bits for each id: one in so many others passes.</summary>
    private const int BitsPerId = 16;

    private readonly ulong[] _bits;
    private readonly int _shift;

    public IdFilter(ulong[] ids)
    {
        var log = Math.Max(6, BitOperations.Log2((uint)Math.Max(1, ids.Length)) + 1 + BitOperations.Log2(BitsPerId));
        (_bits, _shift) = (new ulong[1 << (log - 6)], 64 - log);
        foreach (var id in ids)
        {
            _bits[(int)(id >> _shift >> 6)] |= 1UL << (int)(id >> _shift);
        }
    }

    public bool MayHold(ulong id) => (_bits[(int)(id >> _shift >> 6)] & (1UL << (int)(id >> _shift))) != 0;
}

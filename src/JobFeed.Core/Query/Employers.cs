using System.Runtime.InteropServices;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Numbers the employers of one segment's postings, the same across segments: a company by its folded name; where a posting does not
/// name it, its board.
/// </summary>
internal sealed class Employers
{
    private readonly SegmentColumns _columns;
    private readonly Dictionary<string, int> _numbers;
    private readonly (int Start, int End) _companies;
    private readonly (int Start, int End) _boards;
    private readonly int[] _known;

    /// <param name="columns">The segment.</param>
    /// <param name="numbers">Numbers given so far, shared by all segments of a report.</param>
    public Employers(SegmentColumns columns, Dictionary<string, int> numbers)
    {
        (_columns, _numbers) = (columns, numbers);
        _companies = columns.Terms.Range(TermKind.Company);
        _boards = columns.Terms.Range(TermKind.Board);
        _known = new int[_boards.End - _companies.Start];
    }

    /// <summary>From 1 on; 0 for a posting of neither company nor board.</summary>
    public int Of(int ordinal)
    {
        foreach (var term in _columns.TermsOf(ordinal))
        {
            var isCompany = term >= _companies.Start && term < _companies.End;
            if (isCompany || (term >= _boards.Start && term < _boards.End))
            {
                ref var known = ref _known[term - _companies.Start];
                return known != 0 ? known : known = NumberOf((isCompany ? "company " : "board ") + _columns.Terms.Key(term));
            }
        }

        return 0;
    }

    private int NumberOf(string employer)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, employer, out var exists);
        return exists ? number : number = _numbers.Count;
    }
}

using System.Runtime.InteropServices;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>
/// Numbers the employers of a snapshot, the same across segments: a company by its folded name; where a posting does not
/// name it, its board. 0 stands for a posting of neither.
/// </summary>
internal sealed class EmployerNumbers
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly int[][] _ofTerm;

    private EmployerNumbers(IndexSnapshot snapshot)
    {
        _ofTerm = new int[snapshot.Segments.Count][];
        for (var i = 0; i < _ofTerm.Length; i++)
        {
            var terms = snapshot.Segments[i].Columns.Terms;
            _ofTerm[i] = new int[terms.Count];
            Number(terms, TermKind.Company, "company ", _ofTerm[i]);
            Number(terms, TermKind.Board, "board ", _ofTerm[i]);
        }
    }

    /// <summary>Numbers are below this.</summary>
    public int Count => _numbers.Count;

    /// <summary>Numbers by a segment's terms.</summary>
    public int[] Of(int segment) => _ofTerm[segment];

    public static EmployerNumbers Of(IndexSnapshot snapshot) => snapshot.Answers.Get("employers", snapshot, static s => new EmployerNumbers(s));

    private void Number(TermDictionary terms, TermKind kind, string what, int[] ofTerm)
    {
        var (start, end) = terms.Range(kind);
        for (var term = start; term < end; term++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, what + terms.Key(term), out var known);
            ofTerm[term] = number = known ? number : _numbers.Count - 1;
        }
    }
}

namespace JobFeed.Core.Index;

/// <summary>Numbers terms with their spellings while rows are collected, so that a row holds numbers and each text lies in memory once.</summary>
internal sealed class TermPool
{
    private readonly Dictionary<Term, int> _numbers = [];
    private readonly List<Term> _terms = [];
    private readonly HashSet<(TermKind, string)> _seen = [];
    private readonly List<int> _row = [];

    public int Count => _terms.Count;

    public Term this[int number] => _terms[number];

    public int NumberOf(Term term)
    {
        if (!_numbers.TryGetValue(term, out var number))
        {
            _numbers.Add(term, number = _terms.Count);
            _terms.Add(term);
        }

        return number;
    }

    /// <summary>The numbers of one row's terms, each kind and key once, in the spelling that comes first.</summary>
    public int[] NumbersOf(IEnumerable<Term> terms)
    {
        _seen.Clear();
        _row.Clear();
        foreach (var term in terms)
        {
            if (term.Key.Length > 0 && _seen.Add((term.Kind, term.Key)))
            {
                _row.Add(NumberOf(term));
            }
        }

        return [.. _row];
    }
}

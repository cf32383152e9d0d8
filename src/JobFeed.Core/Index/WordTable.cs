namespace JobFeed.Core.Index;

/// <summary>Which skills and companies have a word in their name: postings that have those need no term for the word.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, List<int>> _terms = new(StringComparer.Ordinal);

    public WordTable(TermDictionary terms)
    {
        foreach (var kind in new[] { TermKind.Skill, TermKind.Company })
        {
            var (start, end) = terms.Range(kind);
            for (var term = start; term < end; term++)
            {
                foreach (var word in Fold.Words(terms.Key(term)).Distinct())
                {
                    if (!_terms.TryGetValue(word, out var list))
                    {
                        _terms.Add(word, list = []);
                    }

                    list.Add(term);
                }
            }
        }
    }

    public IReadOnlyList<int> Naming(string word) => _terms.TryGetValue(word, out var terms) ? terms : [];
}

using System.Diagnostics.CodeAnalysis;

namespace JobFeed.Core.Search;

/// <summary>What free texts select in one snapshot: pages, counts and facets of a text are asked for one after the other. What is full starts anew.</summary>
internal sealed class TextAnswers
{
    private const long MostBytes = 32 * 1024 * 1024;

    private readonly Dictionary<string, TextMatches> _answers = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public bool TryGet(string text, [NotNullWhen(true)] out TextMatches? found)
    {
        lock (_lock)
        {
            return _answers.TryGetValue(text, out found);
        }
    }

    public void Add(string text, TextMatches found)
    {
        lock (_lock)
        {
            if (_answers.Values.Sum(answer => answer.Bytes) + found.Bytes > MostBytes)
            {
                _answers.Clear();
            }

            _answers[text] = found;
        }
    }
}

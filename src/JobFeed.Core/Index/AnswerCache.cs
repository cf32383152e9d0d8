using System.Collections.Concurrent;

namespace JobFeed.Core.Index;

/// <summary>
/// Answers of one snapshot by question: totals, facets, statistics. Feed readers ask the same again and again; what is full starts anew. Numbers are small and
/// many; a report may have thousands of groups, so few of those are kept.
/// </summary>
internal sealed class AnswerCache
{
    private const int MostNumbers = 4096, MostReports = 64;

    private readonly ConcurrentDictionary<(Type Kind, string Question), object> _numbers = new(), _reports = new();

    public T Get<T, TState>(string question, TState state, Func<TState, T> answer)
        where T : notnull
    {
        var (answers, most) = typeof(T).IsValueType ? (_numbers, MostNumbers) : (_reports, MostReports);
        if (answers.TryGetValue((typeof(T), question), out var known))
        {
            return (T)known;
        }

        var found = answer(state);
        if (answers.Count >= most)
        {
            answers.Clear();
        }

        answers[(typeof(T), question)] = found;
        return found;
    }
}

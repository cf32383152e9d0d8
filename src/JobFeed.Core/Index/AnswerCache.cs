using System.Collections.Concurrent;

namespace JobFeed.Core.Index;

/// <summary>Answers of one snapshot by question. Feed readers ask the same again and again; a full cache starts anew.</summary>
internal sealed class AnswerCache
{
    private const int Most = 4096;

    private readonly ConcurrentDictionary<(Type Kind, string Question), object> _answers = new();

    public T Get<T, TState>(string question, TState state, Func<TState, T> answer)
        where T : notnull
    {
        if (_answers.TryGetValue((typeof(T), question), out var known))
        {
            return (T)known;
        }

        var found = answer(state);
        if (_answers.Count >= Most)
        {
            _answers.Clear();
        }

        _answers[(typeof(T), question)] = found;
        return found;
    }
}

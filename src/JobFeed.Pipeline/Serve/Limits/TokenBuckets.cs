using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve.Limits;

/// <summary>A bucket of tokens for each caller: a request takes one, time puts them back evenly. Memory is bounded: the callers that asked longest ago are forgotten.</summary>
public sealed class TokenBuckets(IOptions<LimitOptions> options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Bucket>> _byCaller = new(StringComparer.Ordinal);
    private readonly LinkedList<Bucket> _byUse = new();

    /// <summary>Takes a token if there is one.</summary>
    /// <param name="policy">The limit's name.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="size">Tokens of a full bucket.</param>
    internal Quota Take(string policy, string caller, int size) => Change(policy, caller, size, -1);

    /// <summary>Puts a token back that was taken for nothing.</summary>
    internal Quota GiveBack(string policy, string caller, int size) => Change(policy, caller, size, 1);

    private Quota Change(string policy, string caller, int size, int change)
    {
        var perSecond = size / options.Value.Window.TotalSeconds;
        lock (_lock)
        {
            var bucket = Find($"{policy} {caller}", size);
            var now = clock.GetTimestamp();
            bucket.Tokens = Math.Min(size, bucket.Tokens + (clock.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
            bucket.At = now;
            var isOpen = bucket.Tokens + change >= 0;
            bucket.Tokens = isOpen ? Math.Min(size, bucket.Tokens + change) : bucket.Tokens;
            return new Quota(
                policy,
                isOpen,
                size,
                (int)options.Value.Window.TotalSeconds,
                (int)bucket.Tokens,
                (int)Math.Ceiling((size - bucket.Tokens) / perSecond),
                (int)Math.Ceiling(Math.Max(0, 1 - bucket.Tokens) / perSecond));
        }
    }

    private Bucket Find(string name, int size)
    {
        if (_byCaller.TryGetValue(name, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value;
        }

        if (_byCaller.Count >= options.Value.Callers)
        {
            _byCaller.Remove(_byUse.Last!.Value.Name);
            _byUse.RemoveLast();
        }

        var bucket = new Bucket(name) { Tokens = size, At = clock.GetTimestamp() };
        _byCaller[name] = _byUse.AddFirst(bucket);
        return bucket;
    }

    private sealed class Bucket(string name)
    {
        public string Name => name;

        public double Tokens { get; set; }

        public long At { get; set; }
    }
}

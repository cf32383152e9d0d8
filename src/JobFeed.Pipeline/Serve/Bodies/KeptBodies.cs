using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve.Bodies;

/// <summary>A coded body with the headers that its endpoint gave it.</summary>
internal sealed record KeptBody(string ContentType, string? Link, Coding Coding, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Compressed bodies in memory, those used last, up to <see cref="ServeOptions.KeptBodiesBytes"/>. Their key is their strong ETag, which names question, form,
/// generation, address and coding: a new generation never finds an old body.
/// </summary>
public sealed class KeptBodies(IOptions<ServeOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Tag, KeptBody Body)>> _byTag = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Tag, KeptBody Body)> _byUse = new();
    private long _bytes;

    internal KeptBody? Find(string tag)
    {
        lock (_lock)
        {
            if (!_byTag.TryGetValue(tag, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Body;
        }
    }

    internal void Keep(string tag, KeptBody body)
    {
        lock (_lock)
        {
            if (body.Bytes.Length > options.Value.KeptBodiesBytes || _byTag.ContainsKey(tag))
            {
                return;
            }

            _byTag[tag] = _byUse.AddFirst((tag, body));
            for (_bytes += body.Bytes.Length; _bytes > options.Value.KeptBodiesBytes; _byUse.RemoveLast())
            {
                var oldest = _byUse.Last!.Value;
                _byTag.Remove(oldest.Tag);
                _bytes -= oldest.Body.Bytes.Length;
            }
        }
    }
}

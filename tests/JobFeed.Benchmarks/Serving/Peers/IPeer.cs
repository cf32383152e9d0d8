using System.Buffers;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>Pay of a group in another engine's words: its number, its postings, and the percentiles 10, 25, 50, 75 and 90.</summary>
internal sealed record PeerGroup(int Value, int Postings, double[] At);

/// <summary>Another engine that answers the same questions from the same rows.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    /// <summary>Processor time that the engine has spent outside of this process.</summary>
    TimeSpan Elsewhere { get; }

    void Load(IEnumerable<PeerRow> rows);

    /// <summary>Another connection to the same rows.</summary>
    IPeer Connect();

    /// <summary>Ids of a page's postings in order; reads their JSON too, and writes it one after the other where a writer is given.</summary>
    List<string> Page(PeerQuery query, IBufferWriter<byte>? json = null);

    int Count(PeerQuery query);

    /// <summary>The 20 most frequent skills, most frequent first, then by number.</summary>
    List<(int Skill, int Count)> Facets(PeerQuery query);

    /// <summary>Percentiles of pay by skill, or else by country; of all groups, however small.</summary>
    List<PeerGroup> Percentiles(PeerQuery query, bool bySkill);

    /// <summary>How many employers each group of <see cref="Percentiles"/> has. Only compared, not timed: ours gives both at once.</summary>
    Dictionary<int, int> Employers(PeerQuery query, bool bySkill);
}

using System.Buffers;
using JobFeed.Core.Changes;

namespace JobFeed.Core.Formats;

/// <summary>One way to write a page of the change log; implementations are found, not registered.</summary>
public interface IChangeFormat
{
    /// <summary>What the path ends in: <c>atom</c> of <c>/v1/changes.atom</c>.</summary>
    string Name { get; }

    string ContentType { get; }

    void Write(ChangePage page, IBufferWriter<byte> output);
}

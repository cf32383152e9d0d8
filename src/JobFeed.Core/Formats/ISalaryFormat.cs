using System.Buffers;
using JobFeed.Core.Query;

namespace JobFeed.Core.Formats;

/// <summary>One way to write salary statistics.</summary>
public interface ISalaryFormat
{
    /// <summary>What the path ends in: <c>csv</c> of <c>/v1/salaries.csv</c>.</summary>
    string Name { get; }

    string ContentType { get; }

    void Write(SalaryReport report, IBufferWriter<byte> output);
}

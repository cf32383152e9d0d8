using JobFeed.Benchmarks.Serving.Peers;

namespace JobFeed.Benchmarks.Tests;

/// <summary>Runs where PostgreSQL 15 is installed, and says so where it is not.</summary>
internal sealed class PeersFactAttribute : FactAttribute
{
    public PeersFactAttribute() => Skip = PostgresPeer.IsInstalled ? null : "PostgreSQL 15 is not installed here.";
}

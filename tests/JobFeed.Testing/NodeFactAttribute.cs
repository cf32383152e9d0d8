namespace JobFeed.Testing;

/// <summary>A test that needs npm packages; skipped, with the reason, where they cannot be had.</summary>
public sealed class NodeFactAttribute : Xunit.FactAttribute
{
    public NodeFactAttribute() => Skip = NodeTools.Missing;
}

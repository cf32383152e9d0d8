namespace JobFeed.Core.Index;

/// <summary>Where the members of the groups lie in a snapshot's segments: group after group, in each the copy to show first at the start.</summary>
internal sealed class GroupedHits
{
    private readonly (int Segment, int Ordinal)[] _members;
    private readonly int[] _starts;

    // Members that are not the first of their group, and where among all members they stand.
    private readonly Dictionary<(int Segment, int Ordinal), (int Group, int At)> _later = [];

    private GroupedHits((int Segment, int Ordinal)[] members, int[] starts)
    {
        (_members, _starts) = (members, starts);
        for (var group = 0; group < Groups; group++)
        {
            for (var at = starts[group] + 1; at < starts[group + 1]; at++)
            {
                _later[members[at]] = (group, at);
            }
        }
    }

    /// <summary>The members of a posting's group that are to be shown before it; empty for a posting that is first or alone.</summary>
    public ReadOnlySpan<(int Segment, int Ordinal)> Before(int segment, int ordinal) =>
        _later.TryGetValue((segment, ordinal), out var place) ? _members.AsSpan(_starts[place.Group]..place.At) : default;

    public int Groups => _starts.Length - 1;

    public ReadOnlySpan<(int Segment, int Ordinal)> this[int group] => _members.AsSpan(_starts[group].._starts[group + 1]);

    public static GroupedHits Of(IndexSnapshot snapshot)
    {
        var members = new List<(int, int)>();
        var starts = new List<int> { 0 };
        foreach (var group in snapshot.Groups.All)
        {
            foreach (var member in group.Members)
            {
                if (snapshot.TryLocate(member.Id, out var hit))
                {
                    members.Add((hit.Segment, hit.Ordinal));
                }
            }

            starts.Add(members.Count);
        }

        return new GroupedHits([.. members], [.. starts]);
    }
}

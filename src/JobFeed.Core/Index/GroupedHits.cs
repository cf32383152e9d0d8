namespace JobFeed.Core.Index;

/// <summary>Where the members of the groups lie in a snapshot's segments: group after group, in each the copy to show first at the start.</summary>
internal sealed class GroupedHits
{
    private readonly (int Segment, int Ordinal)[] _members;
    private readonly int[] _starts;

    private GroupedHits((int Segment, int Ordinal)[] members, int[] starts) => (_members, _starts) = (members, starts);

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

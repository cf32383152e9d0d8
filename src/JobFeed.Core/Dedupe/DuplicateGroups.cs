using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// Groups postings of one vacancy as they come and go. Nothing is merged: every member stays, with the reason why it is here, and taking one
/// out forms the groups anew without it. The groups follow from the set of postings, whatever the order in which they were added (as long as
/// no bucket of candidates is over its limit). Not safe for use by several threads at once.
/// </summary>
public sealed class DuplicateGroups
{
    /// <summary>Of a group, so many of the oldest members are asked whether a posting contradicts them.</summary>
    private const int MostWitnesses = 32;

    private readonly Dictionary<PostingId, Node> _nodes = [];
    private readonly CandidateIndex _candidates = new();
    private Node? _newest;

    /// <summary>Number of postings.</summary>
    public int Count => _nodes.Count;

    /// <summary>Adds a posting, or puts it in the place of what was known under its id.</summary>
    public void Add(PostingId id, VacancySketch sketch, DateTimeOffset firstSeen)
    {
        Remove(id);
        var node = new Node(id, sketch, firstSeen);
        foreach (var other in _candidates.Find(sketch).Select(candidate => _nodes[candidate]))
        {
            var verdict = DuplicateJudge.Compare(sketch, other.Sketch);
            if (verdict.Relation != VacancyRelation.Different)
            {
                node.Links[other.Id] = verdict;
                other.Links[id] = verdict;
            }
        }

        _nodes.Add(id, node);
        _candidates.Add(id, sketch);
        if (_newest is null || node.CompareTo(_newest) > 0)
        {
            // What comes last changes nothing for those before it.
            _newest = node;
            Join(node, [.. node.Links.Where(link => link.Value.Groups).Select(link => _nodes[link.Key].Group).Distinct().OrderBy(group => group[0])]);
            return;
        }

        Form(ComponentOf(node));
    }

    /// <summary>Takes a posting out; false when it is not known.</summary>
    public bool Remove(PostingId id)
    {
        if (!_nodes.TryGetValue(id, out var node))
        {
            return false;
        }

        var component = ComponentOf(node);
        component.Remove(node);
        _nodes.Remove(id);
        _candidates.Remove(id, node.Sketch);
        foreach (var neighbour in node.Links.Keys)
        {
            _nodes[neighbour].Links.Remove(id);
        }

        Form(component);
        return true;
    }

    /// <summary>The group of a posting, which it may be alone in; null when the posting is not known.</summary>
    public DuplicateGroup? Of(PostingId id) => _nodes.TryGetValue(id, out var node) ? Describe(node.Group) : null;

    /// <summary>All groups, those of one member too, by id.</summary>
    public IEnumerable<DuplicateGroup> All() => _nodes.Values.Select(node => node.Group).Distinct().Select(Describe).OrderBy(group => group.Id);

    /// <summary>Oldest first: each posting joins the oldest group that holds a copy of it and nothing that contradicts it.</summary>
    private static void Form(List<Node> component)
    {
        component.Sort();
        var groups = new List<List<Node>>();
        foreach (var node in component)
        {
            Join(node, groups);
        }
    }

    /// <summary>
    /// Puts a posting into the first of these groups that takes it, or into a group of its own behind them. Further groups that take it come along unless they
    /// contradict the first: two excerpts of one text know nothing of each other until the whole of it appears.
    /// </summary>
    private static void Join(Node node, List<List<Node>> groups)
    {
        var takers = groups.FindAll(candidate => candidate.Exists(node.IsCopyOf) && !candidate.Take(MostWitnesses).Any(node.Contradicts));
        var group = takers.Count > 0 ? takers[0] : [];
        if (takers.Count == 0)
        {
            groups.Add(group);
        }

        foreach (var other in takers.Skip(1).Where(other => !group.Take(MostWitnesses).Any(member => other.Take(MostWitnesses).Any(member.Contradicts))))
        {
            group.AddRange(other);
            other.ForEach(member => member.Group = group);
            groups.Remove(other);
        }

        group.Add(node);
        node.Group = group;
        if (takers.Count > 1)
        {
            group.Sort();
        }
    }

    /// <summary>Everything that hangs together by copies, whether it shares a group or not.</summary>
    private List<Node> ComponentOf(Node start)
    {
        var (component, seen) = (new List<Node> { start }, new HashSet<PostingId> { start.Id });
        for (var i = 0; i < component.Count; i++)
        {
            foreach (var (id, verdict) in component[i].Links)
            {
                if (verdict.Groups && seen.Add(id))
                {
                    component.Add(_nodes[id]);
                }
            }
        }

        return component;
    }

    private DuplicateGroup Describe(List<Node> group)
    {
        var ids = group.Select(node => node.Id).ToHashSet();
        return new DuplicateGroup
        {
            Id = group[0].Id,
            Members = [.. group.Select(node => MemberOf(node, group))],
            Representative = group.MinBy(node => node.Sketch.Preference)!.Id,
            Variants = [.. group.SelectMany(node => node.Links.Keys).Where(id => !ids.Contains(id)).Select(id => _nodes[id].Group[0].Id).Distinct().Order()],
        };
    }

    private static GroupMember MemberOf(Node node, List<Node> group)
    {
        var original = group.Find(node.IsCopyOf);
        return new GroupMember(node.Id, node.Sketch.Source, node.Sketch.Publisher, original?.Id, original is null ? null : node.Links[original.Id]);
    }

    private sealed class Node(PostingId id, VacancySketch sketch, DateTimeOffset firstSeen) : IComparable<Node>
    {
        public PostingId Id { get; } = id;

        public VacancySketch Sketch { get; } = sketch;

        /// <summary>Verdicts on other postings, those of "different" left out.</summary>
        public Dictionary<PostingId, Verdict> Links { get; } = [];

        public List<Node> Group { get; set; } = [];

        private DateTimeOffset FirstSeen { get; } = firstSeen;

        public bool IsCopyOf(Node other) => Links.TryGetValue(other.Id, out var verdict) && verdict.Groups;

        public bool Contradicts(Node other) => !IsCopyOf(other) && DuplicateJudge.Compare(Sketch, other.Sketch).IsContradiction;

        public int CompareTo(Node? other) => other is null ? 1 : FirstSeen != other.FirstSeen ? FirstSeen.CompareTo(other.FirstSeen) : Id.CompareTo(other.Id);
    }
}

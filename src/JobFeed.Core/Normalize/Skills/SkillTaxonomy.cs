using System.Collections.Immutable;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>The skills that JobFeed knows, and how to find one by what a visitor types.</summary>
public static class SkillTaxonomy
{
    /// <summary>All skills, area by area.</summary>
    public static ImmutableArray<SkillEntry> All => Lexicon.Instance.Skills;

    /// <summary>The skill of this name or alias, whatever the case and the hyphens: <c>k8s</c>, <c>c#</c>. Null when there is none.</summary>
    public static SkillEntry? Find(string nameOrAlias) => Lexicon.Instance.Find(nameOrAlias);

    /// <summary>What whoever has this skill has too, directly or through others, nearest first: Spring Boot gives Java and Spring.</summary>
    public static ImmutableArray<SkillEntry> Implied(string name)
    {
        var found = new List<SkillEntry>();
        var next = new Queue<string>(Find(name)?.Implies ?? []);
        while (next.TryDequeue(out var implied))
        {
            if (Find(implied) is { } skill && !found.Contains(skill))
            {
                found.Add(skill);
                foreach (var further in skill.Implies)
                {
                    next.Enqueue(further);
                }
            }
        }

        return [.. found];
    }

    /// <summary>
    /// At most <paramref name="count"/> skills that the text may be meant for: those with a spelling that starts with it, the shortest first,
    /// then those within two typing errors, the nearest first.
    /// </summary>
    public static ImmutableArray<SkillEntry> Suggest(string typed, int count)
    {
        typed = typed.Trim();
        if (typed.Length is 0 or > 60 || count <= 0)
        {
            return [];
        }

        var allowed = typed.Length switch { < 3 => 0, 3 => 1, _ => 2 };
        return [.. Lexicon.Instance.Forms
            .Select(form => (form.Skill, form.Text, Far: Distance(form.Text, typed, allowed)))
            .Where(one => one.Far <= allowed)
            .OrderBy(one => one.Far).ThenBy(one => one.Text.Length).ThenBy(one => one.Text, StringComparer.Ordinal)
            .Select(one => one.Skill).Distinct().Take(count)];
    }

    /// <summary>-1 for the same text, 0 for a beginning, else the number of typing errors, or more than allowed.</summary>
    private static int Distance(string text, string typed, int allowed)
    {
        if (text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
        {
            return text.Length == typed.Length ? -1 : 0;
        }

        return Math.Abs(text.Length - typed.Length) > allowed ? allowed + 1 : TypingErrors.Between(text, typed);
    }
}

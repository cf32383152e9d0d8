using System.Collections.Immutable;
using System.Runtime.InteropServices;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// The taxonomy as read from the embedded files of <c>Taxonomy/</c>, once, when first asked. A skill is a line
/// <c>name | kind | alias; alias | implied; implied</c>; the two last fields may be left out. Marks before a spelling: <see cref="Caution"/>.
/// </summary>
internal sealed class Lexicon
{
    private const string Folder = "JobFeed.Core.Normalize.Skills.Taxonomy.";

    private static readonly Lazy<Lexicon> Shared = new(() => new Lexicon());

    private Lexicon()
    {
        foreach (var line in Lines("cues.txt"))
        {
            var at = line.IndexOf(':', StringComparison.Ordinal);
            var cue = Enum.Parse<Cue>(line[..at]);
            foreach (var phrase in line[(at + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Trie.Add(phrase, cue);
            }
        }

        var rules = new Dictionary<string, ContextRule>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Lines("context.txt"))
        {
            var (spellings, rule) = ContextRule.Parse(line);
            foreach (var spelling in spellings)
            {
                rules.Add(spelling, rule);
            }
        }

        var skills = ImmutableArray.CreateBuilder<SkillEntry>(6_000);
        foreach (var area in Areas)
        {
            foreach (var line in Lines(area))
            {
                skills.Add(Read(line, rules));
            }
        }

        Skills = skills.DrainToImmutable();
        AddPlurals();
    }

    public static Lexicon Instance => Shared.Value;

    /// <summary>File names of the areas, in order.</summary>
    public static ImmutableArray<string> Areas { get; } =
        [.. typeof(Lexicon).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..])
            .Where(name => name is not ("cues.txt" or "context.txt")).Order(StringComparer.Ordinal)];

    public SkillTrie Trie { get; } = new();

    public ImmutableArray<SkillEntry> Skills { get; }

    /// <summary>Every spelling as written in the files.</summary>
    public List<SkillForm> Forms { get; } = new(12_000);

    /// <summary>The lines of a file, without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream(Folder + file)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    /// <summary>The skill that the whole text spells, whatever the case; a name goes before an alias.</summary>
    public SkillEntry? Find(string spelling)
    {
        var tokens = new Token[16];
        var count = Tokenizer.Cut(spelling, ref tokens);
        var path = count == 0 ? 0 : tokens[0].Hash;
        for (var i = 1; i < count; i++)
        {
            path = SkillTrie.Path(path, tokens[i].Hash);
        }

        var node = Trie.Find(path);
        if (count == 0 || !node.Has(NodeTraits.Forms))
        {
            return null;
        }

        var best = Trie.FormsAt(node)[0];
        foreach (var form in Trie.FormsAt(node))
        {
            if (form.Text == spelling)
            {
                return form.Skill;
            }

            best = best.Text != best.Skill.Name && form.Text == form.Skill.Name ? form : best;
        }

        return best.Skill;
    }

    private static (SkillKind Kind, bool IsNamed) KindOf(string word) => word switch
    {
        "language" => (SkillKind.Language, true),
        "framework" => (SkillKind.Framework, true),
        "tool" => (SkillKind.Tool, true),
        "platform" => (SkillKind.Platform, true),
        "method" => (SkillKind.Method, true),
        "practice" => (SkillKind.Method, false),
        "domain" => (SkillKind.Domain, true),
        "field" => (SkillKind.Domain, false),
        "certification" => (SkillKind.Certification, true),
        "soft" => (SkillKind.Soft, true),
        _ => throw new FormatException($"The taxonomy knows no kind \"{word}\"."),
    };

    /// <summary>Methods and fields are countable: "data pipeline", "data pipelines".</summary>
    private void AddPlurals()
    {
        foreach (var form in Forms)
        {
            if (form.Skill.Kind is SkillKind.Method or SkillKind.Domain && form.Caution == Caution.None
                && Plural(form.Text) is { } plural && Find(plural) is null)
            {
                Trie.Add(form with { Text = plural });
            }
        }
    }

    private static string? Plural(string text) =>
        text.Length < 3 || !char.IsAsciiLetter(text[^1]) || text[^1] is 's' or 'y' || text.EndsWith("ing", StringComparison.Ordinal)
            ? null
            : text + "s";

    private SkillEntry Read(string line, Dictionary<string, ContextRule> rules)
    {
        var fields = line.Split(" | ");
        var (kind, named) = KindOf(fields[1]);
        var spellings = fields.Length > 2 && fields[2].Length > 0 ? fields[2].Split("; ") : [];
        var aliases = new string[spellings.Length];
        for (var i = 0; i < spellings.Length; i++)
        {
            aliases[i] = SkillForm.Parse(spellings[i]).Text;
        }

        var skill = new SkillEntry(
            SkillForm.Parse(fields[0]).Text,
            kind,
            ImmutableCollectionsMarshal.AsImmutableArray(aliases),
            fields.Length > 3 ? [.. fields[3].Split("; ")] : [],
            named);
        Add(skill, fields[0], rules);
        foreach (var spelling in spellings)
        {
            Add(skill, spelling, rules);
        }

        return skill;
    }

    private void Add(SkillEntry skill, string marked, Dictionary<string, ContextRule> rules)
    {
        var (text, caution) = SkillForm.Parse(marked);
        var form = new SkillForm(skill, text, caution) { Rule = rules.GetValueOrDefault(text) };
        Forms.Add(form);
        Trie.Add(form);
    }
}

using System.Collections.Immutable;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>A small section cutter for tests: a line that is one of these headings opens a section.</summary>
internal static class SeedSections
{
    private static readonly (string Heading, SectionKind Kind)[] Headings =
    [
        ("Position summary", SectionKind.Summary),
        ("Key responsibilities", SectionKind.Responsibilities),
        ("Responsibilities", SectionKind.Responsibilities),
        ("Required qualifications", SectionKind.Required),
        ("Requirements", SectionKind.Required),
        ("Preferred qualifications", SectionKind.Preferred),
        ("Nice to have", SectionKind.Preferred),
        ("Benefits", SectionKind.Benefits),
        ("About us", SectionKind.About),
        ("Pay", SectionKind.Pay),
        ("Work Location", SectionKind.Location),
    ];

    public static NormalizationInput Input(string title, string text)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        var (start, kind, heading, at) = (0, SectionKind.Other, default(string), 0);
        foreach (var line in text.Split('\n'))
        {
            if (Array.Find(Headings, one => line == one.Heading || line.StartsWith(one.Heading + ":", StringComparison.Ordinal)) is { Heading: not null } found)
            {
                sections.Add(new Section(kind, heading, start, at - start));
                (start, kind, heading) = (at, found.Kind, found.Heading);
            }

            at += line.Length + 1;
        }

        sections.Add(new Section(kind, heading, start, text.Length - start));
        return new NormalizationInput
        {
            Raw = new RawPosting(),
            Title = title,
            Text = text,
            Sections = sections.DrainToImmutable(),
            ObservedAt = DateTimeOffset.UnixEpoch,
        };
    }
}

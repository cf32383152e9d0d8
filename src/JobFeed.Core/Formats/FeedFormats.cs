using System.Collections.Immutable;

namespace JobFeed.Core.Formats;

/// <summary>The formats that feeds, salary statistics and changes can be had in, by name. Looking for them would load every type of the program when it starts.</summary>
public static class FeedFormats
{
    public static ImmutableArray<IFeedFormat> All { get; } =
        [new AtomFormat(), new CsvFormat(), new IndeedFormat(), new JsonFormat(), new JsonFeedFormat(), new JsonLdFormat(), new LinkedInFormat(), new NdjsonFormat(), new RssFormat()];

    public static ImmutableArray<ISalaryFormat> Salaries { get; } = [new SalaryCsv(), new SalaryJson()];

    public static ImmutableArray<IChangeFormat> Changes { get; } = [new ChangesAtom(), new ChangesJson()];

    public static IFeedFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}

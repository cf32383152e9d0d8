using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Search;

namespace JobFeed.Benchmarks.Serving;

/// <summary>The generated segment of a size on disk; made when it is not there.</summary>
internal sealed class Corpus(string folder, int postings)
{
    private readonly string _name = Path.Combine(folder, postings.ToString(CultureInfo.InvariantCulture));

    /// <summary>Where generated segments are kept if nothing else is said.</summary>
    public static string DefaultFolder => Path.Combine(Path.GetTempPath(), "jobfeed-bench");

    public static ExchangeRates Rates { get; } = new(ReferenceRates.Convert, ReferenceRates.Date);

    public string HotFile => _name + ".hot";

    public string ColdFile => _name + ".cold";

    public string TextFile => _name + ".text";

    public Workload Workload { get; } = new();

    public int Postings => postings;

    public void Generate()
    {
        var builder = new SegmentBuilder();
        for (var i = 0; i < postings; i++)
        {
            builder.Add(Workload.Posting(i));
        }

        var encoded = builder.Build();
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(ColdFile, encoded.Cold);
        File.WriteAllBytes(TextFile, encoded.Text);
        File.WriteAllBytes(HotFile, encoded.Hot);
    }

    public Segment Open(PageCache cache)
    {
        if (!File.Exists(HotFile) || !File.Exists(TextFile))
        {
            Console.Error.WriteLine($"Generating {postings} postings into {folder} ...");
            Generate();
        }

        var text = new TextPart(new FileColdReader(TextFile), new FileInfo(TextFile).Length, Postings, new TextCache(256L * 1024 * 1024));
        return Segment.Open(File.ReadAllBytes(HotFile), new FileColdReader(ColdFile), cache, text);
    }

    private sealed class FileColdReader(string file) : IColdReader
    {
        private readonly Microsoft.Win32.SafeHandles.SafeFileHandle _file = File.OpenHandle(file);

        public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken)
        {
            var bytes = new byte[length];
            RandomAccess.Read(_file, bytes, offset);
            return new(bytes);
        }
    }
}

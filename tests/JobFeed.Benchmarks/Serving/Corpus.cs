using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Search;

namespace JobFeed.Benchmarks.Serving;

/// <summary>Generated segments of a size on disk; made when they are not there.</summary>
internal sealed class Corpus(string folder, int postings, int shards = 1)
{
    /// <summary>Where generated segments are kept if nothing else is said.</summary>
    public static string DefaultFolder => Path.Combine(Path.GetTempPath(), "jobfeed-bench");

    public static ExchangeRates Rates { get; } = new(ReferenceRates.Convert, ReferenceRates.Date);

    public Workload Workload => field ??= new Workload();

    public int Postings => postings;

    public int Shards => shards;

    public long HotBytes => Enumerable.Range(0, shards).Sum(shard => new FileInfo(HotFile(shard)).Length);

    public long ColdBytes => Enumerable.Range(0, shards).Sum(shard => new FileInfo(ColdFile(shard)).Length);

    public long TextBytes => Enumerable.Range(0, shards).Sum(shard => new FileInfo(TextFile(shard)).Length);

    public void Generate()
    {
        Directory.CreateDirectory(folder);
        for (var shard = 0; shard < shards; shard++)
        {
            Generate(shard);
        }
    }

    /// <summary>The segments, each made anew when it is not there or of another format.</summary>
    public List<Segment> OpenAll(PageCache cache) => [.. Enumerable.Range(0, shards).Select(shard => Open(shard, cache))];

    /// <summary>The first segment.</summary>
    public Segment Open(PageCache cache) => Open(0, cache);

    /// <summary>The first segment as it is stored.</summary>
    public EncodedSegment ReadEncoded() => new(File.ReadAllBytes(HotFile(0)), File.ReadAllBytes(ColdFile(0)), File.ReadAllBytes(TextFile(0)), postings);

    private Segment Open(int shard, PageCache cache)
    {
        try
        {
            return Read(shard, cache);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or InvalidSegmentException)
        {
            Console.Error.WriteLine($"Generating {postings / shards} postings into {folder} ...");
            Directory.CreateDirectory(folder);
            Generate(shard);
            return Read(shard, cache);
        }
    }

    private Segment Read(int shard, PageCache cache)
    {
        var text = new TextPart(new FileColdReader(TextFile(shard)), new FileInfo(TextFile(shard)).Length, First(shard + 1) - First(shard), new TextCache(256L * 1024 * 1024));
        return Segment.Open(File.ReadAllBytes(HotFile(shard)), new FileColdReader(ColdFile(shard)), cache, text);
    }

    private int First(int shard) => (int)((long)shard * postings / shards);

    private void Generate(int shard)
    {
        var builder = new SegmentBuilder();
        for (var i = First(shard); i < First(shard + 1); i++)
        {
            builder.Add(Workload.Posting(i));
        }

        var encoded = builder.Build();
        File.WriteAllBytes(ColdFile(shard), encoded.Cold);
        File.WriteAllBytes(TextFile(shard), encoded.Text);
        File.WriteAllBytes(HotFile(shard), encoded.Hot);
    }

    private string HotFile(int shard) => Name(shard) + ".hot";

    private string ColdFile(int shard) => Name(shard) + ".cold";

    private string TextFile(int shard) => Name(shard) + ".text";

    private string Name(int shard) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{postings}{(shards == 1 ? "" : $"-{shard + 1}-of-{shards}")}"));

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

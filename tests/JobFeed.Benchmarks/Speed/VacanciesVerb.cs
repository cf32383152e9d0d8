using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using JobFeed.Benchmarks.Quality;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary>
/// <c>vacancies</c>: what grouping costs a fold of some changes when few or many postings are known. The postings are those of ats-ashby-2025 under the names of as many employers as it takes, each
/// with its own letters, so that one employer's texts are as alike as real ones are; every tenth shows again on a job board, cut in half.
/// </summary>
internal static class VacanciesVerb
{
    private const int PerFold = 5000;

    private const int PerLevel = 8;

    public static Command Create()
    {
        var changes = new Option<int>("--changes") { Description = "Changes of the fold that is measured.", DefaultValueFactory = _ => 1000 };
        var known = new Option<int[]>("--known") { Description = "Postings known before.", DefaultValueFactory = _ => [10_000, 100_000], AllowMultipleArgumentsPerToken = true };
        var command = new Command("vacancies", "Measure what a fold costs that groups its changes with the postings that are known.") { changes, known };
        command.SetAction(async (parsed, cancel) =>
        {
            if (SharedFolder.Path is null)
            {
                await Console.Error.WriteLineAsync("../shared is not beside this repository: there are no real postings to read.");
                return 1;
            }

            await RunAsync(parsed.GetValue(changes), parsed.GetValue(known)!, cancel);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(int changes, int[] known, CancellationToken cancel)
    {
        Console.WriteLine(ThreadCost.Machine);
        Console.WriteLine("| known | grouped | sketch bytes each | key bytes each | changes | CPU s | sketches read | bytes read | bytes written | groups changed |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var count in known)
        {
            var store = new Store();
            foreach (var fold in Entries(count, 0).Chunk(PerFold))
            {
                await store.FoldAsync(fold, cancel);
            }

            var (hot, cold) = (store.HotBytes, store.ColdBytes);
            store.Forget();
            var changed = Entries(count, 7).Where((_, i) => i % Math.Max(1, count / changes) == 0).Take(changes).ToList();
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            var regrouping = await store.FoldAsync(changed, cancel);
            var seconds = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {store.Groups.All.Sum(group => group.Members.Length)} | {cold / count} | {hot / count} | {changed.Count} | {seconds:F2} | {store.Reads} | {store.BytesRead} | {store.BytesWritten} | {regrouping.Changes.Count} |"));
        }
    }

    /// <param name="count">How many.</param>
    /// <param name="edit">Sentences at the end that tell one version of a text from another.</param>
    private static IEnumerable<SketchEntry> Entries(int count, int edit)
    {
        const string Letters = "etaoinshrdlu";
        for (var n = 0; n < count;)
        {
            foreach (var row in Rows.Of("ats-ashby-2025.jsonl.gz"))
            {
                var employer = n / 7000;
                var raw = new RawPosting
                {
                    Source = "ashby",
                    Title = row.Text("title"),
                    Company = row.Text("company") + (employer == 0 ? "" : $"{employer}"),
                    Location = row.Text("location"),
                    Description = (row.Text("description") ?? "").Replace('e', Letters[employer % Letters.Length]).Replace('a', Letters[(employer / 3) % Letters.Length]),
                };
                for (var copy = 0; copy < (n % 10 == 0 ? 2 : 1) && n < count; copy++, n++)
                {
                    yield return Entry(n, copy == 0 ? raw : raw with { Source = "adzuna", Description = raw.Description[..(raw.Description.Length / 2)] }, copy, edit);
                }

                if (n >= count)
                {
                    yield break;
                }
            }
        }
    }

    private static SketchEntry Entry(int n, RawPosting raw, int copy, int edit)
    {
        var text = raw.Description + string.Concat(Enumerable.Range(0, edit).Select(i => $" Version {i} of this text says more."));
        var sketch = VacancySketch.Of(raw with { Description = text }, copy == 0 ? Publisher.Employer : Publisher.JobBoard);
        return new SketchEntry(new PostingId((ulong)n * 0x9E3779B97F4A7C15), DateTimeOffset.UnixEpoch.AddSeconds(n), raw.Company, $"https://jobs.example/{n}", sketch);
    }

    /// <summary>What folds leave in storage, in memory, compacted as the pipeline does; counts what is read and written.</summary>
    private sealed class Store
    {
        private List<(SketchSegment Segment, EncodedSketches Bytes, byte[] Groups, int Level)> _parts = [];

        public VacancyGroups Groups => VacancyGroups.Of(_parts.Select(part => GroupPart.Decode(part.Groups)));

        public long HotBytes => _parts.Sum(part => (long)part.Bytes.Hot.Length);

        public long ColdBytes => _parts.Sum(part => (long)part.Bytes.Cold.Length);

        public int Reads { get; private set; }

        public long BytesRead { get; private set; }

        public long BytesWritten { get; private set; }

        public void Forget() => (Reads, BytesRead, BytesWritten) = (0, 0, 0);

        public async Task<Regrouping> FoldAsync(IEnumerable<SketchEntry> entries, CancellationToken cancel)
        {
            var builder = new SketchSegmentBuilder();
            foreach (var entry in entries)
            {
                builder.Add(entry);
            }

            List<SketchSegment> before = [.. _parts.Select(part => part.Segment)];
            var encoded = builder.Build();
            var added = Open(encoded);
            var regrouping = await Regrouping.RunAsync(new SketchIndex(before), new SketchIndex([.. before, added]), [.. builder.Ids], Groups, cancel);
            Write(added, encoded, GroupPart.Encode(regrouping.Copies), 0);
            for (var level = 0; _parts.Count - First(level) >= PerLevel; level++)
            {
                var first = First(level);
                var merged = await SketchSegmentBuilder.MergeAsync([.. _parts[first..].Select(part => part.Segment)], first == 0, cancel);
                var groups = GroupPart.Encode(GroupPart.Merge(_parts[first..].Select(part => GroupPart.Decode(part.Groups)), first == 0));
                _parts = _parts[..first];
                Write(Open(merged), merged, groups, level + 1);
            }

            return regrouping;
        }

        private int First(int level) => _parts.FindLastIndex(part => part.Level > level) + 1;

        private void Write(SketchSegment segment, EncodedSketches bytes, byte[] groups, int level)
        {
            _parts.Add((segment, bytes, groups, level));
            BytesWritten += bytes.Hot.Length + bytes.Cold.Length + groups.Length;
        }

        private SketchSegment Open(EncodedSketches encoded) => SketchSegment.Open(encoded.Hot, new Counting(this, new MemoryColdReader(encoded.Cold)));

        private sealed class Counting(Store store, IColdReader cold) : IColdReader
        {
            public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken)
            {
                lock (store)
                {
                    store.Reads++;
                    store.BytesRead += length;
                }

                return cold.ReadRangeAsync(offset, length, cancellationToken);
            }
        }
    }
}

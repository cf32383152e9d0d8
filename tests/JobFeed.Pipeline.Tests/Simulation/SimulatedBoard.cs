using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;

namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>A posting as it truly is.</summary>
internal sealed record TruePosting(string Id, string Title)
{
    public DateTimeOffset? ValidThrough { get; init; }

    /// <summary>Still listed, but its page says that it is over, or is not there any more.</summary>
    public bool SaysExpired { get; init; }

    public bool PageIsGone { get; init; }

    public bool IsOpenAt(DateTimeOffset now) => !SaysExpired && !PageIsGone && !(ValidThrough < now);
}

/// <summary>A board whose truth is known, and the web that shows it, with one trap at a time.</summary>
internal sealed class SimulatedBoard
{
    public const int PageSize = 20;
    public const int WindowSize = 30;
    public const int Cap = 100;

    private readonly Random _random;
    private readonly List<TruePosting> _postings = [];
    private int _born;
    private int _requests;
    private int _trapAt;
    private int _crawls;

    public SimulatedBoard(int seed)
    {
        _random = new Random(seed);
        Paging = (Paging)(seed % Enum.GetValues<Paging>().Length);
        Board = new Board { Id = new BoardId("simulated", $"{Paging}-{seed}"), Company = "Acme" };
        Give(Paging == Paging.TotalOnPageOneAndCap && seed % 3 == 0 ? Cap + 30 : _random.Next(1, 90));
    }

    public Board Board { get; }

    public Paging Paging { get; }

    public Trap Trap { get; private set; }

    public DateTimeOffset TrapEnds { get; private set; }

    /// <summary>What is listed, newest first.</summary>
    public IReadOnlyList<TruePosting> Postings => _postings;

    /// <summary>The source names what it closed (tombstones) until the next crawl.</summary>
    public List<string> Tombstones { get; } = [];

    /// <summary>What the source lets anybody see of the truth.</summary>
    public IEnumerable<TruePosting> Reachable => Paging switch
    {
        Paging.Window => _postings.Take(WindowSize),
        Paging.TotalOnPageOneAndCap => _postings.Take(Cap),
        _ => _postings,
    };

    /// <summary>True where the source never shows all it has, or where that cannot be told: a window that is just full.</summary>
    public bool IsCutByNature => Reachable.Count() < _postings.Count || (Paging == Paging.Window && _postings.Count >= WindowSize);

    public TruePosting? Find(string id) => _postings.Find(p => p.Id == id);

    /// <summary>Life goes on: postings come, go, come back, change their text or, all at once, their ids.</summary>
    public void Live(DateTimeOffset now, Queue<(TruePosting Posting, DateTimeOffset Back)> away, bool renames)
    {
        Tombstones.Clear();
        while (away.TryPeek(out var gone) && gone.Back <= now)
        {
            _postings.Insert(0, away.Dequeue().Posting);
        }

        Give(_random.Next(0, 3));
        for (var i = 0; i < _random.Next(0, 3) && _postings.Count > 1; i++)
        {
            End(_random.Next(_postings.Count), now, away);
        }

        for (var i = 0; i < _postings.Count; i++)
        {
            if (_random.Next(40) == 0)
            {
                _postings[i] = _postings[i] with { Title = $"Engineer {_born} {_random.Next(1000)}" };
            }
        }

        if (renames && _random.Next(300) == 0)
        {
            // The source changes all its ids.
            for (var i = 0; i < _postings.Count; i++)
            {
                _postings[i] = _postings[i] with { Id = $"j{_born++}" };
            }
        }
    }

    /// <summary>Sets or ends the trap of the next crawls.</summary>
    public void Lay(DateTimeOffset now)
    {
        if (Trap != Trap.None && now < TrapEnds)
        {
            return;
        }

        // A lie that lasts longer than the belief is the truth, and one that is there from the first crawl on cannot be told: lies do not follow each other.
        var mayLie = Trap == Trap.None && _crawls++ > 3;
        Trap = _random.Next(3) == 0 ? (Trap)_random.Next(1, Enum.GetValues<Trap>().Length) : Trap.None;
        Trap = !mayLie && Trap is Trap.Empty or Trap.CutTo1Percent or Trap.CutTo30Percent or Trap.CutTo70Percent ? Trap.None : Trap;
        var small = _postings.Count < 8;
        var hours = Trap switch
        {
            // One posting less of a few looks like any day: it may last one crawl, not two.
            Trap.CutTo30Percent or Trap.CutTo70Percent or Trap.CutTo1Percent when small => 0,
            Trap.BoardNotFound => _random.Next(0, 60),
            _ => _random.Next(0, 20),
        };
        TrapEnds = now.AddHours(hours);
        _trapAt = _random.Next(0, 5);
    }

    public void Heal() => Trap = Trap.None;

    public void Begin() => _requests = 0;

    /// <summary>Answers as the web would, through what the fetcher makes of it.</summary>
    public Task<FetchResult> FetchAsync(FetchRequest request, DateTimeOffset now)
    {
        var isHere = _requests++ == Math.Min(_trapAt, request.Stub is null ? int.MaxValue : _requests - 1) || (_trapAt > 0 && Paging is Paging.Whole or Paging.WholeWithTotal or Paging.Window);
        var body = Answer(request, isHere, now);
        return Task.FromResult(new FetchResult { Url = Final(request), ContentType = "application/json", Body = body, FetchedAt = now });
    }

    private Uri Final(FetchRequest request) =>
        Trap == Trap.AllDetailsLeadToTheList && request.Stub is not null ? new Uri("https://simulated.example/jobs/") : request.Url;

    private byte[] Answer(FetchRequest request, bool isHere, DateTimeOffset now)
    {
        var isDetail = request.Stub is not null;
        return Trap switch
        {
            Trap.Throttled when isHere => throw new SourceException(SourceFault.Throttled, "429") { RetryAfter = TimeSpan.FromMinutes(2) },
            Trap.Unavailable or Trap.TimedOut or Trap.BrokenOff or Trap.SlowDrip when isHere => throw new SourceException(SourceFault.Unavailable, $"{Trap}"),
            Trap.RedirectLoop or Trap.DecompressionBomb when isHere => throw new SourceException(SourceFault.NotAllowed, $"{Trap}"),
            Trap.CutShort when isHere => Whole(request, now) is var whole ? whole[..(whole.Length / 2)] : [],
            Trap.LogInPage or Trap.BotWall when isHere => "<html><form><input type=password></form></html>"u8.ToArray(),
            Trap.UnexpectedShape when isHere => "{\"jobs\": {\"of\": \"another shape\"}}"u8.ToArray(),
            Trap.BoardNotFound when !isDetail => throw new SourceException(SourceFault.NotFound, "404"),
            Trap.OneDetailFails when isDetail && isHere => throw new SourceException(SourceFault.Unavailable, "500"),
            Trap.AllDetailsNotFound when isDetail => throw new SourceException(SourceFault.NotFound, "404"),
            Trap.DetailsAreThrottled when isDetail => throw new SourceException(SourceFault.Throttled, "429") { RetryAfter = TimeSpan.FromMinutes(30) },
            _ => Whole(request, now),
        };
    }

    private byte[] Whole(FetchRequest request, DateTimeOffset now)
    {
        if (request.Stub is { } stub)
        {
            var posting = Find(stub.Id);
            return posting is null or { PageIsGone: true } ? throw new SourceException(SourceFault.NotFound, "404") : Write([posting], null, null, now);
        }

        var shown = Shown();
        var offset = int.Parse(request.Url.Query.Split('=')[^1].Length > 0 ? request.Url.Query.Split('=')[^1] : "0", System.Globalization.CultureInfo.InvariantCulture);
        var served = Trap == Trap.PagesAreIgnored ? 0 : Trap == Trap.APageRepeats && offset == PageSize * 2 ? PageSize : offset;
        return Paging switch
        {
            Paging.OffsetWithoutTotal => Write(shown.Skip(served).Take(PageSize), null, null, now),
            Paging.OffsetWithTotal => Write(shown.Skip(served).Take(PageSize), shown.Count, null, now),
            Paging.TotalOnPageOneAndCap => Write(shown.Skip(served >= Cap ? 0 : served).Take(PageSize), offset == 0 ? shown.Count : 0, null, now),
            Paging.Token => Write(shown.Skip(served).Take(PageSize), null, served + PageSize < shown.Count ? served + PageSize : null, now),
            Paging.Window => Write(shown.Take(WindowSize), null, null, now),
            Paging.WholeWithTotal => Write(shown, shown.Count, null, now),
            _ => Write(shown, null, null, now),
        };
    }

    private List<TruePosting> Shown()
    {
        double? share = Trap switch { Trap.Empty => 0, Trap.CutTo1Percent => 0.01, Trap.CutTo30Percent => 0.3, Trap.CutTo70Percent => 0.7, _ => null };
        return share is { } part ? [.. _postings.Take((int)Math.Floor(_postings.Count * part))] : _postings;
    }

    private byte[] Write(IEnumerable<TruePosting> jobs, int? total, int? next, DateTimeOffset now)
    {
        var list = jobs.Select((job, i) => new
        {
            id = job.Id,
            title = Trap == Trap.OneBadPosting && i == 1 ? null : job.Title,
            validThrough = job.ValidThrough?.UtcDateTime.ToString("o"),
            expired = job.SaysExpired,
        });
        return JsonSerializer.SerializeToUtf8Bytes(new { jobs = list, total, next, closed = Tombstones, at = now });
    }

    private void Give(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _postings.Insert(0, new TruePosting($"j{_born}", $"Engineer {_born++}"));
        }
    }

    private void End(int index, DateTimeOffset now, Queue<(TruePosting, DateTimeOffset)> away)
    {
        var posting = _postings[index];
        switch (_random.Next(8))
        {
            case 0:
                _postings[index] = posting with { ValidThrough = now.AddMinutes(-1) };
                break;
            case 1:
                _postings[index] = posting with { SaysExpired = true };
                break;
            case 2 when Paging == Paging.Details:
                _postings[index] = posting with { PageIsGone = true };
                break;
            case 3:
                Tombstones.Add(posting.Id);
                _postings.RemoveAt(index);
                break;
            case 4:
                // Gone, and back some time later: flapping.
                away.Enqueue((posting, now.AddHours(_random.Next(1, 30))));
                _postings.RemoveAt(index);
                break;
            default:
                _postings.RemoveAt(index);
                break;
        }
    }
}

using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Snapshots;

namespace JobFeed.Pipeline.Ingest;

/// <summary>How far one crawl of a board has come: what is still to be asked, in which order, and what was found.</summary>
internal sealed class CrawlProgress(ISource source, Board board, BoardState state, DetailPlan details, Understand understand)
{
    /// <summary>Fewer detail pages than this may be gone at once without a doubt about the site.</summary>
    private const int FewGone = 3;

    private readonly Queue<FetchRequest> _listings = [];
    private readonly Queue<FetchRequest> _newDetails = [];
    private readonly Queue<FetchRequest> _knownDetails = [];
    private readonly HashSet<string> _planned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnderstoodPosting> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _onPage = [];
    private readonly HashSet<string> _unread = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owed = new(StringComparer.Ordinal);
    private readonly List<EndedPosting> _ended = [];
    private readonly List<EndedPosting> _gone = [];
    private readonly List<RejectedPosting> _rejected = [];
    private readonly ImmutableDictionary<string, Validators>.Builder _validators = ImmutableDictionary.CreateBuilder<string, Validators>();
    private int? _advertised;
    private int _detailsAsked;
    private bool _singleListing = true;
    private TimeSpan? _retryAfter;

    public ISource Source => source;

    public Board Board => board;

    /// <summary>Documents asked for so far.</summary>
    public int Asked { get; private set; }

    public bool NotModified { get; set; }

    public SourceException? Trouble { get; set; }

    public List<SnapshotEntry> Documents { get; } = [];

    private string? IncompleteBecause { get; set; }

    private string? PartialBecause { get; set; }

    public void Start() => Plan(source.Plan(board));

    /// <summary>Listings come first: whatever the details cost, the crawl knows what is there. Then the pages of new postings, then those of known ones.</summary>
    public bool TryNext(out FetchRequest request)
    {
        if (!_listings.TryDequeue(out request!) && !_newDetails.TryDequeue(out request!) && !_knownDetails.TryDequeue(out request!))
        {
            return false;
        }

        Asked++;
        _detailsAsked += request.Stub is null ? 0 : 1;
        return true;
    }

    /// <summary>Only a listing that is one document can be "not modified" as a whole.</summary>
    public Validators? ValidatorsFor(FetchRequest request) =>
        _singleListing && request.JsonBody is null && state.LastGood is not null && state.Failures == 0 ? state.Validators.GetValueOrDefault(request.Url.AbsoluteUri) : null;

    /// <summary>Takes a posting; of two with one id the later one counts.</summary>
    public void See(RawPosting posting)
    {
        _onPage.Add(posting.Id);
        _seen[posting.Id] = understand(new SeenPosting(posting, IsStub: false));
    }

    /// <summary>Takes what a document says; the postings of one without a stub were handed to <see cref="See"/> before.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="answered">The address after redirects.</param>
    /// <param name="extraction">What the source read.</param>
    /// <param name="validators">What makes the next request conditional.</param>
    public void Take(FetchRequest request, Uri answered, Extraction extraction, Validators? validators)
    {
        if (request.Stub is { } stub && LeadsAway(request.Url, answered))
        {
            _gone.Add(new EndedPosting(stub.Id, CloseReason.HttpGone, $"{request.Url} redirects to {answered}."));
            return;
        }

        foreach (var posting in extraction.Postings)
        {
            See(request.Stub is { } listed ? posting with { Id = DetailId(listed, posting, extraction.Postings.Length) } : posting);
        }

        if (request.Stub is { } empty && extraction.Postings.IsEmpty)
        {
            Leave(empty.Id, owed: false);
        }

        _rejected.AddRange(extraction.Rejected);
        _unread.UnionWith(extraction.Rejected.Select(r => r.Id).OfType<string>());
        _ended.AddRange(extraction.Closed.Select(id => new EndedPosting(id, CloseReason.SourceTombstone, $"Named as closed by {request.Url}.")));
        var next = extraction.Next.AsEnumerable();
        if (request.Purpose == FetchPurpose.Listing)
        {
            next = TakeListing(request, extraction, validators);
        }

        _onPage.Clear();
        Plan(next);
    }

    public void TakeFailedDetail(FetchRequest request, SourceException trouble)
    {
        var stub = request.Stub!;
        if (trouble.Fault == SourceFault.NotFound)
        {
            _gone.Add(new EndedPosting(stub.Id, CloseReason.HttpGone, trouble.Message));
            return;
        }

        _rejected.Add(new RejectedPosting(stub.Id, trouble.Message));
        KeepStub(stub);
        if (trouble.Fault == SourceFault.Throttled)
        {
            // The host is to be left alone: what is not asked now is owed.
            _retryAfter = trouble.RetryAfter > (_retryAfter ?? TimeSpan.Zero) ? trouble.RetryAfter : _retryAfter;
            LeaveDetails();
        }
    }

    /// <summary>Ends the asking: a listing that was not reached makes the crawl incomplete, details are owed.</summary>
    public void StopAsking(FetchRequest next, string reason)
    {
        Asked--;
        if (next.Stub is { } stub)
        {
            KeepStub(stub);
        }

        IncompleteBecause ??= next.Stub is null || _listings.Count > 0 ? reason : null;
        LeaveDetails();
    }

    public BoardReading Finish()
    {
        BelieveGone();
        var found = _seen.Count + _unread.Count(id => !_seen.ContainsKey(id)) + _ended.Count;
        PartialBecause ??= NotModified ? state.Partial : null;
        if (Trouble is null && !NotModified && PartialBecause is null && _advertised > found)
        {
            IncompleteBecause ??= $"The source speaks of {_advertised} postings and gave {found}.";
        }

        return new BoardReading
        {
            Seen = _seen,
            Unreadable = _unread,
            Ended = _ended,
            NotModified = NotModified,
            IncompleteBecause = IncompleteBecause ?? PartialBecause,
            IsPartial = IncompleteBecause is null && Trouble is null && PartialBecause is not null,
            Trouble = Trouble,
            RetryAfter = _retryAfter,
            Owed = [.. _owed],
            Documents = Documents,
            Rejected = _rejected,
            // A listing that leads on says nothing about the pages it leads to.
            Validators = NotModified ? state.Validators : _singleListing ? _validators.ToImmutable() : ImmutableDictionary<string, Validators>.Empty,
        };
    }

    private IEnumerable<FetchRequest> TakeListing(FetchRequest request, Extraction extraction, Validators? validators)
    {
        _advertised = extraction.AdvertisedTotal is { } total ? Math.Max(total, _advertised ?? 0) : _advertised;
        PartialBecause ??= extraction.IncompleteBecause;
        if (validators is not null && request.JsonBody is null)
        {
            _validators[request.Url.AbsoluteUri] = validators;
        }

        // Sites that ignore the page parameter, or begin anew behind their last page, would be followed for ever.
        var ids = string.Join('\n', _onPage.Concat(extraction.Next.Select(n => n.Stub?.Id).OfType<string>()));
        if (ids.Length > 0 && !_pages.Add(ids))
        {
            IncompleteBecause ??= $"{request.Url} repeats an earlier page.";
            return extraction.Next.Where(next => next.Stub is not null);
        }

        return extraction.Next;
    }

    /// <summary>A page that was asked for already is not asked again: that is how loops in paging end.</summary>
    private void Plan(IEnumerable<FetchRequest> requests)
    {
        foreach (var request in requests)
        {
            if (!_planned.Add(request.Name))
            {
                IncompleteBecause ??= request.Purpose == FetchPurpose.Listing ? $"The listing leads back to {request.Url}." : null;
            }
            else if (request.Stub is not { } stub)
            {
                _listings.Enqueue(request);
            }
            else if (details.IsDue(stub.Id))
            {
                (details.IsKnown(stub.Id) ? _knownDetails : _newDetails).Enqueue(request);
            }
            else
            {
                Leave(stub.Id, owed: false);
            }
        }

        _singleListing &= _planned.Count <= 1;
    }

    private void LeaveDetails()
    {
        while (_newDetails.TryDequeue(out var left) || _knownDetails.TryDequeue(out left))
        {
            KeepStub(left.Stub!);
        }
    }

    /// <summary>The posting is there, and its page is asked for next time. What the listing told of it is all that is known.</summary>
    private void KeepStub(RawPosting stub)
    {
        Leave(stub.Id, owed: true);
        if (!string.IsNullOrWhiteSpace(stub.Title) && !_seen.ContainsKey(stub.Id))
        {
            _seen.Add(stub.Id, understand(new SeenPosting(stub, IsStub: true)));
        }
    }

    private void Leave(string id, bool owed)
    {
        _unread.Add(id);
        if (owed)
        {
            _owed.Add(id);
        }
    }

    /// <summary>Pages that are gone end their postings, unless so many are gone at once that the site is more likely to be broken.</summary>
    private void BelieveGone()
    {
        if (_gone.Count < FewGone || _gone.Count * 2 <= _detailsAsked)
        {
            _ended.AddRange(_gone);
            return;
        }

        IncompleteBecause ??= $"{_gone.Count} of {_detailsAsked} pages are gone at once, the first: {_gone[0].Evidence}";
        _rejected.AddRange(_gone.Select(g => new RejectedPosting(g.ExternalId, g.Evidence)));
        foreach (var gone in _gone)
        {
            Leave(gone.ExternalId, owed: true);
        }
    }

    /// <summary>A page that answers with a page above it, such as the list or the front page, is over: many sites redirect instead of saying 410.</summary>
    private static bool LeadsAway(Uri asked, Uri answered) =>
        asked.Host == answered.Host && asked.AbsolutePath != answered.AbsolutePath && answered.AbsolutePath.TrimEnd('/') is var above &&
        asked.AbsolutePath.StartsWith(above + "/", StringComparison.Ordinal) && asked.AbsolutePath.TrimEnd('/').Length > above.Length;

    /// <summary>A detail page's posting keeps the id that the listing knows it by; further ones on the page hang on it.</summary>
    private static string DetailId(RawPosting stub, RawPosting posting, int count) => count == 1 ? stub.Id : $"{stub.Id}#{posting.Id}";
}

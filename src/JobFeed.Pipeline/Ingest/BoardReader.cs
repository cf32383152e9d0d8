using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Snapshots;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Asks a source for all of a board, archives every answer before reading it, and says how whole the result is.</summary>
internal sealed class BoardReader(Fetcher fetcher, SnapshotArchive archive, IOptions<IngestOptions> options)
{
    public async Task<BoardReading> ReadAsync(ISource source, Board board, BoardState state, CancellationToken cancel)
    {
        var crawl = new Crawl(source, board, state);
        try
        {
            crawl.Ask(source.Plan(board));
            while (crawl.TryNext(out var request))
            {
                if (crawl.Asked > options.Value.MaxRequests)
                {
                    crawl.IncompleteBecause ??= $"The board has more than {options.Value.MaxRequests} documents (setting {IngestOptions.Section}:{nameof(IngestOptions.MaxRequests)}).";
                    break;
                }

                await FollowAsync(crawl, request, cancel).ConfigureAwait(false);
            }
        }
        catch (SourceException trouble)
        {
            crawl.Trouble = trouble;
        }
        catch (FormatException key)
        {
            crawl.Trouble = new SourceException(SourceFault.NotAllowed, key.Message, key);
        }

        return crawl.Finish();
    }

    private async Task FollowAsync(Crawl crawl, FetchRequest request, CancellationToken cancel)
    {
        try
        {
            var known = crawl.ValidatorsFor(request);
            var answer = await fetcher.FetchAsync(request, new FetchConditions(known?.ETag, known?.LastModified), crawl.Source.Info, cancel).ConfigureAwait(false);
            if (answer.NotModified)
            {
                crawl.NotModified = true;
                return;
            }

            var document = answer.DocumentFor(crawl.Board, request);
            crawl.Documents.Add(await ArchiveAsync(document, cancel).ConfigureAwait(false));
            crawl.Take(request, crawl.Source.Extract(document), answer.ETag is null && answer.LastModified is null ? null : new Validators(answer.ETag, answer.LastModified));
        }
        catch (SourceException trouble) when (request.Stub is not null)
        {
            // One failing detail page costs that page, not the board.
            crawl.TakeFailedDetail(request.Stub, trouble);
        }
    }

    private Task<SnapshotEntry> ArchiveAsync(FetchedDocument document, CancellationToken cancel) => archive.KeepAsync(
        new SnapshotEntry(document.Url.AbsoluteUri, document.Request.Purpose.ToString(), document.ContentType, document.FetchedAt, "", 0, document.Request.JsonBody),
        document.Body,
        cancel);

    /// <summary>The state of one crawl.</summary>
    private sealed class Crawl(ISource source, Board board, BoardState state)
    {
        private readonly Queue<FetchRequest> _toAsk = [];
        private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SeenPosting> _seen = new(StringComparer.Ordinal);
        private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
        private readonly List<EndedPosting> _ended = [];
        private readonly List<RejectedPosting> _rejected = [];
        private readonly ImmutableDictionary<string, Validators>.Builder _validators = ImmutableDictionary.CreateBuilder<string, Validators>();
        private int? _advertised;
        private bool _singleListing = true;

        public ISource Source => source;

        public Board Board => board;

        public int Asked => _asked.Count;

        public bool NotModified { get; set; }

        public string? IncompleteBecause { get; set; }

        public SourceException? Trouble { get; set; }

        public List<SnapshotEntry> Documents { get; } = [];

        /// <summary>A page that was asked for already is not asked again: that is how loops in paging end.</summary>
        public void Ask(IEnumerable<FetchRequest> requests)
        {
            foreach (var request in requests)
            {
                if (_asked.Add(request.Name))
                {
                    _toAsk.Enqueue(request);
                }
                else if (request.Purpose == FetchPurpose.Listing)
                {
                    IncompleteBecause ??= $"The listing leads back to {request.Url}.";
                }
            }

            _singleListing &= _asked.Count <= 1;
        }

        public bool TryNext(out FetchRequest request) => _toAsk.TryDequeue(out request!);

        /// <summary>Only a listing that is one document can be "not modified" as a whole.</summary>
        public Validators? ValidatorsFor(FetchRequest request) =>
            _singleListing && request.JsonBody is null && state.LastComplete is not null && state.Failures == 0 ? state.Validators.GetValueOrDefault(request.Url.AbsoluteUri) : null;

        public void Take(FetchRequest request, Extraction extraction, Validators? validators)
        {
            foreach (var posting in extraction.Postings)
            {
                var id = request.Stub is { } stub ? DetailId(stub, posting, extraction.Postings.Length) : posting.Id;
                _seen[id] = new SeenPosting(posting with { Id = id }, IsStub: false);
            }

            if (request.Stub is { } empty && extraction.Postings.IsEmpty)
            {
                _unreadable.Add(empty.Id);
            }

            foreach (var rejected in extraction.Rejected)
            {
                _rejected.Add(rejected);
                _unreadable.UnionWith(rejected.Id is { } id ? [id] : []);
            }

            _ended.AddRange(extraction.Closed.Select(id => new EndedPosting(id, CloseReason.SourceTombstone, $"Named as closed by {request.Url}.")));
            if (request.Purpose == FetchPurpose.Listing)
            {
                _advertised = extraction.AdvertisedTotal is { } total ? Math.Max(total, _advertised ?? 0) : _advertised;
                IncompleteBecause ??= extraction.IncompleteBecause;
                if (validators is not null && request.JsonBody is null)
                {
                    _validators[request.Url.AbsoluteUri] = validators;
                }
            }

            Ask(extraction.Next);
        }

        public void TakeFailedDetail(RawPosting stub, SourceException trouble)
        {
            if (trouble.Fault == SourceFault.NotFound)
            {
                _ended.Add(new EndedPosting(stub.Id, CloseReason.HttpGone, trouble.Message));
                return;
            }

            _rejected.Add(new RejectedPosting(stub.Id, trouble.Message));
            _unreadable.Add(stub.Id);
            if (!string.IsNullOrWhiteSpace(stub.Title))
            {
                _seen.TryAdd(stub.Id, new SeenPosting(stub, IsStub: true));
            }
        }

        public BoardReading Finish()
        {
            var found = _seen.Count + _unreadable.Count(id => !_seen.ContainsKey(id)) + _ended.Count;
            if (Trouble is null && !NotModified && _advertised > found)
            {
                IncompleteBecause ??= $"The source speaks of {_advertised} postings and gave {found}.";
            }

            return new BoardReading
            {
                Seen = _seen,
                Unreadable = _unreadable,
                Ended = _ended,
                NotModified = NotModified,
                IncompleteBecause = IncompleteBecause,
                Trouble = Trouble,
                Documents = Documents,
                Rejected = _rejected,
                // A listing that leads on says nothing about the pages it leads to.
                Validators = NotModified ? state.Validators : _singleListing ? _validators.ToImmutable() : ImmutableDictionary<string, Validators>.Empty,
            };
        }

        /// <summary>A detail page's posting keeps the id that the listing knows it by; further ones on the page hang on it.</summary>
        private static string DetailId(RawPosting stub, RawPosting posting, int count) => count == 1 ? stub.Id : $"{stub.Id}#{posting.Id}";
    }
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using JobFeed.Core.Formats;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve.Access;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>Every operation over HTTP, in one table: the gate, the description at <c>/openapi.json</c> and the page at <c>/docs</c> come from it.</summary>
public static class Operations
{
    private const string Json = "application/json; charset=utf-8", Html = "text/html; charset=utf-8";
    private const string Jobs = "Jobs", Changes = "Changes", Counts = "Counts", Salaries = "Salaries", About = "About", Boards = "Boards", Keys = "Keys", Feeds = "Feeds", Push = "Push";

    private static readonly ImmutableArray<ApiParameter> Query = [.. QueryParameters.All.Select(Of)];
    private static readonly ImmutableArray<ApiParameter> Filters = [.. QueryParameters.All.Where(p => !p.IsPresentation && p.Name != "sort").Select(Of)];
    private static readonly ApiParameter PostingId = new("id", "The posting's id.") { IsInPath = true };
    private static readonly ApiParameter FeedId = new("feed", "The feed's id.") { IsInPath = true };
    private static readonly ApiParameter WebhookId = new("webhook", "The webhook's id.") { IsInPath = true };
    private static readonly ApiAnswer Gone = new(410, "It was there and is over: its last content, or from where to go on.", Json);

    public static ImmutableArray<Operation> All { get; } =
    [
        new()
        {
            Function = "Jobs", Path = "/v1/jobs", Tag = Jobs, Summary = "Postings that match, in the form that Accept asks for.",
            Description = "Without parameters every posting, newest first. Takes the media types of all formats in Accept; JSON is the default.",
            Parameters = Query, Answers = [.. FeedFormats.All.OrderByDescending(f => f.Name == "json").Select(f => new ApiAnswer(200, "A page of postings; the report with report=1.", f.ContentType, SchemaOf(f)))],
            Examples = ["/v1/jobs", "/v1/jobs?skills=c%23&salary_min=100000&currency=USD", "/v1/jobs?country=DE&fields=id,title,salary&limit=5"],
        },
        new()
        {
            Function = "JobsAs", Path = "/v1/jobs.{format}", Tag = Jobs, Summary = "Postings that match, in one form.",
            Parameters = Query, Formats = [.. FeedFormats.All.Select(f => new ApiFormat(f.Name, f.ContentType, SchemaOf(f)))],
            Answers = [new(200, "What the form leaves out, with report=1.", Json, "ExclusionReport")],
            Examples = ["/v1/jobs.{format}?workplace=remote&limit=5", "/v1/jobs.{format}?report=1&limit=5"],
        },
        new()
        {
            Function = "JobsCsvSchema", Path = "/v1/jobs.csv-metadata.json", Tag = Jobs, Summary = "The columns of the CSV (CSV on the Web).",
            Answers = [new(200, "A table description.", "application/csvm+json; charset=utf-8", "Object")], Examples = ["/v1/jobs.csv-metadata.json"],
        },
        new()
        {
            Function = "Job", Path = "/v1/jobs/{id}", Tag = Jobs, Summary = "One posting.",
            Description = "As schema.org JobPosting where Accept prefers application/ld+json, or at the same address with .jsonld behind it.",
            Parameters = [PostingId],
            Answers = [new(200, "The posting.", Json, "Posting"), Gone with { Schema = "Posting" }, new(451, "The source's terms forbid to show it here.", Problems, "Problem")],
            Examples = ["/v1/jobs/{id}"],
        },
        new()
        {
            Function = "ExplainJob", Path = "/v1/jobs/{id}/explain", Tag = Jobs, Summary = "Why each value of a posting is what it is.",
            Parameters = [PostingId], Answers = [new(200, "The evidence.", Json, "Explanation"), Gone with { Schema = "Explanation" }, new(451, "The source's terms forbid to show it here.", Problems, "Problem")],
            Examples = ["/v1/jobs/{id}/explain"],
        },
        new()
        {
            Function = "Changes", Path = "/v1/changes", Tag = Changes, Summary = "What became of postings, in one order, from any cursor on.",
            Description = "A posting that leaves the filter appears as removed from it. Full pages never change.",
            Parameters = ForChanges(), Answers = [new(200, "A page of the log.", Json, "ChangePage"), Gone with { ContentType = Problems, Schema = "Problem" }],
            Examples = ["/v1/changes", "/v1/changes?cursor=0&limit=10&skills=c%23", "/v1/changes?cursor=latest"],
        },
        new()
        {
            Function = "ChangesAs", Path = "/v1/changes.{format}", Tag = Changes, Summary = "The log in one form.",
            Parameters = ForChanges(), Formats = [.. FeedFormats.Changes.Select(f => new ApiFormat(f.Name, f.ContentType, f.Name == "json" ? "ChangePage" : null))],
            Answers = [Gone with { ContentType = Problems, Schema = "Problem" }], Examples = ["/v1/changes.{format}?limit=5"],
        },
        new()
        {
            Function = "Count", Path = "/v1/count", Tag = Counts, Summary = "How many postings a query selects.", Parameters = Filters,
            Answers = [new(200, "The number, and what is withheld.", Json, "Count")], Examples = ["/v1/count", "/v1/count?country=DE&workplace=remote"],
        },
        new()
        {
            Function = "Facets", Path = "/v1/facets", Tag = Counts, Summary = "The most frequent values of each kind among the postings that a query selects.",
            Parameters =
            [
                .. Filters,
                new("facets", "Which kinds (default all).", "skills,pay") { IsList = true, Values = [.. CountsEndpoint.FacetNames] },
                new("top", "Values of each kind (default 20).", "5") { LargestNumber = CountsEndpoint.MostTop },
            ],
            Answers = [new(200, "Values with their counts, and the query that each narrows to.", Json, "Facets")], Examples = ["/v1/facets?top=3", "/v1/facets?facets=skills,pay&country=DE"],
        },
        new()
        {
            Function = "Skills", Path = "/v1/skills", Tag = Counts, Summary = "Skills that queries take, by what is typed or by frequency.", Parameters = ForNames("ku"),
            Answers = [new(200, "The names.", Json, "Skills")], Examples = ["/v1/skills?limit=3", "/v1/skills?prefix=ku"],
        },
        new()
        {
            Function = "Places", Path = "/v1/places", Tag = Counts, Summary = "Places that queries take, by what is typed or by frequency.", Parameters = ForNames("Berl"),
            Answers = [new(200, "The names.", Json, "Places")], Examples = ["/v1/places?limit=3", "/v1/places?prefix=Berl"],
        },
        new()
        {
            Function = "Companies", Path = "/v1/companies", Tag = Counts, Summary = "Employers that queries take, by what is typed or by frequency.", Parameters = ForNames("Sam"),
            Answers = [new(200, "The names.", Json, "Companies")], Examples = ["/v1/companies?limit=3", "/v1/companies?prefix=Sam"],
        },
        new()
        {
            Function = "Salaries", Path = "/v1/salaries", Tag = Salaries, Summary = "Percentiles of annual pay for any filter.",
            Description = "A group is shown where at least 5 postings of 3 employers state pay.",
            Parameters = ForSalaries(), Answers = [new(200, "The statistics.", Json, "SalaryReport")], Examples = ["/v1/salaries", "/v1/salaries?group_by=country&currency=EUR"],
        },
        new()
        {
            Function = "SalariesAs", Path = "/v1/salaries.{format}", Tag = Salaries, Summary = "The statistics in one form.",
            Parameters = ForSalaries(), Formats = [.. FeedFormats.Salaries.Select(f => new ApiFormat(f.Name, f.ContentType, f.Name == "json" ? "SalaryReport" : null))],
            Examples = ["/v1/salaries.{format}?group_by=skill&currency=USD"],
        },
        new()
        {
            Function = "Sources", Path = "/v1/sources", Tag = About, Summary = "How fresh, whole and reliable each source is, and what its terms allow.",
            Parameters = [new("source", "Platforms to tell of.", "lever") { IsList = true }], Answers = [new(200, "The sources with their boards.", Json, "Sources")], Examples = ["/v1/sources"],
        },
        new()
        {
            Function = "OpenApi", Path = "/openapi.json", Tag = About, Summary = "This description.",
            Answers = [new(200, "OpenAPI 3.1.", Json, "Object")], Examples = ["/openapi.json"],
        },
        new()
        {
            Function = "HealthLive", Path = "/health/live", Tag = About, Summary = "Whether the process runs.", IsLimited = false,
            Answers = [new(200, "It does.", Json, "Health")], Examples = ["/health/live"],
        },
        new()
        {
            Function = "HealthReady", Path = "/health/ready", Tag = About, Summary = "Whether storage answers and the index is loaded.", IsLimited = false,
            Answers = [new(200, "They do.", Json, "Health"), new(503, "They do not.", Problems, "Problem")], Examples = ["/health/ready"],
        },
        new()
        {
            Function = "Exports", Path = "/v1/exports", Tag = Changes, Summary = "Each day's changes and salary statistics as files that never change.",
            Parameters = [new("since", "Files of this day and later.", "2026-01-31")], Answers = [new(200, "The files.", Json, "Exports")], Examples = ["/v1/exports", "/v1/exports?since=2026-01-31"],
        },
        new()
        {
            Function = "Export", Path = "/v1/exports/{name}", Tag = Changes, Summary = "One such file, gzipped NDJSON or CSV.",
            Parameters = [new("name", "The file's name.") { IsInPath = true }], Answers = [new(200, "The file.", "application/gzip"), Unknown],
            Examples = ["/v1/exports/{name}"],
        },
        new()
        {
            Function = "Feeds", Path = "/v1/feeds", Tag = Feeds, Summary = "Saved feeds and their files.", Answers = [new(200, "The feeds.", Json, "Feeds")], Examples = ["/v1/feeds"],
        },
        new()
        {
            Function = "AddFeed", Method = "POST", Path = "/v1/feeds", Tag = Feeds, Scope = Scopes.Feeds, Summary = "Save a query as a feed, published as files when its content changes.",
            Body = new("FeedDraft", """{"name":"C# remote","query":"skills=c%23&workplace=remote","formats":["rss","jsonfeed"]}"""),
            Answers = [new(201, "It is saved; its files follow in seconds.", Json, "Feed"), new(409, "The name is taken.", Problems, "Problem")],
        },
        new()
        {
            Function = "Feed", Path = "/v1/feeds/{feed}", Tag = Feeds, Summary = "A saved feed; with .rss or another of its formats behind the id, its file.",
            Parameters = [FeedId], Answers = [new(200, "The feed.", Json, "Feed"), Unknown], Examples = ["/v1/feeds/{feed}"],
        },
        new()
        {
            Function = "ReplaceFeed", Method = "PUT", Path = "/v1/feeds/{feed}", Tag = Feeds, Scope = Scopes.Feeds, Summary = "Change a saved feed; its id stays.",
            Parameters = [FeedId], Body = new("FeedDraft", """{"name":"C# remote","query":"skills=c%23","formats":["rss"]}"""), Answers = [new(200, "The feed.", Json, "Feed"), Unknown],
        },
        new()
        {
            Function = "RemoveFeed", Method = "DELETE", Path = "/v1/feeds/{feed}", Tag = Feeds, Scope = Scopes.Feeds, Summary = "Remove a saved feed and its files.",
            Parameters = [FeedId], Answers = [new(204, "It is gone."), Unknown],
        },
        new()
        {
            Function = "FeedReport", Path = "/v1/feeds/{feed}/report", Tag = Feeds, Summary = "What Indeed, LinkedIn and Google would refuse of a feed, and why.",
            Parameters = [FeedId, new("format", "One of the formats with such rules (default those of the feed).", "indeed.xml")], Answers = [new(200, "The reports.", Json, "Object"), Unknown],
            Examples = ["/v1/feeds/{feed}/report?format=jsonld"],
        },
        new()
        {
            Function = "Hub", Method = "POST", Path = "/v1/hub", Tag = Push, Summary = "The WebSub hub of saved feeds: subscribe and unsubscribe.",
            Description = "WebSub (W3C Recommendation of 2018), section 5. The callback is asked whether it wants this before anything is sent to it.",
            Body = new("HubRequest", """{"hub.mode":"subscribe","hub.topic":"https://jobs.example/v1/feeds/csharp-remote.rss","hub.callback":"https://reader.example/push/1"}""", "application/x-www-form-urlencoded"),
            Answers = [new(202, "The callback will be asked."), new(400, "It cannot be understood, or the topic is no feed of this hub.", "text/plain; charset=utf-8"), new(415, "It is no form.", "text/plain; charset=utf-8"), new(503, "The hub has no place for more.", "text/plain; charset=utf-8")],
        },
        new()
        {
            Function = "Webhooks", Path = "/v1/webhooks", Tag = Push, Scope = Scopes.Webhooks, Summary = "Who is told what changed, and how far each is.",
            Answers = [new(200, "The webhooks.", Json, "Webhooks")], Examples = ["/v1/webhooks"],
        },
        new()
        {
            Function = "AddWebhook", Method = "POST", Path = "/v1/webhooks", Tag = Push, Scope = Scopes.Webhooks, Summary = "Tell an address what changes, signed by Standard Webhooks, in order, at least once.",
            Body = new("WebhookDraft", """{"url":"https://receiver.example/jobfeed","query":"skills=c%23","kinds":["CREATED","CLOSED"]}"""),
            Answers = [new(201, "The webhook with its secret, which is told this once.", Json, "NewWebhook")],
        },
        new()
        {
            Function = "Webhook", Path = "/v1/webhooks/{webhook}", Tag = Push, Scope = Scopes.Webhooks, Summary = "A webhook: how far it is, and what went wrong last.",
            Parameters = [WebhookId], Answers = [new(200, "The webhook.", Json, "Webhook"), Unknown], Examples = ["/v1/webhooks/{webhook}"],
        },
        new()
        {
            Function = "RemoveWebhook", Method = "DELETE", Path = "/v1/webhooks/{webhook}", Tag = Push, Scope = Scopes.Webhooks, Summary = "Tell nothing more.",
            Parameters = [WebhookId], Answers = [new(204, "It is gone."), Unknown],
        },
        new()
        {
            Function = "PingWebhook", Method = "POST", Path = "/v1/webhooks/{webhook}/ping", Tag = Push, Scope = Scopes.Webhooks, Summary = "Send a message that says nothing, and tell what the receiver answered.",
            Parameters = [WebhookId], Answers = [new(200, "What it answered.", Json, "Object"), Unknown],
        },
        new()
        {
            Function = "RotateWebhook", Method = "POST", Path = "/v1/webhooks/{webhook}/rotate", Tag = Push, Scope = Scopes.Webhooks, Summary = "Sign with a new secret; the old one signs too for a day.",
            Parameters = [WebhookId], Answers = [new(200, "The webhook with its new secret, which is told this once.", Json, "NewWebhook"), Unknown],
        },
        new()
        {
            Function = "RedriveWebhook", Method = "POST", Path = "/v1/webhooks/{webhook}/redrive", Tag = Push, Scope = Scopes.Webhooks, Summary = "Try again at once where delivery stopped.",
            Parameters = [WebhookId], Answers = [new(202, "It goes on.", Json, "Webhook"), Unknown],
        },
        new()
        {
            Function = "ReplayWebhook", Method = "POST", Path = "/v1/webhooks/{webhook}/replay", Tag = Push, Scope = Scopes.Webhooks, Summary = "Deliver anew what comes behind a change of the log.",
            Parameters = [WebhookId, new("cursor", "Number of the last change that is known, 0 for none.")], Answers = [new(202, "It goes on.", Json, "Webhook"), Unknown],
        },
        new()
        {
            Function = "Boards", Path = "/v1/boards", Tag = Boards, Scope = Scopes.Boards, Summary = "What is crawled, and what came of it.",
            Answers = [new(200, "The boards.", Json, "Boards")], Examples = ["/v1/boards"],
        },
        new()
        {
            Function = "AddBoard", Method = "POST", Path = "/v1/boards", Tag = Boards, Scope = Scopes.Boards, Summary = "Add a board by any link to a career page, posting or feed.",
            Body = new("AddBoard", """{"url":"https://boards.greenhouse.io/acme","company":"Acme"}"""),
            Answers = [new(201, "It was added.", Json, "Object"), new(200, "It was there.", Json, "Object")],
        },
        new()
        {
            Function = "ImportBoards", Method = "POST", Path = "/v1/boards/import", Tag = Boards, Scope = Scopes.Boards, Summary = "Add the boards of well-known employers.",
            Body = new("ImportBoards", """{"enable":false}"""), Answers = [new(200, "How many were added.", Json, "Object")],
        },
        new()
        {
            Function = "EnableBoard", Method = "POST", Path = "/v1/boards/enable", Tag = Boards, Scope = Scopes.Boards, Summary = "Switch a board on or off.",
            Body = new("EnableBoard", """{"board":"lever:sampleklinik","enabled":true}"""), Answers = [new(200, "Whether that changed anything.", Json, "Object"), Unknown],
        },
        new()
        {
            Function = "RenormalizeBoard", Method = "POST", Path = "/v1/boards/renormalize", Tag = Boards, Scope = Scopes.Boards, Summary = "Today's rules on what was archived of a board.",
            Body = new("RenormalizeBoard", """{"board":"lever:sampleklinik","apply":false}"""), Answers = [new(200, "What changes.", Json, "Object"), Unknown],
        },
        new()
        {
            Function = "CrawlBoardNow", Method = "POST", Path = "/v1/boards/crawl", Tag = Boards, Scope = Scopes.Boards, Summary = "Crawl a board now.",
            Body = new("CrawlBoard", """{"board":"lever:sampleklinik"}"""), Answers = [new(202, "It is queued.", Json, "Object"), Unknown],
        },
        new()
        {
            Function = "Keys", Path = "/v1/keys", Tag = Keys, Scope = Scopes.Keys, Summary = "The API keys, without their secrets.",
            Answers = [new(200, "The keys.", Json, "Keys")], Examples = ["/v1/keys"],
        },
        new()
        {
            Function = "AddKey", Method = "POST", Path = "/v1/keys", Tag = Keys, Scope = Scopes.Keys, Summary = "Make an API key. Its secret is told this once.",
            Body = new("AddKey", """{"name":"a job board","scopes":["read"]}"""), Answers = [new(201, "The key with its secret.", Json, "NewKey")],
        },
        new()
        {
            Function = "RevokeKey", Method = "DELETE", Path = "/v1/keys/{key}", Tag = Keys, Scope = Scopes.Keys, Summary = "Close an API key for good.",
            Parameters = [new("key", "The key's id.") { IsInPath = true }], Answers = [new(204, "It opens nothing any more."), Unknown],
        },
        new() { Function = "Home", Path = "/", Tag = About, Summary = "The search page.", IsPage = true, Answers = [new(200, "A page.", Html)] },
        new() { Function = "Docs", Path = "/docs", Tag = About, Summary = "This API for people.", IsPage = true, Answers = [new(200, "A page.", Html)] },
        new() { Function = "BoardsPage", Path = "/boards", Tag = Boards, Summary = "The page of the boards' keeper.", IsPage = true, Scope = Scopes.Boards, Answers = [new(200, "A page.", Html)] },
    ];

    internal const string Problems = "application/problem+json";

    private static readonly FrozenDictionary<string, Operation> ByFunction = All.ToFrozenDictionary(o => o.Function, StringComparer.Ordinal);

    private static ApiAnswer Unknown => new(404, "There is none of that name.", Problems, "Problem");

    public static Operation? Find(string function) => ByFunction.GetValueOrDefault(function);

    /// <summary>Whether everybody may read at this path.</summary>
    public static bool IsPublic(string path) => All.Any(o => o is { Scope: null, Method: "GET" } && Fits(o.Path, path));

    private static string? SchemaOf(IFeedFormat format) => format.Name switch
    {
        "json" => "JobPageOrReport",
        "jsonfeed" => "JsonFeed",
        "jsonld" => "Object",
        _ => null,
    };

    private static ApiParameter Of(QueryParameter parameter) => new(parameter.Name, parameter.Help, parameter.Name == "cursor" ? null : parameter.Example)
    {
        IsList = parameter.IsList,
        LargestNumber = parameter.Name == "limit" ? JobQuery.MaxLimit : null,
        Values = parameter.Values,
    };

    private static ImmutableArray<ApiParameter> ForChanges() =>
    [
        .. Query.Where(p => !ChangesEndpoint.Meaningless.Contains(p.Name) && p.Name is not ("cursor" or "posted_since")),
        new("posted_since", "Posted on this day or later.", "2026-01-31"),
        new("cursor", "Where to go on: the number that a page gave, 0 for the beginning (default), or latest.", "0"),
    ];

    private static ImmutableArray<ApiParameter> ForSalaries() => [.. Filters, new("group_by", "What to group by.", "skill") { Values = [.. SalariesEndpoint.Groupings] }];

    private static ImmutableArray<ApiParameter> ForNames(string prefix) =>
        [.. Filters, new("prefix", "What somebody types.", prefix), new("limit", "Names at most (default 50).", "10") { LargestNumber = JobQuery.MaxLimit }];

    /// <summary>Whether a path is one of a template's, in which a part in braces stands for anything without a slash.</summary>
    private static bool Fits(ReadOnlySpan<char> template, ReadOnlySpan<char> path)
    {
        var open = template.IndexOf('{');
        if (open < 0 || !path.StartsWith(template[..open], StringComparison.Ordinal))
        {
            return open < 0 && path.SequenceEqual(template);
        }

        var rest = template[(template.IndexOf('}') + 1)..];
        var part = path[open..];
        for (var length = 1; length <= part.Length && part[length - 1] != '/'; length++)
        {
            if (Fits(rest, part[length..]))
            {
                return true;
            }
        }

        return false;
    }
}

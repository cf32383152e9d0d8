using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Storage.Tests;

/// <summary>Storage for one test: names of its own in the shared emulator.</summary>
public abstract class StoreTest(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    protected static readonly BoardId Acme = BoardId.Parse("greenhouse:acme");
    protected static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected StorageAccount Account { get; } = new(azurite.ConnectionString, prefix: AzuriteFixture.NewName("s"));

    public Task InitializeAsync() => Account.CreateAllAsync(default);

    public Task DisposeAsync() => Task.CompletedTask;

    protected static Posting Posting(string id, string text = "Build things.", BoardId? board = null) => new()
    {
        Id = PostingId.Of(board ?? Acme, id),
        Source = "greenhouse",
        Board = board ?? Acme,
        ExternalId = id,
        Title = $"Engineer {id}",
        DescriptionText = text,
        Salary = new Salary(11_670.34m, 14_174.54m, "USD", PayPeriod.Month),
        Life = new Lifecycle { FirstSeen = Noon, Changed = Noon },
    };
}

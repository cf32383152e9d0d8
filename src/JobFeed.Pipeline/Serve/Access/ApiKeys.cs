using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Storage.Keys;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>
/// Gives out API keys and knows them again. A key is <c>jf_</c>, its id of 10 characters, <c>_</c>, and 43 random characters of 62; only its SHA-256 is kept.
/// </summary>
public sealed class ApiKeys(KeyTable table, IOptions<AccessOptions> options, TimeProvider clock)
{
    public const string Prefix = "jf_";

    private const int IdLength = 10, SecretLength = 43, MostRemembered = 10_000;
    private const string IdCharacters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const string SecretCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>By digest of what was given, so that no secret stays in memory; null for what is no key.</summary>
    private readonly ConcurrentDictionary<string, (StoredKey? Key, DateTimeOffset Until)> _remembered = new(StringComparer.Ordinal);

    /// <summary>Makes a key. Its secret is told this once.</summary>
    /// <exception cref="ArgumentException">A scope is unknown, or there is none; the message says what there is.</exception>
    public async Task<(StoredKey Key, string Secret)> AddAsync(string name, ImmutableArray<string> scopes, CancellationToken cancel)
    {
        if (scopes.IsEmpty || scopes.Any(scope => !Scopes.All.Contains(scope)))
        {
            throw new ArgumentException($"A key needs scopes out of {string.Join(", ", Scopes.All)}.", nameof(scopes));
        }

        var id = RandomNumberGenerator.GetString(IdCharacters, IdLength);
        var secret = $"{Prefix}{id}_{RandomNumberGenerator.GetString(SecretCharacters, SecretLength)}";
        var key = new StoredKey { Id = id, Name = name, Hash = [.. Digest(secret)], Scopes = [.. scopes.Distinct()], Created = clock.GetUtcNow() };
        await table.AddAsync(key, cancel).ConfigureAwait(false);
        return (key, secret);
    }

    public IAsyncEnumerable<StoredKey> ListAsync(CancellationToken cancel) => table.ListAsync(cancel);

    /// <summary>Closes a key for good; false when there is none of that id. Other instances notice within <see cref="AccessOptions.KeyCacheTime"/>.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancel)
    {
        var revoked = await table.TryRevokeAsync(id, clock.GetUtcNow(), cancel).ConfigureAwait(false);
        _remembered.Clear();
        return revoked;
    }

    /// <summary>What is known of a secret without asking storage; false when storage has to be asked.</summary>
    internal bool TryRemember(string secret, out StoredKey? key)
    {
        var known = _remembered.TryGetValue(Convert.ToHexString(Digest(secret)), out var found) && clock.GetUtcNow() < found.Until;
        key = known ? found.Key : null;
        return known;
    }

    /// <summary>Asks storage for the key that opens something now, and remembers it; null for a wrong or revoked one. Notes its use, once a day.</summary>
    internal async Task<StoredKey?> FindAsync(string secret, CancellationToken cancel)
    {
        var digest = Digest(secret);
        var key = IdOf(secret) is { } id ? await table.FindAsync(id, cancel).ConfigureAwait(false) : null;
        key = key is { Revoked: null } && CryptographicOperations.FixedTimeEquals(key.Hash.AsSpan(), digest) ? key : null;
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        _remembered[Convert.ToHexString(digest)] = (key, clock.GetUtcNow() + options.Value.KeyCacheTime);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (key is not null && !(key.LastUsed >= today))
        {
            await table.TryNoteUseAsync(key.Id, today, cancel).ConfigureAwait(false);
        }

        return key;
    }

    private static string? IdOf(string secret) =>
        secret.Length == Prefix.Length + IdLength + 1 + SecretLength && secret[Prefix.Length + IdLength] == '_' ? secret.Substring(Prefix.Length, IdLength) : null;

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Storage.Subscriptions;

namespace JobFeed.Pipeline.Push;

/// <summary>
/// A message to a webhook by the Standard Webhooks specification (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md): an envelope of type,
/// timestamp and data, an id that stays the same over retries, and a signature over id, time of the try, and body.
/// </summary>
internal sealed record WebhookMessage(string Id, ReadOnlyMemory<byte> Body)
{
    private const string SecretPrefix = "whsec_";

    /// <summary>24 to 64 bytes are recommended ("Signature scheme").</summary>
    private const int SecretBytes = 32;

    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Changes from behind the webhook's cursor to <paramref name="last"/>: the same changes always make the same message.</summary>
    public static WebhookMessage OfChanges(Webhook hook, long last, IReadOnlyList<SeenChange> items, JobQuery query) => new(
        string.Create(CultureInfo.InvariantCulture, $"msg_{hook.Id}_{hook.Epoch}_{hook.Cursor + 1}-{last}"),
        Write("jobs.changes", items[^1].Change.At, hook, json =>
        {
            json.WriteNumber("cursor", last);
            json.WriteStartArray("items");
            foreach (var item in items)
            {
                ChangeItemJson.Write(json, item, query.Fields);
            }

            json.WriteEndArray();
        }));

    /// <summary>A message that says nothing, to try a receiver out.</summary>
    public static WebhookMessage Ping(Webhook hook, DateTimeOffset now) => new(
        string.Create(CultureInfo.InvariantCulture, $"msg_{hook.Id}_ping_{now.UtcTicks}"), Write("webhook.ping", now, hook, static _ => { }));

    /// <summary>The headers of one try. While a secret is being changed the old one signs too, after the new one ("Signature scheme", zero downtime rotation).</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers(Webhook hook, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signatures = Signature(hook.Secret, time);
        if (hook.Retired is { } retired && now < retired.Until)
        {
            signatures += " " + Signature(retired.Secret, time);
        }

        return
        [
            KeyValuePair.Create("Content-Type", "application/json"),
            KeyValuePair.Create("webhook-id", Id),
            KeyValuePair.Create("webhook-timestamp", time),
            KeyValuePair.Create("webhook-signature", signatures),
        ];
    }

    private string Signature(string secret, string time)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[SecretPrefix.Length..]));
        hash.AppendData(Encoding.UTF8.GetBytes($"{Id}.{time}."));
        hash.AppendData(Body.Span);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }

    private static ReadOnlyMemory<byte> Write(string type, DateTimeOffset at, Webhook hook, Action<Utf8JsonWriter> data)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = PostingJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("timestamp", at.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("webhook", hook.Id);
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return body.WrittenMemory;
    }
}

using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;

namespace JobFeed.AzureRest.Tables;

/// <summary>Takes a transaction's answer apart into the answers of its actions.</summary>
/// <remarks>The answer nests: the batch holds one changeset, the changeset one application/http part for an action, or a single one for the action that failed.</remarks>
internal static class MultipartResponse
{
    public static List<Response> Read(Response response, string clientRequestId)
    {
        var parts = new List<Response>();
        var text = response.Content.ToString();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                parts.Add(Part(lines, ref i, clientRequestId));
        }

        return parts;
    }

    private static PartResponse Part(string[] lines, ref int i, string clientRequestId)
    {
        var status = lines[i].TrimEnd('\r').Split(' ', 3);
        var part = new PartResponse(int.Parse(status[1], CultureInfo.InvariantCulture), status.Length > 2 ? status[2] : "", clientRequestId);
        for (i++; i < lines.Length && lines[i].TrimEnd('\r') is { Length: > 0 } line; i++)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                part.Add(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }

        var body = new StringBuilder();
        for (i++; i < lines.Length && !lines[i].StartsWith("--", StringComparison.Ordinal) && !lines[i].StartsWith("HTTP/1.1 ", StringComparison.Ordinal); i++)
            body.Append(lines[i]).Append('\n');
        i--;
        part.ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(body.ToString().TrimEnd()));
        return part;
    }

    private sealed class PartResponse(int status, string reason, string clientRequestId) : Response
    {
        private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

        public override int Status => status;

        public override string ReasonPhrase => reason;

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = clientRequestId;

        public override bool IsError => status >= 400;

        public void Add(string name, string value) => headers[name] = value;

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(static h => new HttpHeader(h.Key, h.Value));

        protected override bool TryGetHeader(string name, out string value) => headers.TryGetValue(name, out value!);

        protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
        {
            values = headers.TryGetValue(name, out var value) ? [value] : [];
            return headers.ContainsKey(name);
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace JobFeed.AzureRest.Wire;

/// <summary>Reads the code and message of a refused request: the x-ms-error-code header, XML of blobs and queues, JSON of tables.</summary>
/// <remarks>Source: learn.microsoft.com "Status and error codes" of the Storage REST API.</remarks>
internal sealed class StorageErrorDetails : RequestFailedDetailsParser
{
    public static readonly StorageErrorDetails Instance = new();

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        var (code, message) = Body(response);
        code = response.Headers.TryGetValue("x-ms-error-code", out var header) ? header : string.IsNullOrEmpty(code) ? null : code;
        error = code is null && message is null ? null : new ResponseError(code, message);
        return error is not null;
    }

    private static (string? Code, string? Message) Body(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 } stream)
            return default;
        var text = response.Content.ToString().TrimStart('\uFEFF', ' ', '\r', '\n');
        try
        {
            return text.StartsWith('<') ? Xml(text) : text.StartsWith('{') ? Json(text) : default;
        }
        catch (Exception e) when (e is XmlException or JsonException)
        {
            // A proxy's error page: the status alone has to do.
            return default;
        }
    }

    private static (string?, string?) Xml(string text)
    {
        var root = XDocument.Parse(text).Root!;
        return ((string?)Child(root, "Code") ?? (string?)Child(root, "code"), (string?)Child(root, "Message") ?? (string?)Child(root, "message"));
    }

    private static XElement? Child(XElement root, string name) => root.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static (string?, string?) Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        if (!document.RootElement.TryGetProperty("odata.error", out var error) || error.ValueKind != JsonValueKind.Object)
            return default;
        var code = error.TryGetProperty("code", out var c) ? c.GetString() : null;
        var message = error.TryGetProperty("message", out var m) && m.ValueKind == JsonValueKind.Object && m.TryGetProperty("value", out var v) ? v.GetString() : null;
        return (code, message);
    }
}

using System.Buffers;
using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>Pages that show nothing to a reader without a browser: frames filled by script, log-in pages, bot walls.</summary>
internal static class EmptyFrame
{
    /// <summary>Characters of visible text under which a page with scripts counts as a frame.</summary>
    private const int FewWords = 300;

    private static readonly SearchValues<string> WallMarks = SearchValues.Create(
    [
        "verify you are human", "verify that you are human", "are you a robot", "not a robot", "checking your browser", "just a moment...",
        "enable cookies to continue", "complete the captcha", "solve the captcha", "unusual traffic", "access denied", "request blocked",
        "pardon our interruption", "bestätigen sie, dass sie ein mensch sind", "vérifiez que vous êtes humain", "verifica que eres humano",
    ], StringComparison.OrdinalIgnoreCase);

    public static bool NeedsScript(IHtmlDocument document, string text)
    {
        if (document.Scripts.Length == 0 && document.QuerySelector("[data-page], [data-react-class], [data-reactroot]") is null)
        {
            return false;
        }

        return text.Length < FewWords ||
            (document.QuerySelector("noscript") is { } without && text.Length < 3 * FewWords &&
                without.TextContent.Contains("javascript", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A form for logging in or a captcha is a wall only where there is little else: application forms of long postings have them, too.</summary>
    public static bool IsWall(IHtmlDocument document, string text) =>
        (text.Length < 10 * FewWords && document.QuerySelector("input[type=password i]") is not null) ||
        (text.Length < 4 * FewWords && (text.AsSpan().ContainsAny(WallMarks) || (document.Title ?? "").AsSpan().ContainsAny(WallMarks) ||
            document.QuerySelector(".g-recaptcha, .h-captcha, .cf-turnstile, #challenge-form, #cf-challenge-running") is not null));
}

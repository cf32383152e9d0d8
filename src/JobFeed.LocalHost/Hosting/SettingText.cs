using System.Text;
using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>Puts settings into the <c>%Name%</c> places of schedules and queue names.</summary>
internal static class SettingText
{
    /// <summary>Throws <see cref="LocalHostException"/> for a setting that is missing or a <c>%</c> without its partner.</summary>
    public static string Resolve(string text, IConfiguration settings)
    {
        var resolved = new StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOf('%') is var open and >= 0)
        {
            var name = rest[(open + 1)..];
            var close = name.IndexOf('%');
            if (close < 0)
            {
                throw new LocalHostException($"\"{text}\" has a % without its partner");
            }

            name = name[..close];
            resolved.Append(rest[..open]).Append(
                settings[name.ToString().Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new LocalHostException($"the setting {name} named in \"{text}\" is missing"));
            rest = rest[(open + close + 2)..];
        }

        return resolved.Append(rest).ToString();
    }
}

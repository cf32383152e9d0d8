using System.CommandLine;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed normalize</c>: raw postings in, postings out, one JSON object a line.</summary>
internal static class NormalizeCommand
{
    public static Command Create()
    {
        var explain = new Option<bool>("--explain") { Description = "Add the provenance of every value." };
        var markdown = new Option<bool>("--markdown") { Description = "Add the description as Markdown (descriptionMarkdown)." };
        var command = new Command("normalize", "Normalize raw postings: NDJSON on stdin, NDJSON on stdout.") { explain, markdown };
        command.SetAction(parsed => Run(Console.OpenStandardInput(), Console.OpenStandardOutput(), parsed.GetValue(explain), TimeProvider.System, parsed.GetValue(markdown)));
        return command;
    }

    internal static int Run(Stream input, Stream output, bool explain, TimeProvider clock, bool markdown = false)
    {
        using var lines = new StreamReader(input, new UTF8Encoding(false));
        using var buffered = new BufferedStream(output, 1 << 16);
        var status = JobFeedCommand.Done;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            try
            {
                var raw = JsonSerializer.Deserialize<RawPosting>(line, PostingJson.Options) ?? throw new JsonException();
                var posting = Normalizer.Normalize(raw, null, clock.GetUtcNow());
                Write(buffered, explain ? posting : posting with { Provenance = [] }, markdown);
                buffered.WriteByte((byte)'\n');
            }
            catch (Exception e) when (e is JsonException or FormatException)
            {
                Console.Error.WriteLine($"Line {number} is not a raw posting as 'jobfeed extract' prints them.");
                status = JobFeedCommand.Failed;
            }
        }

        return status;
    }

    private static void Write(Stream output, Posting posting, bool markdown)
    {
        if (!markdown || posting.DescriptionHtml is not { } html)
        {
            JsonSerializer.Serialize(output, posting, PostingJson.Options);
            return;
        }

        var json = JsonSerializer.SerializeToNode(posting, PostingJson.Options)!.AsObject();
        json["descriptionMarkdown"] = Markdown.Of(html);
        JsonSerializer.Serialize(output, json, PostingJson.Options);
    }
}

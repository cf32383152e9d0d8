using System.Diagnostics;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Up;

/// <summary>What a running <c>jobfeed up</c> tells other commands about itself, in <c>.jobfeed/up.json</c>.</summary>
internal sealed record UpState(int ProcessId, string Storage, Uri Address, Dictionary<string, string?> Settings)
{
    private static string File => Path.Combine(Folders.State, "up.json");

    public void Write()
    {
        Directory.CreateDirectory(Folders.State);
        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(this, PostingJson.Options));
    }

    public static void Remove() => System.IO.File.Delete(File);

    /// <summary>Null when none runs.</summary>
    public static UpState? Read()
    {
        try
        {
            var state = JsonSerializer.Deserialize<UpState>(System.IO.File.ReadAllBytes(File), PostingJson.Options);
            using var process = state is null ? null : Process.GetProcessById(state.ProcessId);
            return state;
        }
        catch (Exception e) when (e is IOException or JsonException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

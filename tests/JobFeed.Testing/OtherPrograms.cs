using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace JobFeed.Testing;

/// <summary>Installs and runs programs that are not ours.</summary>
internal static class OtherPrograms
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Installs into a folder once, however many processes ask; says why it could not, or null.</summary>
    /// <param name="home">Where it ends up: whole, or not at all.</param>
    /// <param name="install">Installs into the folder that it is given.</param>
    public static string? Install(string home, Func<string, Task<(int Status, string Output)>> install)
    {
        if (Directory.Exists(home))
        {
            return null;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(home)!);
        var staging = $"{home}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(staging);
        try
        {
            var (status, output) = install(staging).GetAwaiter().GetResult();
            if (status != 0)
            {
                return $"It could not be installed: {string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(3))}";
            }

            Directory.Move(staging, home);
            return null;
        }
        catch (IOException) when (Directory.Exists(home))
        {
            return null; // another process was faster
        }
        catch (Win32Exception e)
        {
            return $"It could not be installed: {e.Message}";
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    /// <summary>Runs a program to its end, five minutes at most.</summary>
    public static async Task<(int Status, string Output)> RunAsync(string program, IEnumerable<string> arguments, string folder, string? input = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            try
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), limit.Token).ConfigureAwait(false);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read all; what it wrote says why.
            }

            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            return (process.ExitCode, process.ExitCode == 0 ? await output.ConfigureAwait(false) : await output.ConfigureAwait(false) + await errors.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

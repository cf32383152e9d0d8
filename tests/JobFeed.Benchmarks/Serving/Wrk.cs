using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace JobFeed.Benchmarks.Serving;

/// <summary>What a path gives.</summary>
/// <param name="Rate">Requests a second.</param>
/// <param name="Processor">Microseconds of processor time that a request takes of server and client together; not of other processes.</param>
internal sealed record Load(double Rate, double Processor);

/// <summary>The load generator wrk: a process of its own with one thread, so that the clients take little of what the server is measured by.</summary>
internal static class Wrk
{
    // Every request asks for another of the questions: the step has no factor in common with their number.
    private const string Script = """
        local asked, questions, path = 0, 1, ""
        function init(args)
          path, questions = args[1], tonumber(args[2])
        end
        function request()
          asked = (asked + 7919) % questions
          return wrk.format("GET", path .. "?" .. asked)
        end
        """;

    private const string Rate = "Requests/sec:";

    /// <summary>Answers to requests of a while. Throws when wrk is not installed or an answer was not 2xx or 3xx.</summary>
    /// <param name="server">Whom to ask.</param>
    /// <param name="path">The path; the number of a question follows it.</param>
    /// <param name="questions">How many different questions there are.</param>
    /// <param name="connections">Connections, each with one request under way.</param>
    /// <param name="seconds">How long.</param>
    public static async Task<Load> MeasureAsync(Uri server, string path, int questions, int connections, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script);
            string[] arguments = ["-t", "1", "-c", Number(connections), "-d", Number(seconds), "-s", script, server.ToString(), "--", path, Number(questions)];
            var before = ProcessorTime();
            using var wrk = Start(arguments);
            var said = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            if (wrk.ExitCode != 0 || said.Contains("Non-2xx or 3xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(said);
            }

            var rate = double.Parse(said[(said.IndexOf(Rate, StringComparison.Ordinal) + Rate.Length)..].Split('\n')[0], CultureInfo.InvariantCulture);
            return new Load(rate, (ProcessorTime() - before) / (rate * seconds));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("wrk is not installed: apt install wrk", e);
        }
    }

    // Microseconds of this process and of the clients that have ended: proc(5) counts them in hundredths of a second behind the name in brackets.
    private static double ProcessorTime() =>
        File.ReadAllText("/proc/self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)[11..15].Sum(ticks => double.Parse(ticks, CultureInfo.InvariantCulture)) * 10_000;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

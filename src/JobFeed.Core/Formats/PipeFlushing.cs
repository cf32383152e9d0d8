using System.IO.Pipelines;

namespace JobFeed.Core.Formats;

internal static class PipeFlushing
{
    private const int Enough = 32 * 1024;

    /// <summary>Hands on what was written once it is worth a packet or two, so that a long feed never lies in memory as a whole.</summary>
    public static async ValueTask FlushWhenFullAsync(this PipeWriter output, CancellationToken cancellationToken)
    {
        if (!output.CanGetUnflushedBytes || output.UnflushedBytes >= Enough)
        {
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}

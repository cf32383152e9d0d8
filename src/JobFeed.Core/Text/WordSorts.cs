namespace JobFeed.Core.Text;

/// <summary>What characters a word has.</summary>
[Flags]
internal enum WordSorts : byte
{
    None = 0,
    Lower = 1,
    Upper = 2,
    Digit = 4,
}

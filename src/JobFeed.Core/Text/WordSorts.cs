namespace JobFeed.Core.Text;

/// <summary>What characters a word has.</summary>
[Flags]
internal enum WordSorts : byte
{
    None = 0,
    Lower = 1,
    Upper = 2,
    Digit = 4,

    /// <summary>Characters beyond ASCII, beside what they are.</summary>
    Wide = 8,

    /// <summary>The first one is upper-case.</summary>
    Capital = 16,
}

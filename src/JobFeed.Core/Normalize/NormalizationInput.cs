using System.Collections.Immutable;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize;

/// <summary>What every reader reads: the raw posting beside its text, cleaned and cut into sections once.</summary>
public sealed record NormalizationInput
{
    public required RawPosting Raw { get; init; }

    /// <summary>The title as plain text on one line.</summary>
    public required string Title { get; init; }

    /// <summary>The description as plain text: paragraphs and list items on lines of their own, list items marked <c>- </c>.</summary>
    public required string Text { get; init; }

    /// <summary><see cref="Text"/> folded by <see cref="Folding"/>, character by character; made on first use.</summary>
    internal string Folded => field ??= Folding.Of(Text);

    /// <summary>Where phrases may start in <see cref="Folded"/>; made on first use.</summary>
    internal PhraseStart[] Starts => field ??= PhraseStarts.Of(Text, Folded);

    /// <summary>Parts of <see cref="Text"/>, in order, without overlap; they cover all of it.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>ISO 639-1 code of <see cref="Text"/>'s language; null when there is too little text to tell.</summary>
    public string? Language { get; init; }

    /// <summary>True when the text told <see cref="Language"/>, and not the source's field.</summary>
    internal bool IsLanguageOfText { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code that the board or the source hints at; null when there is no hint.</summary>
    public string? Country { get; init; }

    /// <summary>When the posting was fetched: relative dates count from here.</summary>
    public required DateTimeOffset ObservedAt { get; init; }
}

using System.Collections.Immutable;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>One thing that the API can be asked, as its description tells it and as its gate keeps it. The table of all is <see cref="Operations"/>.</summary>
public sealed record Operation
{
    /// <summary>The function that answers; also the operation's id.</summary>
    public required string Function { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>The path with its parts in braces; <c>{format}</c> stands for each of <see cref="Formats"/>.</summary>
    public required string Path { get; init; }

    public required string Tag { get; init; }

    /// <summary>What it does, in a line.</summary>
    public required string Summary { get; init; }

    /// <summary>What is good to know beside that.</summary>
    public string? Description { get; init; }

    /// <summary>The scope that a key needs; null for what everybody may.</summary>
    public string? Scope { get; init; }

    /// <summary>A page for browsers, which is no part of the described API. A browser may ask its user for a key.</summary>
    public bool IsPage { get; init; }

    /// <summary>Whether requests are counted: monitors may ask as often as they like.</summary>
    public bool IsLimited { get; init; } = true;

    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What is sent; null for nothing.</summary>
    public ApiBody? Body { get; init; }

    /// <summary>The forms that <c>{format}</c> in the path stands for.</summary>
    public ImmutableArray<ApiFormat> Formats { get; init; } = [];

    /// <summary>What comes back when all is well, and what beside the problems that everything may answer.</summary>
    public ImmutableArray<ApiAnswer> Answers { get; init; } = [];

    /// <summary>Addresses that show it, from the slash on; <c>{id}</c> stands for a posting's id, <c>{feed}</c> for a saved feed's, <c>{webhook}</c> for a webhook's, <c>{name}</c> for an export's name, <c>{format}</c> for each form.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Since when it should not be used any more; null while it should.</summary>
    public Deprecation? Deprecation { get; init; }
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Help">What it does.</param>
/// <param name="Example">A value that works by itself; null where there is none.</param>
public sealed record ApiParameter(string Name, string Help, string? Example = null)
{
    /// <summary>Part of the path, not of the query.</summary>
    public bool IsInPath { get; init; }

    /// <summary>Comma-separated values.</summary>
    public bool IsList { get; init; }

    /// <summary>Whole numbers from 1 to this; null for text.</summary>
    public int? LargestNumber { get; init; }

    /// <summary>What there is, where that is little.</summary>
    public ImmutableArray<string> Values { get; init; } = [];
}

/// <summary>What is sent.</summary>
/// <param name="Schema">The schema's name.</param>
/// <param name="Example">A body that works, as JSON.</param>
/// <param name="ContentType">JSON, or the media type of forms.</param>
public sealed record ApiBody(string Schema, string Example, string ContentType = "application/json");

/// <summary>One form of an answer.</summary>
/// <param name="Name">What <c>{format}</c> in the path becomes.</param>
/// <param name="ContentType">The media type, with its parameters.</param>
/// <param name="Schema">The schema's name; null for what is no JSON.</param>
public sealed record ApiFormat(string Name, string ContentType, string? Schema);

/// <summary>An answer.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Description">When it comes.</param>
/// <param name="ContentType">Null for no body.</param>
/// <param name="Schema">The schema's name; null for what is no JSON.</param>
public sealed record ApiAnswer(int Status, string Description, string? ContentType = null, string? Schema = null);

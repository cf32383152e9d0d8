using JobFeed.Core.Postings;

namespace JobFeed.Core.Search;

/// <summary>What of a posting is found by words. The numbers are part of the file format.</summary>
internal enum TextField : byte
{
    Title,
    Skill,
    Company,
    Description,
}

/// <summary>The texts of a posting that are found by words, in the order in which their words are numbered.</summary>
internal static class PostingTexts
{
    public static IEnumerable<(TextField Field, string Text)> Of(Posting posting)
    {
        yield return (TextField.Title, Title(posting));
        foreach (var skill in posting.Skills)
        {
            yield return (TextField.Skill, skill.Name);
        }

        yield return (TextField.Company, posting.Company ?? "");
        yield return (TextField.Description, Description(posting));
    }

    public static string Title(Posting posting) => posting.Title.Length > 0 ? posting.Title : posting.TitleRaw;

    public static string Description(Posting posting) => posting.DescriptionText ?? posting.Summary ?? "";
}

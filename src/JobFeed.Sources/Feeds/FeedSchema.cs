using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>A schema.org JobPosting that a feed carries inside an item: as JSON in a field, or as a data block in the description.</summary>
internal static class FeedSchema
{
    private const string Script = "application/ld+json";

    public static bool IsPosting(string text) =>
        text.AsSpan().TrimStart() is ['{' or '[', ..] && text.Contains("JobPosting", StringComparison.Ordinal);

    /// <summary>The posting that stands in one of the item's fields; null when none does.</summary>
    public static RawPosting? Find(FeedItem item, Uri? address)
    {
        foreach (var field in item.Element.Children)
        {
            if (field.Text is not { } text || !text.Contains("JobPosting", StringComparison.Ordinal))
            {
                continue;
            }

            // A closing tag inside a JSON string would end the block early.
            var html = IsPosting(text) ? $"<script type=\"{Script}\">{text.Replace("</", "<\\/", StringComparison.Ordinal)}</script>"
                : text.Contains(Script, StringComparison.OrdinalIgnoreCase) ? text : null;
            if (html is not null && PageReader.Read(html, address).Postings is [var posting, ..])
            {
                return posting;
            }
        }

        return null;
    }

    /// <summary>The item's posting with what only the block tells.</summary>
    public static RawPosting Fill(RawPosting posting, RawPosting block) => posting with
    {
        RequisitionId = posting.RequisitionId ?? block.Id.Trimmed(),
        Title = posting.Title ?? block.Title,
        Company = posting.Company ?? block.Company,
        Location = posting.Location ?? block.Location,
        Places = posting.Places.IsEmpty ? block.Places : posting.Places,
        Workplace = posting.Workplace ?? block.Workplace,
        IsRemote = posting.IsRemote ?? block.IsRemote,
        RemoteFrom = posting.RemoteFrom.IsEmpty ? block.RemoteFrom : posting.RemoteFrom,
        SalaryText = posting.SalaryText ?? block.SalaryText,
        Pay = posting.Pay.IsEmpty ? block.Pay : posting.Pay,
        EmploymentTypes = posting.EmploymentTypes.IsEmpty ? block.EmploymentTypes : posting.EmploymentTypes,
        Skills = posting.Skills.IsEmpty ? block.Skills : posting.Skills,
        Education = posting.Education ?? block.Education,
        Experience = posting.Experience ?? block.Experience,
        Description = posting.Description ?? block.Description,
        DescriptionIsHtml = posting.Description is null ? block.DescriptionIsHtml : posting.DescriptionIsHtml,
        PostedAt = posting.PostedAt ?? block.PostedAt,
        UpdatedAt = posting.UpdatedAt ?? block.UpdatedAt,
        ValidThrough = posting.ValidThrough ?? block.ValidThrough,
        Language = posting.Language ?? block.Language,
    };
}

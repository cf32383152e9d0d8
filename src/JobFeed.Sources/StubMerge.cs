using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>Puts what a detail says over what the listing said of the same posting.</summary>
internal static class StubMerge
{
    /// <summary>The detail, its gaps filled by the stub. The stub's id is kept: the board knows the posting by it.</summary>
    public static RawPosting Over(this RawPosting detail, RawPosting? stub) => stub is null ? detail : detail with
    {
        Source = stub.Source,
        Board = stub.Board,
        Id = stub.Id.Length > 0 ? stub.Id : detail.Id,
        RequisitionId = detail.RequisitionId ?? stub.RequisitionId,
        Title = detail.Title ?? stub.Title,
        Company = detail.Company ?? stub.Company,
        Url = detail.Url ?? stub.Url,
        ApplyUrl = detail.ApplyUrl ?? stub.ApplyUrl,
        Location = detail.Location ?? stub.Location,
        Places = Either(detail.Places, stub.Places),
        Country = detail.Country ?? stub.Country,
        Workplace = detail.Workplace ?? stub.Workplace,
        IsRemote = detail.IsRemote ?? stub.IsRemote,
        RemoteFrom = Either(detail.RemoteFrom, stub.RemoteFrom),
        // The listing's text and the detail's parts say the same pay; one of them is enough.
        SalaryText = detail.SalaryText ?? (detail.Pay.IsEmpty ? stub.SalaryText : null),
        Pay = Either(detail.Pay, stub.Pay),
        EmploymentTypes = Either(detail.EmploymentTypes, stub.EmploymentTypes),
        Seniority = detail.Seniority ?? stub.Seniority,
        Departments = Either(detail.Departments, stub.Departments),
        Skills = Either(detail.Skills, stub.Skills),
        Education = detail.Education ?? stub.Education,
        Experience = detail.Experience ?? stub.Experience,
        Description = detail.Description ?? stub.Description,
        DescriptionIsHtml = detail.Description is null ? stub.DescriptionIsHtml : detail.DescriptionIsHtml,
        PostedAt = detail.PostedAt ?? stub.PostedAt,
        UpdatedAt = detail.UpdatedAt ?? stub.UpdatedAt,
        ValidThrough = detail.ValidThrough ?? stub.ValidThrough,
        Language = detail.Language ?? stub.Language,
        Expired = detail.Expired || stub.Expired,
    };

    private static ImmutableArray<T> Either<T>(ImmutableArray<T> detail, ImmutableArray<T> stub) => detail.IsEmpty ? stub : detail;
}

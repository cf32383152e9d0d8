namespace JobFeed.Core.Dedupe;

/// <summary>
/// Decides whether two postings are one vacancy. What must not differ comes first (level, role, employer, place), then requisitions, and the text last: a text
/// alone never makes a duplicate, since employers use one text for many jobs. Pure and symmetric.
/// </summary>
public static class DuplicateJudge
{
    /// <summary>The texts are one, but for edits.</summary>
    private const double NearlyEqual = 0.95;

    /// <summary>Most of the shorter text is in the other one.</summary>
    private const double Alike = 0.85;

    /// <summary>Enough for a posting that a job board shows again.</summary>
    private const double SharedByReposts = 0.78;

    /// <summary>Enough for copies on two boards, which leave out sections, when title, employer and place agree.</summary>
    private const double SharedByBoards = 0.7;

    /// <summary>Enough for them when one is an excerpt: the other's words may stand behind the cut.</summary>
    private const double SharedByExcerpt = 0.4;

    /// <summary>Enough when besides one text ends in the midst of the other.</summary>
    private const double SharedByNeighbours = 0.05;

    /// <summary>Headings and a sentence are no text.</summary>
    private const int FewestWords = 25;

    /// <summary>Likeness of short texts and teasers says little about their jobs.</summary>
    private const int WordsOfAWholeText = 150;

    public static Verdict Compare(VacancySketch a, VacancySketch b)
    {
        var title = a.Title.Compare(b.Title, IsOneEmployersBoard(a, b));
        switch (title.Relation)
        {
            case TitleRelation.OtherLevel:
                return new Verdict(VacancyRelation.Different, "title.level", $"levels {title.Words}");
            case TitleRelation.Other:
                return new Verdict(VacancyRelation.Different, "title.other", $"titles differ: {title.Words}");
        }

        var company = a.Company.Compare(b.Company);
        var requisition = company is CompanyRelation.Same or CompanyRelation.Alike ? CompareRequisitions(a, b) : null;
        var place = a.Place.Compare(b.Place);
        var text = a.Text.Compare(b.Text);
        double? similarity = a.Text.IsEmpty || b.Text.IsEmpty ? null : Math.Round(text.Containment, 3);
        if (requisition == true && title.Relation != TitleRelation.Marked && place != PlaceRelation.Apart)
        {
            return new Verdict(VacancyRelation.Duplicate, "requisition.same", "one requisition of one employer", similarity);
        }

        if (Contradiction(a, b, title, place, text, company, requisition) is { } contradiction)
        {
            return text.Containment >= Alike || text.Jaccard >= Alike
                ? new Verdict(VacancyRelation.Variant, contradiction.Rule, contradiction.Reason, similarity)
                : new Verdict(VacancyRelation.Different, contradiction.Rule, contradiction.Reason, similarity);
        }

        return (company == CompanyRelation.Other ? ByAgency(a, b, title, text) : ByTitleAndText(a, b, title, text)) with { Similarity = similarity };
    }

    /// <summary>Agencies copy the text of the employer; that of another agency says as much.</summary>
    private static Verdict ByAgency(VacancySketch a, VacancySketch b, TitleLikeness title, TextLikeness text)
    {
        var isOneText = text.Containment >= Alike && Math.Min(a.Text.Words, b.Text.Words) >= WordsOfAWholeText && title.Relation is (TitleRelation.Same or TitleRelation.Aside);
        return new Verdict(isOneText ? VacancyRelation.AgencyCopy : VacancyRelation.Different, "company.agency", $"one is an agency's; {Share(text)}");
    }

    private static Verdict ByTitleAndText(VacancySketch a, VacancySketch b, TitleLikeness title, TextLikeness text) =>
        Math.Min(a.Text.Words, b.Text.Words) < FewestWords && text.Jaccard < NearlyEqual
            ? new Verdict(VacancyRelation.Variant, "text.missing", "title, employer and place agree, one has no text to speak of")
            : ByText(a, b, title, text);

    private static (string Rule, string Reason)? Contradiction(VacancySketch a, VacancySketch b, TitleLikeness title, PlaceRelation place, TextLikeness text, CompanyRelation company, bool? requisition)
    {
        if ((company == CompanyRelation.Other && !a.Company.IsAgency && !b.Company.IsAgency) || (company == CompanyRelation.Alike && text.Containment < Alike && !text.GoesOn))
        {
            return ("company.other", "another employer or agency");
        }

        if (requisition == false)
        {
            return ("requisition.other", "two requisitions");
        }

        if (title.Relation == TitleRelation.Marked)
        {
            return ("title.marked", $"only one title says {title.Words}");
        }

        var isOneBoard = a.Source == b.Source;
        var agrees = place switch
        {
            PlaceRelation.Same => true,
            PlaceRelation.Within => !IsOneEmployersBoard(a, b),
            PlaceRelation.Near => !isOneBoard && text.Jaccard >= Alike,
            PlaceRelation.Unknown => !isOneBoard && text.Jaccard >= NearlyEqual,
            _ => false,
        };
        if (!agrees)
        {
            var (first, second) = string.CompareOrdinal(a.Place.Text, b.Place.Text) <= 0 ? (a.Place.Text, b.Place.Text) : (b.Place.Text, a.Place.Text);
            return ("place.apart", $"places {first} and {second}");
        }

        return company == CompanyRelation.Unnamed && text.Jaccard < NearlyEqual ? ("company.missing", "one names no employer") : null;
    }

    private static bool IsOneEmployersBoard(VacancySketch a, VacancySketch b) => a.Source == b.Source && (a.Publisher == Publisher.Employer || b.Publisher == Publisher.Employer);

    private static Verdict ByText(VacancySketch a, VacancySketch b, TitleLikeness title, TextLikeness text)
    {
        var isOneBoard = a.Source == b.Source;
        var isWhole = Math.Min(a.Text.Words, b.Text.Words) >= WordsOfAWholeText;
        var isExcerpt = a.Text.IsExcerpt || b.Text.IsExcerpt;
        var share = Share(text);
        switch (title.Relation)
        {
            case TitleRelation.Aside when !IsOneEmployersBoard(a, b) && text.Containment >= Alike:
                return new Verdict(VacancyRelation.Duplicate, "title.aside", $"only one title adds ({title.Words}); {share}");
            case TitleRelation.Aside or TitleRelation.Longer when isWhole && text.Jaccard >= NearlyEqual:
                return new Verdict(VacancyRelation.Duplicate, "title.longer", $"one title adds {title.Words}, the text is the same; {share}");
            case TitleRelation.Aside or TitleRelation.Longer:
                return new Verdict(VacancyRelation.Different, "title.longer", $"one title adds {title.Words}; {share}");
        }

        return text.Containment >= (!isOneBoard ? isExcerpt ? SharedByExcerpt : SharedByBoards : isWhole && !IsOneEmployersBoard(a, b) ? SharedByReposts : Alike) ? new Verdict(VacancyRelation.Duplicate, "text.shared", share)
            : text.GoesOn && !isOneBoard && text.Containment >= SharedByNeighbours ? new Verdict(VacancyRelation.Duplicate, "text.goes-on", $"two excerpts of one text; {share}")
            : new Verdict(VacancyRelation.Different, "text.unlike", share);
    }

    private static string Share(TextLikeness text) => FormattableString.Invariant($"{text.Containment:P0} of the shorter text shared");

    /// <summary>Null when one of both names none.</summary>
    private static bool? CompareRequisitions(VacancySketch a, VacancySketch b)
    {
        if (a.Requisition is { } field && b.Requisition is { } other)
        {
            return field == other;
        }

        if (a.Requisition is { } only && b.RequisitionsInText.Contains(only) || b.Requisition is { } alone && a.RequisitionsInText.Contains(alone))
        {
            return true;
        }

        return a.RequisitionsInText.IsEmpty || b.RequisitionsInText.IsEmpty ? null : a.RequisitionsInText.Any(id => b.RequisitionsInText.Contains(id));
    }
}

namespace JobFeed.Core.Extract;

/// <summary>Brings the ways in which sites write schema.org's employmentType to Google's list of words.</summary>
internal static class EmploymentWord
{
    /// <summary>One of <c>FULL_TIME PART_TIME CONTRACTOR TEMPORARY INTERN VOLUNTEER PER_DIEM OTHER</c>; an unknown word stays as written.</summary>
    public static string Of(string written)
    {
        var word = string.Concat(written.Where(char.IsLetter)).ToLowerInvariant();
        return word switch
        {
            "fulltime" or "vollzeit" or "tempsplein" or "tiempocompleto" or "jornadacompleta" or "voltijd" or "pelnyetat" or "tempopieno" => "FULL_TIME",
            "parttime" or "teilzeit" or "tempspartiel" or "tiempoparcial" or "mediajornada" or "jornadaparcial" or "deeltijd" => "PART_TIME",
            "contractor" or "contract" or "freelance" or "freelancer" or "contracttohire" or "independentcontractor" => "CONTRACTOR",
            "temporary" or "temp" or "befristet" or "temporaire" or "temporal" or "interim" or "cdd" or "seasonal" => "TEMPORARY",
            "intern" or "internship" or "praktikum" or "stage" or "stagiaire" or "practicas" or "prácticas" or "trainee" => "INTERN",
            "volunteer" or "ehrenamt" or "bénévole" or "voluntario" => "VOLUNTEER",
            "perdiem" => "PER_DIEM",
            "other" or "sonstige" or "autre" or "otro" => "OTHER",
            _ => written,
        };
    }
}

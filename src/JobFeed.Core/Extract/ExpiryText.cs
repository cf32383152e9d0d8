using System.Buffers;

namespace JobFeed.Core.Extract;

/// <summary>
/// Sentences by which pages say that a posting is over or that there is none, in English, German, French and Spanish. Expired pages mostly
/// answer with status 200 and keep their structured data.
/// </summary>
internal static class ExpiryText
{
    /// <summary>The sentences by which a posting is over, in lower case.</summary>
    public static readonly string[] Sentences =
    [
        // en
        "no longer accepting applications", "no longer available", "no longer open", "no longer active", "no longer advertised",
        "no longer exists", "is not available anymore", "job has expired", "posting has expired", "position has expired",
        "vacancy has expired", "advert has expired", "listing has expired", "this job is expired", "this job expired", "this job is closed",
        "position has been filled", "role has been filled", "job has been filled", "vacancy has been filled", "position is filled",
        "position has been closed", "job has been closed", "position is closed", "position is now closed", "vacancy is closed",
        "applications are closed", "applications have closed", "applications for this position are closed", "job posting is closed",
        "job you are looking for is no longer", "job has been removed", "this job was removed", "position has been removed",
        "job is not active", "opening has been closed", "recruitment is closed",
        // de
        "nicht mehr verfügbar", "nicht mehr online", "nicht mehr aktiv", "nicht mehr aktuell", "nicht mehr vakant", "bereits besetzt",
        "stelle ist besetzt", "stelle wurde besetzt", "stellenanzeige ist abgelaufen", "anzeige ist abgelaufen",
        "bewerbungsfrist ist abgelaufen", "bewerbungsphase ist beendet", "stellenangebot ist abgelaufen", "ausschreibung ist beendet",
        // fr
        "n'est plus disponible", "n’est plus disponible", "n'est plus en ligne", "n’est plus en ligne", "n'est plus active",
        "n’est plus active", "n'est plus d'actualité", "n’est plus d’actualité", "offre a expiré", "offre est expirée", "annonce a expiré",
        "offre est clôturée", "offre clôturée", "poste a été pourvu", "poste est pourvu", "poste pourvu", "candidatures sont closes",
        // es
        "ya no está disponible", "ya no se encuentra disponible", "ya no está activa", "ya no acepta", "no está disponible actualmente",
        "oferta ha caducado", "oferta ha expirado", "oferta caducada", "oferta expirada", "oferta está cerrada", "oferta cerrada",
        "vacante ha sido cubierta", "vacante cerrada", "puesto ha sido cubierto", "proceso de selección cerrado", "inscripción cerrada",
    ];

    private static readonly SearchValues<string> Over = SearchValues.Create(Sentences, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> None = SearchValues.Create(
    [
        "no open positions", "no current openings", "no current vacancies", "no openings", "no open roles", "no vacancies", "no jobs found",
        "no positions available", "no positions open", "no available positions", "not currently hiring", "no job openings",
        "currently no open", "no results found", "not hiring at", "no open jobs",
        "keine offenen stellen", "keine stellenangebote", "keine freien stellen", "keine vakanzen", "keine ausschreibungen",
        "aucun poste", "aucune offre", "pas d'offre", "pas de poste ouvert",
        "no hay ofertas", "no hay vacantes", "ninguna oferta", "sin vacantes", "no hay puestos",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>The words around the sentence that says that the posting is over; null when there is none.</summary>
    public static string? Find(string text) => Around(text, Over);

    /// <summary>The words by which a list says that it is empty; null when there are none.</summary>
    public static string? FindNoOpenings(string text) => Around(text, None);

    private static string? Around(string text, SearchValues<string> phrases)
    {
        var at = text.AsSpan().IndexOfAny(phrases);
        if (at < 0)
        {
            return null;
        }

        var start = Math.Max(0, at - 60);
        return text.AsSpan(start, Math.Min(text.Length - start, 140)).Trim().ToString();
    }
}

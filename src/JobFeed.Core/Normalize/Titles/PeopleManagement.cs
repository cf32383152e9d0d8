using System.Buffers;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>Tells whether a position leads people: the text says that people report to it, or the level is one of managers. Mentoring alone is none.</summary>
internal static class PeopleManagement
{
    private static readonly SearchValues<string> Says = SearchValues.Create(
        [
            "direct reports", "people management", "people manager", "manage a team", "managing a team", "lead a team of", "leading a team of", "manage and mentor a team", "line manage", "line management", "hire, manage",
            "hiring and managing", "manage the team", "supervise a team", "team of direct", "performance reviews of", "personalverantwortung", "fuhrungsverantwortung", "disziplinarische", "manager une equipe", "encadrer une equipe",
            "management d'une equipe", "gestion de personnel", "liderar un equipo", "gestion de equipos", "gestire un team", "leiding geven", "leidinggeven", "gerir equipa", "gestao de equipe", "zarzadzanie zespolem", "kierowanie zespolem",
        ],
        StringComparison.Ordinal);

    public static (bool Value, int Start)? Read(string folded, Seniority level)
    {
        if (level is Seniority.Manager or Seniority.Director or Seniority.Vp or Seniority.CLevel)
        {
            return (true, -1);
        }

        var at = folded.AsSpan().IndexOfAny(Says);
        if (at >= 0)
        {
            return (true, at);
        }

        return folded.Length > 0 && level is not Seniority.Unknown ? (false, -1) : null;
    }
}

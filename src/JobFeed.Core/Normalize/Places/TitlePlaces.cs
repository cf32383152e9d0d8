namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Reads the places and the workplace that follow a title: <c>Engineer (Remote, US)</c>, <c>Engineer - Berlin</c>. A part counts only when
/// every word of it is understood, so that Remote Sensing and Hybrid Cloud stay what they are.
/// </summary>
internal static class TitlePlaces
{
    public static void Read(string title, PlaceContext context, PostingPlaces posting)
    {
        // A title ends where nobody would read on.
        title = title.Length > 500 ? title[..500] : title;
        var start = 0;
        while (NextPart(title, start) is var (from, end) && end > from)
        {
            start = end;
            var reading = PlaceReader.ReadKnown(title[from..end], context, "title");
            if (reading is null)
            {
                continue;
            }

            posting.AddWorkplace(reading);
            if (!posting.HasPlaces)
            {
                posting.Add(reading, null);
            }
        }
    }

    /// <summary>The next stretch behind a bracket, a dash or a bar; the title's own beginning is the occupation.</summary>
    private static (int From, int End) NextPart(string title, int start)
    {
        for (var i = Math.Max(start, 1); i < title.Length; i++)
        {
            var opens = title[i] is '(' or '[' or '|' or '–' or '—' || (title[i] == '-' && title[i - 1] == ' ');
            if (!opens)
            {
                continue;
            }

            var end = i + 1;
            while (end < title.Length && title[end] is not ('(' or '[' or ')' or ']' or '|' or '–' or '—'))
            {
                end++;
            }

            return (i + 1, end);
        }

        return (0, 0);
    }
}

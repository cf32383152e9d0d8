using JobFeed.Core.Postings;

namespace JobFeed.Core.Index.Texts;

/// <summary>What the hot part knows of a posting, so that its text need not repeat it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Date">Its date in seconds since 1970.</param>
/// <param name="PayLow">Least annual pay in hundredths; 0 where none is known.</param>
/// <param name="PayHigh">Most annual pay in hundredths.</param>
internal readonly record struct TextRow(PostingId Id, uint Date, long PayLow = 0, long PayHigh = 0)
{
    public static TextRow Of(IndexRow row) => row.Currency is null ? new(row.Id, row.Date) : new(row.Id, row.Date, row.PayLow, row.PayHigh);

    public static TextRow Of(SegmentColumns columns, int ordinal)
    {
        var paid = columns.Pay.IndexOf(ordinal);
        var (low, high) = paid < 0 ? default : columns.Pay[paid];
        return new TextRow(new PostingId(columns.Ids[ordinal]), columns.Dates[ordinal], low, high);
    }
}

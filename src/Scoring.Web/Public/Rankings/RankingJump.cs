using Scoring.Domain.Ranking;
using Scoring.Features.Ranking;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Rankings;

/// <summary>The way to one line of a ranking.</summary>
internal static class RankingJump
{
    /// <summary>
    /// The address of the page that shows a line, at the line: with the reader's filter, or without it where it hides the line.
    /// </summary>
    /// <param name="reader">The reader.</param>
    /// <param name="shown">The ranking, with the lines that the filter shows.</param>
    /// <param name="view">What the reader wants to see.</param>
    /// <param name="line">The line.</param>
    /// <param name="movement">How ranks changed; null if there is no edition before.</param>
    public static string AddressOf(Reader reader, ShownRanking shown, RankingView view, RankedUnit line, RankMovement? movement)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(line);
        var lines = shown.Lines;
        if (lines.All(row => row.Id != line.Id))
            (view, lines) = (view with { Name = "", Cluster = "", Province = "", Band = "" }, shown.Whole.Rows);
        var place = view.Order(lines, shown.Whole.Rule, movement).TakeWhile(row => row.Id != line.Id).Count();
        var there = view with { Page = view.IsWhole ? 1 : place / RankingView.OnPage + 1 };
        return reader.ToWith(there.Query, shown.Edition.Id, shown.Whole.Rule.Id)
            + "#"
            + Uri.EscapeDataString(RankingTable.AnchorOf(line.Id));
    }
}

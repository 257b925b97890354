using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Ranking;

/// <summary>A matter about an entry to be discussed before a ranking can be final.</summary>
/// <param name="Stage">The id of the stage.</param>
/// <param name="Innovation">The index of the innovation.</param>
/// <param name="InnovationId">Its id.</param>
/// <param name="Note">The note; its code gives the kind.</param>
public sealed record OpenFlag(string Stage, int Innovation, string InnovationId, Note Note);

/// <summary>
/// The flags of an edition's stages: jurors too far apart, several sheets of one juror. Both disappear once the plenary's sheet is in the
/// stage, or marks are in the stage that settles the matter.
/// </summary>
public static class OpenFlags
{
    /// <summary>All open flags, by stage and innovation.</summary>
    public static IReadOnlyList<OpenFlag> Of(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return [.. Enumerable.Range(0, evaluation.Facts.Innovations.Count).SelectMany(innovation => Of(evaluation, innovation))];
    }

    /// <summary>The open flags of one innovation.</summary>
    public static IReadOnlyList<OpenFlag> Of(Evaluation evaluation, int innovation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        List<OpenFlag>? flags = null;
        foreach (var stage in evaluation.Edition.Stages)
        {
            if (!evaluation.Facts.Sheets.TryGetValue(stage.Id, out var sheets) || !sheets.Consensus.Of(innovation).IsEmpty)
                continue;
            if (stage.SecondSheet == SecondSheet.AllKeptAndFlagged && Several(sheets, innovation) is { Length: > 0 } jurors)
                (flags ??= []).Add(Flag(evaluation, stage, innovation, new Note(NoteCode.SeveralSheetsOfJuror, stage.Name, jurors)));
            foreach (var rule in evaluation.Edition.Spreads)
            {
                if (
                    rule.Stage.Id == stage.Id
                    && !Settled(evaluation, rule, innovation)
                    && SpreadOf(evaluation, rule, innovation) is { } spread
                    && spread > rule.Limit.Amount
                )
                    (flags ??= []).Add(
                        Flag(
                            evaluation,
                            stage,
                            innovation,
                            new Note(
                                rule.Unit == SpreadUnit.Points ? NoteCode.SpreadOverPoints : NoteCode.SpreadOverPercent,
                                stage.Name,
                                Exact.Round(spread, 2, RoundingMode.HalfAwayFromZero),
                                rule.Limit.Amount
                            )
                        )
                    );
            }
        }
        return flags ?? (IReadOnlyList<OpenFlag>)[];
    }

    /// <summary>The spread of an entry's jurors, settled, in the rule's unit; null if fewer than two have a mark.</summary>
    public static decimal? SpreadOf(Evaluation evaluation, SpreadRule rule, int innovation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(rule);
        var marks = evaluation.Of(rule.Mark);
        decimal? lowest = null,
            highest = null;
        var count = 0;
        foreach (var sheet in evaluation.CountedItems(Level.Innovation, rule.Mark.Level, innovation))
        {
            if (!marks[sheet].IsPresent)
                continue;
            count++;
            var mark = Exact.Canonicalize(marks[sheet].Number);
            (lowest, highest) = (Math.Min(lowest ?? mark, mark), Math.Max(highest ?? mark, mark));
        }
        if (count < 2)
            return null;
        var gap = highest!.Value - lowest!.Value;
        if (rule.Unit == SpreadUnit.Points || gap == 0m)
            return gap;
        // If the highest is 0 or below, a share of it is meaningless: any gap counts as the whole.
        return highest.Value <= 0m ? 100m : Exact.Canonicalize(Exact.Divide(gap * 100m, highest.Value));
    }

    private static bool Settled(Evaluation evaluation, SpreadRule rule, int innovation) =>
        rule.SettledBy is { } later
        && evaluation.Facts.Sheets.TryGetValue(later.Id, out var sheets)
        && sheets.All.Of(innovation).Length > 0;

    private static string Several(SheetFacts sheets, int innovation) =>
        string.Join(
            ", ",
            sheets
                .All.Of(innovation)
                .ToArray()
                .Select(sheet => sheets.Sheets[sheet])
                .Where(sheet => sheet.WithinSeat)
                .Select(sheet => sheet.Juror)
                .Distinct(StringComparer.Ordinal)
        );

    private static OpenFlag Flag(Evaluation evaluation, Stage stage, int innovation, Note note) =>
        new(stage.Id, innovation, evaluation.Facts.Innovations.Id(innovation), note);
}

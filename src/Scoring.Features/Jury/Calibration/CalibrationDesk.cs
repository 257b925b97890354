using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Jury.Calibration;

/// <summary>What the commands of a round of calibration need to know: its rule, its jurors and how far each is.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="rules">The rules of seasons.</param>
/// <param name="store">The rounds.</param>
/// <param name="desk">The entries and criteria.</param>
internal sealed class CalibrationDesk(UnitOfWork work, PayloadCache cache, RuleFolder rules, CalibrationStore store, ScoresheetEditor desk)
{
    /// <summary>The rule of a stage's round; null if the season has none for it.</summary>
    public CalibrationRule? RuleOf(string edition, string stage) =>
        rules.ReadSeason(edition).Season?.Calibration.FirstOrDefault(rule => rule.Stage == stage);

    /// <summary>The rule of a stage's round.</summary>
    /// <exception cref="RefusalException">The season has none for it.</exception>
    public CalibrationRule NeedsRule(string edition, string stage) =>
        RuleOf(edition, stage) ?? throw new RefusalException(RefusalKind.Data, "no-calibration", edition, stage);

    /// <summary>The jurors of a stage: those with a seat, or, before seats are given, those of the list.</summary>
    public IReadOnlyList<string> JurorsOf(string edition, Stage stage) =>
        desk.JurorsOf(edition, stage.Id) is { Count: > 0 } seated
            ? seated
            :
            [
                .. PanelPeople
                    .Jurors(new CurrentFacts(work, cache, edition), stage)
                    .Select(juror => juror.Id)
                    .Order(StringComparer.Ordinal),
            ];

    /// <summary>The entries of a round that a juror marks: those without a conflict of interest.</summary>
    public static IReadOnlyList<string> EntriesOf(MarkingFacts facts, Stage stage, CalibrationRound round, string juror) =>
        [.. round.Entries.Where(entry => facts.ConflictOf(stage, new Seat(entry, juror), isSeated: false) is null)];

    /// <summary>True if a juror may read an entry because a round asks for it.</summary>
    public bool MayRead(string edition, string stage, string entry, string juror)
    {
        if (store.Of(edition, stage) is not { IsOpen: true } round || !round.Entries.Contains(entry))
            return false;
        var facts = desk.FactsOf(edition);
        var of = ScoresheetEditor.StageOf(facts.Edition, stage);
        return JurorsOf(edition, of).Contains(juror) && EntriesOf(facts, of, round, juror).Contains(entry);
    }

    /// <summary>The total of a sheet by the stage's weights.</summary>
    public static decimal TotalOf(MarkingFacts facts, Stage stage, string entry, CalibrationSheet sheet) =>
        RunningTotal.Of(stage, facts.CriteriaOf(stage, entry), sheet.Marks);
}

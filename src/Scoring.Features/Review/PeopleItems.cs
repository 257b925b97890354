using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Seating;
using Scoring.Domain.Rules;

namespace Scoring.Features.Review;

/// <summary>Finds people who may be one, and ties that only nearly equal names show: a person decides.</summary>
internal static class PeopleItems
{
    /// <summary>Jurors of a stage whose names are one but for titles, case, spaces and signs. The figures are the names.</summary>
    /// <param name="seating">Who marks what, with all jurors of the stage.</param>
    public static IEnumerable<ReviewItem> OfEqualNames(SeatPlan seating)
    {
        var active = seating.Seats.Select(seat => seat.Juror).ToHashSet(StringComparer.Ordinal);
        return seating
            .Panel.Jurors.GroupBy(juror => PersonNames.Key(juror.Name), StringComparer.Ordinal)
            .Where(same => same.Count() > 1 && same.Any(juror => active.Contains(juror.Id)))
            .Select(same => new ReviewItem(
                new ReviewItemName(ReviewItemKind.EqualNames, seating.Panel.Stage, "", same.First().Id),
                string.Join(" | ", same.Select(juror => juror.Id == juror.Name ? juror.Id : $"{juror.Id}: {juror.Name}"))
            ));
    }

    /// <summary>Entries of one agency and region with the same title: perhaps one that was submitted twice. The figures are title and ids.</summary>
    /// <param name="innovations">The innovations.</param>
    /// <param name="takesPart">True for those that take part.</param>
    /// <param name="stage">The id of the stage that the item is listed with.</param>
    public static IEnumerable<ReviewItem> OfEqualEntries(UnitTable innovations, Func<int, bool> takesPart, string stage) =>
        Enumerable
            .Range(0, innovations.Count)
            .Where(takesPart)
            .Where(unit => Titles.Key(innovations.Name(unit)).Length > 0)
            .GroupBy(unit =>
                (
                    Titles.Key(innovations.Name(unit)),
                    Titles.Key(innovations.Attribute(unit, "agency") ?? ""),
                    innovations.Attribute(unit, "region_code")
                )
            )
            .Where(same => same.Count() > 1)
            .Select(same => new ReviewItem(
                new ReviewItemName(ReviewItemKind.EqualNames, stage, innovations.Id(same.Last())),
                $"{innovations.Name(same.First())} | {string.Join(", ", same.Select(innovations.Id))}"
            ));

    /// <summary>
    /// Jurors whose name nearly equals one in the entry's team, whose institution nearly equals the entry's, or about whom another spelling
    /// of the name declares a conflict, where no hard rule bars them already. The figures are the rule and the two names.
    /// </summary>
    /// <param name="seating">Who marks what.</param>
    /// <param name="stage">The stage, whose conflict rules say what is looked for.</param>
    /// <param name="declared">All declarations.</param>
    /// <param name="teamOf">The text of an entry's team column; null if it has none.</param>
    public static IEnumerable<ReviewItem> OfPossibleConflicts(
        SeatPlan seating,
        Stage stage,
        IReadOnlyCollection<Declaration> declared,
        Func<string, string?> teamOf
    )
    {
        var barred = seating.InConflict.Select(conflict => (conflict.Juror, conflict.Entry)).ToHashSet();
        var teams = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var seat in seating.Seats)
        {
            if (barred.Contains((seat.Juror, seat.Entry)) || seating.Panel.JurorOf(seat.Juror) is not { } juror)
                continue;
            if (seating.Panel.EntryOf(seat.Entry) is not { } entry)
                continue;
            var team = teamOf(entry.Id);
            if (!teams.TryGetValue(entry.Id, out var members))
                teams.Add(entry.Id, members = team is null ? [] : PersonNames.KeysIn(team));
            if (Between(juror, entry, team, members, stage, declared) is { } found)
                yield return new ReviewItem(new ReviewItemName(ReviewItemKind.PossibleConflict, stage.Id, entry.Id, juror.Id), found);
        }
    }

    private static string? Between(
        Juror juror,
        PanelEntry entry,
        string? team,
        IReadOnlyList<string> members,
        Stage stage,
        IReadOnlyCollection<Declaration> declared
    )
    {
        var key = PersonNames.Key(juror.Name);
        if (stage.Conflicts.Contains("own-team") && (members.Contains(key) || members.Contains(PersonNames.Key(juror.Id))))
            return $"own-team: {juror.Name} | {team}";
        if (
            stage.Conflicts.Contains("own-institution")
            && juror.Institution is { } institution
            && entry.Institution is { } agency
            && PersonNames.MayBeOneInstitution(institution, agency)
        )
            return $"own-institution: {institution} | {agency}";
        return
            stage.Conflicts.Contains("declared")
            && declared.FirstOrDefault(one => one.Entry == entry.Id && one.Juror != juror.Id && PersonNames.Key(one.Juror) == key)
                is { } near
            ? $"declared: {near.Juror} | {near.Reason}"
            : null;
    }
}

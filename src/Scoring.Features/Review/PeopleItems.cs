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
    private static readonly string[] PeopleWords =
    [
        "team",
        "tim ",
        " tim",
        "ketua",
        "anggota",
        "inovator",
        "innovator",
        "inisiator",
        "pengusul",
        "penggagas",
        "penanggung jawab",
        "leader",
        "member",
    ];

    /// <summary>
    /// Jurors of a stage whose names are one but for titles, case, spaces and signs, or nearly one (initials, another order, a letter).
    /// The figures are the names.
    /// </summary>
    /// <param name="seating">Who marks what, with all jurors of the stage.</param>
    public static IEnumerable<ReviewItem> OfEqualNames(SeatPlan seating)
    {
        var active = seating.Seats.Select(seat => seat.Juror).ToHashSet(StringComparer.Ordinal);
        var same = seating.Panel.Jurors.GroupBy(juror => PersonNames.Key(juror.Name), StringComparer.Ordinal).ToList();
        foreach (var (at, group) in same.Index())
        {
            var near = same.Skip(at + 1).Where(other => PersonNames.MayBeOnePerson(group.First().Name, other.First().Name));
            List<Juror> people = [.. group.Concat(near.SelectMany(other => other))];
            if (people.Count > 1 && people.Exists(juror => active.Contains(juror.Id)))
                yield return new ReviewItem(
                    new ReviewItemName(ReviewItemKind.EqualNames, seating.Panel.Stage, "", people[0].Id),
                    string.Join(" | ", people.Select(juror => juror.Id == juror.Name ? juror.Id : $"{juror.Id}: {juror.Name}"))
                );
        }
    }

    /// <summary>
    /// Entries of one region with the same title: perhaps one that was submitted twice, by two agencies even. The figures are title and
    /// ids.
    /// </summary>
    /// <param name="innovations">The innovations.</param>
    /// <param name="takesPart">True for those that take part.</param>
    /// <param name="stage">The id of the stage that the item is listed with.</param>
    public static IEnumerable<ReviewItem> OfEqualEntries(UnitTable innovations, Func<int, bool> takesPart, string stage) =>
        Enumerable
            .Range(0, innovations.Count)
            .Where(takesPart)
            .Where(unit => Titles.Key(innovations.Name(unit)).Length > 0)
            .GroupBy(unit => (Titles.Key(innovations.Name(unit)), innovations.Attribute(unit, "region_code")))
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
    /// <param name="teamOf">The texts of an entry's columns that name its people.</param>
    public static IEnumerable<ReviewItem> OfPossibleConflicts(
        SeatPlan seating,
        Stage stage,
        IReadOnlyCollection<Declaration> declared,
        Func<string, IReadOnlyCollection<string>> teamOf
    )
    {
        var barred = seating.InConflict.Select(conflict => (conflict.Juror, conflict.Entry)).ToHashSet();
        var teams = new Dictionary<string, IReadOnlyList<(string Name, string Text)>>(StringComparer.Ordinal);
        foreach (var seat in seating.Seats)
        {
            if (barred.Contains((seat.Juror, seat.Entry)) || seating.Panel.JurorOf(seat.Juror) is not { } juror)
                continue;
            if (seating.Panel.EntryOf(seat.Entry) is not { } entry)
                continue;
            if (!teams.TryGetValue(entry.Id, out var members))
                teams.Add(
                    entry.Id,
                    members = [.. teamOf(entry.Id).SelectMany(text => PersonNames.NamesIn(text).Select(name => (name, text)))]
                );
            if (Between(juror, entry, members, stage, declared) is { } found)
                yield return new ReviewItem(new ReviewItemName(ReviewItemKind.PossibleConflict, stage.Id, entry.Id, juror.Id), found);
        }
    }

    /// <summary>
    /// Declared conflicts of a name that no juror who marked has, where no list of jurors says who is meant. The figures are the name and
    /// the reason.
    /// </summary>
    /// <param name="stage">The stage, whose conflict rules say what is looked for.</param>
    /// <param name="declared">All declarations.</param>
    /// <param name="active">The ids of the jurors who marked in any stage.</param>
    public static IEnumerable<ReviewItem> OfUnknownDeclarations(
        Stage stage,
        IReadOnlyCollection<Declaration> declared,
        IReadOnlySet<string> active
    ) =>
        active.Count == 0 || !stage.Conflicts.Contains("declared")
            ? []
            : declared
                .Where(one => !active.Any(juror => IsNear(one.Juror, juror)))
                .Select(one => new ReviewItem(
                    new ReviewItemName(ReviewItemKind.PossibleConflict, stage.Id, one.Entry, one.Juror),
                    $"declared: {one.Juror} ? | {one.Reason}"
                ));

    /// <summary>True if a column's name says that it holds the names of an entry's people: "team", "Ketua Tim", "Nama Inovator".</summary>
    public static bool NamesPeople(string column) =>
        Array.Exists(PeopleWords, word => column.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string? Between(
        Juror juror,
        PanelEntry entry,
        IReadOnlyList<(string Name, string Text)> members,
        Stage stage,
        IReadOnlyCollection<Declaration> declared
    )
    {
        if (
            stage.Conflicts.Contains("own-team")
            && members.FirstOrDefault(one => IsNear(one.Name, juror.Name) || IsNear(one.Name, juror.Id)) is { Text: { } team }
        )
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
            && declared.FirstOrDefault(one => one.Entry == entry.Id && one.Juror != juror.Id && IsNear(one.Juror, juror.Name)) is { } near
            ? $"declared: {near.Juror} | {near.Reason}"
            : null;
    }

    private static bool IsNear(string name, string other) =>
        PersonNames.Key(name) == PersonNames.Key(other) || PersonNames.MayBeOnePerson(name, other);
}

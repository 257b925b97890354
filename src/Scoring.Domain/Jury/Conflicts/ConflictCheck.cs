namespace Scoring.Domain.Jury.Conflicts;

/// <summary>Why a juror may not mark an entry.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Because">What was found: the name, the institution, the region's code, the declared reason.</param>
public sealed record Conflict(string Juror, string Entry, ConflictRule Rule, string Because);

/// <summary>The conflict rules of a competition, all of them hard.</summary>
/// <param name="rules">The rules, the most significant first: the first that applies is the one reported.</param>
public sealed class ConflictCheck(IReadOnlyList<ConflictRule> rules)
{
    /// <summary>No rule at all: everybody may mark everything.</summary>
    public static ConflictCheck None { get; } = new([]);

    /// <summary>Own team, own institution, own region, declared, in this order.</summary>
    /// <param name="declarations">The declared conflicts.</param>
    public static ConflictCheck All(IEnumerable<Declaration> declarations) =>
        new([new OwnTeam(), new OwnInstitution(), new OwnRegion(), new Declared(declarations)]);

    /// <summary>All kinds of rules: own-team, own-institution, own-region, declared.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. All([]).Rules.Select(rule => rule.Kind)];

    /// <summary>The rules of some kinds, in that order.</summary>
    /// <param name="kinds">The kinds, of <see cref="Kinds"/>.</param>
    /// <param name="declarations">The declared conflicts.</param>
    public static ConflictCheck Of(IEnumerable<string> kinds, IEnumerable<Declaration> declarations)
    {
        var all = All(declarations).Rules.ToDictionary(rule => rule.Kind, StringComparer.Ordinal);
        return new ConflictCheck([.. kinds.Distinct(StringComparer.Ordinal).Select(kind => all[kind])]);
    }

    /// <summary>The rules.</summary>
    public IReadOnlyList<ConflictRule> Rules { get; } = rules;

    /// <summary>The first rule that bars a juror from an entry; null if the juror may mark it.</summary>
    public Conflict? Of(Juror juror, PanelEntry entry)
    {
        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Between(juror, entry) is { } because)
                return new Conflict(juror.Id, entry.Id, Rules[i], because);
        }
        return null;
    }
}

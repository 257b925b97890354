namespace Scoring.Domain.Jury.Conflicts;

/// <summary>A hard rule on who may not mark what (benturan kepentingan). It blocks the seat and the mark; it is not a warning.</summary>
public abstract class ConflictRule
{
    /// <summary>The rule's name in refusals and files: own-team, own-institution, own-region, declared.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// What links a juror to an entry, as written in the data (a name, an institution, a region, a reason); null if this rule does not bar
    /// the juror from it.
    /// </summary>
    public abstract string? Between(Juror juror, PanelEntry entry);
}

/// <summary>
/// A juror who is in the entry's team, by id or by name. Names are compared by letters and digits, ignoring spaces, signs and case.
/// </summary>
public sealed class OwnTeam : ConflictRule
{
    /// <inheritdoc/>
    public override string Kind => "own-team";

    /// <inheritdoc/>
    public override string? Between(Juror juror, PanelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(juror);
        ArgumentNullException.ThrowIfNull(entry);
        foreach (var key in entry.TeamKeys)
        {
            if (key == juror.IdKey || key == juror.NameKey)
                return juror.Name;
        }
        return null;
    }
}

/// <summary>
/// A juror who works for the unit or agency that sent the entry. Names are compared by their letters and digits; if either is unknown,
/// there is no conflict.
/// </summary>
public sealed class OwnInstitution : ConflictRule
{
    /// <inheritdoc/>
    public override string Kind => "own-institution";

    /// <inheritdoc/>
    public override string? Between(Juror juror, PanelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(juror);
        ArgumentNullException.ThrowIfNull(entry);
        return juror.InstitutionKey.Length > 0 && juror.InstitutionKey == entry.InstitutionKey ? entry.Institution : null;
    }
}

/// <summary>A juror from the entry's region. Codes are compared as written; if either is unknown, there is no conflict.</summary>
/// <param name="wholeProvince">True if a whole province counts as one region: 35.78 and 35.15 then match, as do 35 and 35.78.</param>
public sealed class OwnRegion(bool wholeProvince = false) : ConflictRule
{
    /// <inheritdoc/>
    public override string Kind => "own-region";

    /// <inheritdoc/>
    public override string? Between(Juror juror, PanelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(juror);
        ArgumentNullException.ThrowIfNull(entry);
        if (string.IsNullOrEmpty(juror.HomeRegion) || string.IsNullOrEmpty(entry.Region))
            return null;
        return Reach(juror.HomeRegion).SequenceEqual(Reach(entry.Region)) ? entry.Region : null;
    }

    private ReadOnlySpan<char> Reach(string code) =>
        wholeProvince && code.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? code.AsSpan(0, dot) : code;
}

/// <summary>A conflict declared by a juror, or by somebody else about a juror.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Reason">The conflict, in the words of the person who declared it.</param>
public sealed record Declaration(string Juror, string Entry, string Reason);

/// <summary>Declared conflicts. Of several about the same juror and entry the first is reported.</summary>
/// <param name="declarations">The declarations.</param>
public sealed class Declared(IEnumerable<Declaration> declarations) : ConflictRule
{
    private readonly Dictionary<(string, string), string> _reasons = declarations
        .GroupBy(one => (one.Juror, one.Entry))
        .ToDictionary(group => group.Key, group => group.First().Reason);

    /// <inheritdoc/>
    public override string Kind => "declared";

    /// <inheritdoc/>
    public override string? Between(Juror juror, PanelEntry entry)
    {
        ArgumentNullException.ThrowIfNull(juror);
        ArgumentNullException.ThrowIfNull(entry);
        return _reasons.Count == 0 ? null : _reasons.GetValueOrDefault((juror.Id, entry.Id));
    }
}

namespace Scoring.Domain.Jury.Conflicts;

/// <summary>A hard rule on who may not mark what (benturan kepentingan). It blocks the seat and the mark; it is no warning.</summary>
public abstract class ConflictRule
{
    /// <summary>The rule as it is named in refusals and files: own-team, own-institution, own-region, declared.</summary>
    public abstract string Kind { get; }

    /// <summary>What stands between them, as the data have it (a name, an institution, a region, a reason); null where nothing does.</summary>
    public abstract string? Between(Juror juror, PanelEntry entry);
}

/// <summary>A juror who is in the entry's team, by id or by name. Letters and digits count, spaces, signs and capitals do not.</summary>
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

/// <summary>A juror who works for the unit or agency that sent the entry. Names are compared by their letters and digits; where either is unknown, none is found.</summary>
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

/// <summary>A juror from the entry's region. Codes are compared as they are written; where either is unknown, none is found.</summary>
/// <param name="wholeProvince">True where a whole province counts as one region: 35.78 and 35.15 are then alike, as are 35 and 35.78.</param>
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

/// <summary>A conflict that a juror declared, or that somebody declared of a juror.</summary>
/// <param name="Juror">The juror's id.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Reason">What it is, in the words of the one who declared it.</param>
public sealed record Declaration(string Juror, string Entry, string Reason);

/// <summary>Declared conflicts. Of several about the same juror and entry the first counts; they are all true.</summary>
/// <param name="declarations">The declarations.</param>
public sealed class Declared(IEnumerable<Declaration> declarations) : ConflictRule
{
    private readonly Dictionary<(string, string), string> _reasons = declarations
        .GroupBy(one => (one.Juror, one.Entry)).ToDictionary(group => group.Key, group => group.First().Reason);

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

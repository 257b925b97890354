using Scoring.Domain.Rules;
using Scoring.RuleBook.Committee;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Sources;

namespace Scoring.RuleBook.Forms;

/// <summary>The citation that is in reach of a map: its own, or that of the nearest map around it.</summary>
/// <param name="citation">The citation; null if there is none or it is faulty.</param>
/// <param name="settled">True if one was written, even a faulty one: nothing more is to be reported about it.</param>
internal sealed class Reach(Citation? citation, bool settled)
{
    /// <summary>The citation; null if there is none or it is faulty.</summary>
    public Citation? Citation => citation;

    /// <summary>True if a citation was written, or its absence has been reported.</summary>
    public bool Settled { get; private set; } = settled;

    /// <summary>The reach of a nested map without its own citation. A missing one is reported once on the way down.</summary>
    public Reach Inside() => Settled ? this : new Reach(null, false);

    /// <summary>Reports that a deciding value has no citation, once for its map.</summary>
    public void Demand(FileFaults faults, int line, string key)
    {
        if (Settled)
            return;
        Settled = true;
        faults.Add(FaultCodes.Uncited, line, key);
    }
}

/// <summary>The context in which part of a rule file is read: the file's faults, the sources, the citation in reach.</summary>
/// <param name="Faults">The faults of the file.</param>
/// <param name="Sources">The sources that may be cited.</param>
/// <param name="Reach">The citation in reach.</param>
internal sealed record Place(FileFaults Faults, SourceList Sources, Reach Reach)
{
    /// <summary>The values that a committee put into the file, or null.</summary>
    public Fillings? Fillings { get; init; }

    /// <summary>Where what is not written is noted, or null.</summary>
    public ReadValues? Values { get; init; }

    /// <summary>The committee's file that this place is in; null in the edition's own.</summary>
    public FilledSection? Section { get; private init; }

    /// <summary>The place of a line: if it begins a committee's value, its decree is the citation in reach.</summary>
    public Place At(int line) =>
        Fillings?.Of(line) is { } section && section != Section
            ? this with
            {
                Section = section,
                Reach = new Reach(section.Decree, true),
            }
            : this;

    /// <summary>The citation in reach, or null.</summary>
    public Citation? Citation => Reach.Citation;
}

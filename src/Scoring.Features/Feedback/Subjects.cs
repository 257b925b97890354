using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Facts;
using Scoring.Features.Users;

namespace Scoring.Features.Feedback;

/// <summary>What a feedback letter is about.</summary>
/// <param name="Unit">The id of the entry, or the code of the region.</param>
/// <param name="Name">Its title or name.</param>
/// <param name="Holder">Agency and region of an entry; empty for a region.</param>
/// <param name="Region">The code of its region; null for none.</param>
/// <param name="Agency">The agency as the entry names it; null for none.</param>
public sealed record LetterSubject(string Unit, string Name, string Holder, string? Region, string? Agency);

/// <summary>
/// Finds what letters are about, and who represents it: its region's officers, those who act for its agency, and who wrote it at the
/// door.
/// </summary>
internal sealed class Subjects(Evaluations evaluations, AgencyStore agencies, EntryStore entries, Caller caller)
{
    /// <summary>All entries of an edition that ranks entries, all regions of one that ranks regions.</summary>
    public IEnumerable<LetterSubject> Of(string edition)
    {
        var (evaluation, _) = evaluations.Of(edition);
        var facts = evaluation.Facts;
        if (evaluation.Edition.Rankings.Any(rule => rule.Level == Level.Innovation))
            return Enumerable
                .Range(0, facts.Innovations.Count)
                .Select(unit => new LetterSubject(
                    facts.Innovations.Id(unit),
                    facts.Innovations.Name(unit),
                    facts.HolderOf(unit),
                    facts.RegionOfInnovation[unit] is >= 0 and var region ? facts.Regions.Id(region) : null,
                    facts.Innovations.Attribute(unit, "agency")
                ));
        return Enumerable
            .Range(0, facts.Regions.Count)
            .Select(unit => new LetterSubject(facts.Regions.Id(unit), facts.Regions.Name(unit), "", facts.Regions.Id(unit), null));
    }

    /// <summary>Those of an edition that the person may read letters about.</summary>
    public IReadOnlyList<LetterSubject> Own(string edition)
    {
        var (own, written) = (OwnAgencies(), OwnEntries(edition));
        return [.. Of(edition).Where(subject => written.Contains(subject.Unit) || Represents(subject, own))];
    }

    /// <summary>What a letter is about.</summary>
    /// <exception cref="RefusalException">There is no such unit, or the person may not read of it: nobody learns which.</exception>
    public LetterSubject Required(string edition, string unit)
    {
        var subject = Of(edition).FirstOrDefault(one => one.Unit == unit);
        return
            subject is not null
            && (Access.Readers.Allows(caller.Person) || OwnEntries(edition).Contains(unit) || Represents(subject, OwnAgencies()))
            ? subject
            : throw new RefusalException(RefusalKind.Usage, "unknown-unit", unit, "");
    }

    private bool Represents(LetterSubject subject, IReadOnlyList<Agency> own)
    {
        if (caller.Person.IsAny(Roles.RegionOfficer) && caller.Person.Represents(subject.Region))
            return true;
        return subject.Agency is { } name
            && own.Any(agency =>
                agency.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)
                && (agency.Region.Length == 0 || agency.Region == subject.Region)
            );
    }

    private HashSet<string> OwnEntries(string edition) =>
        caller.Person is { Account: { } account } person && person.IsAny(Roles.Innovator)
            ? entries
                .OfAccount(account)
                .Where(entry => entry.Edition == edition)
                .Select(entry => entry.Id)
                .ToHashSet(StringComparer.Ordinal)
            : [];

    private IReadOnlyList<Agency> OwnAgencies() =>
        caller.Person.Agencies.Count == 0 || !caller.Person.IsAny(Roles.AgencyVerifier | Roles.Innovator)
            ? []
            : [.. agencies.All().Where(agency => caller.Person.Agencies.Contains(agency.Id))];
}

using Scoring.Domain.Jury;
using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Jury.Calibration;
using Scoring.Features.Jury.Scoresheets;
using Scoring.RuleBook;

namespace Scoring.Features.Attachments.Reading;

/// <summary>
/// What of an entry a juror may see: of the version that passed the administration, without the fields that are hidden, without their
/// values elsewhere, and only in places that the organiser calls blind-safe if anything is hidden at all.
/// </summary>
/// <param name="rules">The rules.</param>
/// <param name="entries">The entries.</param>
/// <param name="versions">What was sent.</param>
/// <param name="store">The files.</param>
/// <param name="desk">The seats.</param>
/// <param name="calibration">The rounds in which entries are marked together.</param>
/// <param name="caller">The juror.</param>
internal sealed class JurorFiles(
    RuleFolder rules,
    EntryStore entries,
    EntryVersions versions,
    AttachmentStore store,
    ScoresheetEditor desk,
    CalibrationDesk calibration,
    Caller caller
)
{
    /// <summary>The version that passed; null if none did yet.</summary>
    public FrozenEntry? Passed(Entry entry) =>
        entries.Steps(entry).LastOrDefault(step => step.State == EntryState.Complete)?.Version is { } number
            ? versions.Find(entry, number) is { } version
                ? FrozenEntry.Read(version.Content)
                : null
            : null;

    /// <summary>The files of a version that a juror may open, with the names that they have for jurors, in order of the form.</summary>
    public IReadOnlyList<JurorFile> Of(FrozenEntry version, SeasonRules season)
    {
        var isBlind = BlindReading.IsBlind(season);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = new List<JurorFile>();
        foreach (var field in Places(version, season).Where(field => BlindReading.Shows(season, field)))
        {
            foreach (var frozen in version.Files.Where(file => file.Field == field.Id))
            {
                if (store.Find(frozen.Id) is not { State: AttachmentState.Kept } file)
                    continue;
                var number = numbers[field.Id] = numbers.GetValueOrDefault(field.Id) + 1;
                files.Add(
                    new JurorFile(
                        file.Id,
                        field,
                        isBlind ? FileNames.Neutral(field.Id.Replace('/', '-'), number, file.Type) : file.Name,
                        isBlind ? "" : frozen.Caption,
                        file.Type,
                        file.Size
                    )
                );
            }
        }
        return files;
    }

    /// <summary>The indicators that entries of a season give evidence for; null for none.</summary>
    public IndicatorTable? IndicatorsOf(string edition, SeasonRules season) =>
        season.Evidence is null ? null : rules.Read(edition).Edition?.TableOf(Level.Innovation);

    // Those of the form, then those of evidence, which are read like a field that takes files.
    private IEnumerable<FormField> Places(FrozenEntry version, SeasonRules season) =>
        (season.Form?.Fields.Where(field => field.Files is not null) ?? []).Concat(
            (IndicatorsOf(version.Edition, season)?.Indicators ?? []).Select(indicator => new FormField(
                EvidenceClaim.FieldOf(indicator.Id),
                indicator.Name,
                FieldKind.File
            )
            {
                Files = season.Evidence,
            })
        );

    /// <summary>The name of a file for the juror who asks; null if the juror may not open it.</summary>
    public string? NameOf(Entry entry, Attachment file)
    {
        if (caller.Person.Juror is not { } juror || !caller.Person.IsAny(Roles.Juror) || !HasSeat(entry, juror))
            return null;
        return rules.ReadSeason(entry.Edition).Season is { } season && Passed(entry) is { } version
            ? Of(version, season).FirstOrDefault(one => one.Id == file.Id)?.Name
            : null;
    }

    // At any stage: what was read for one is known at the next.
    private bool HasSeat(Entry entry, string juror)
    {
        var facts = desk.FactsOf(entry.Edition);
        foreach (var stage in facts.Edition.Stages)
        {
            if (calibration.MayRead(entry.Edition, stage.Id, entry.Id, juror))
                return true;
            if (!desk.SeatsOf(entry.Edition, stage.Id, juror).Any(seat => seat.Entry == entry.Id))
                continue;
            if (facts.ConflictOf(stage, new Seat(entry.Id, juror), isSeated: true) is null)
                return true;
        }
        return false;
    }
}

/// <summary>A file as a juror sees it.</summary>
/// <param name="Id">The file.</param>
/// <param name="Field">Its place.</param>
/// <param name="Name">Its name for jurors.</param>
/// <param name="Caption">What it shows; empty where that could tell who entered.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">Its length in bytes.</param>
public sealed record JurorFile(string Id, FormField Field, string Name, string Caption, FileType Type, long Size);

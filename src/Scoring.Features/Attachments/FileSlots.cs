using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.RuleBook;

namespace Scoring.Features.Attachments;

/// <summary>A place for files in an entry.</summary>
/// <param name="Field">The field of the form; <c>evidence/INDICATOR</c> for evidence.</param>
/// <param name="Name">For people; null for evidence, which is named by its indicator.</param>
/// <param name="Help">What to send; null for nothing.</param>
/// <param name="Purpose">Why personal data in it are needed; null if it has none.</param>
/// <param name="IsRequired">True if an entry cannot be sent without it.</param>
/// <param name="Rule">What it takes.</param>
public sealed record FileSlot(string Field, Text? Name, Text? Help, Text? Purpose, bool IsRequired, FileRule Rule)
{
    /// <summary>The indicator that the files are evidence for; null for a field of the form.</summary>
    public Indicator? Indicator { get; init; }

    /// <summary>How large a file may be, in bytes.</summary>
    public long MostBytes => FileLimits.BytesOf(Rule);

    /// <summary>The endings that it takes: ".pdf, .jpg".</summary>
    public string Endings => FileTypes.Endings(Rule.Types);
}

/// <summary>Finds the places of an entry's files, and whether there is room in them.</summary>
/// <param name="rules">The rules.</param>
/// <param name="store">The files.</param>
internal sealed class FileSlots(RuleFolder rules, AttachmentStore store)
{
    /// <summary>A place for files.</summary>
    /// <exception cref="RefusalException">The form has no such place.</exception>
    public FileSlot Of(string edition, string field) =>
        Find(edition, field) ?? throw new RefusalException(RefusalKind.Usage, "file-slot-unknown", field);

    /// <summary>A place for files; null if the form has none of that name.</summary>
    public FileSlot? Find(string edition, string field)
    {
        if (rules.ReadSeason(edition).Season is not { } season)
            return null;
        // Of innovations alone: a region's levels are shown by documents that are only named.
        if (field.StartsWith(EvidenceClaim.Prefix, StringComparison.Ordinal))
        {
            return
                season.Evidence is { } evidence
                && rules.Read(edition).Edition?.TableOf(Level.Innovation) is { } table
                && table.Indicators.FirstOrDefault(one => EvidenceClaim.FieldOf(one.Id) == field) is { } indicator
                ? new FileSlot(field, null, null, null, false, evidence) { Indicator = indicator }
                : null;
        }
        return season.Form?.Fields.FirstOrDefault(one => one.Id == field && one.Files is not null) is { } found
            ? new FileSlot(field, found.Name, found.Help, found.Purpose, found.IsRequired, found.Files!)
            : null;
    }

    /// <summary>Refuses a file that there is no room for.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="slot">The place.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="size">Its length in bytes.</param>
    /// <exception cref="RefusalException">There is none.</exception>
    public void NeedsRoom(Entry entry, FileSlot slot, string name, long size)
    {
        if (size > slot.MostBytes)
            throw new RefusalException(RefusalKind.Usage, "file-too-large", name, Megabytes(size), slot.MostBytes >> 20);
        var files = store.OfEntry(entry.Edition, entry.Id);
        if (files.Count(file => file.Field == slot.Field) >= slot.Rule.Most)
            throw new RefusalException(RefusalKind.Usage, "file-slot-full", slot.Rule.Most);
        if (files.Count >= FileLimits.FilesOfEntry)
            throw new RefusalException(RefusalKind.Usage, "entry-files-full", FileLimits.FilesOfEntry);
        var together = files.Sum(file => file.Size) + size;
        if (together > FileLimits.BytesOfEntry)
            throw new RefusalException(RefusalKind.Usage, "entry-bytes-full", Megabytes(together), FileLimits.BytesOfEntry >> 20);
    }

    // Upwards, so that nobody reads that 20 MB are more than 20 MB.
    private static decimal Megabytes(long bytes) => Math.Ceiling(bytes / 104_857.6m) / 10;
}

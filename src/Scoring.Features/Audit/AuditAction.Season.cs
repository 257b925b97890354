namespace Scoring.Features.Audit;

// A season: its rules, and what happens at its doors: entries and their files.
public static partial class AuditAction
{
    /// <summary>A season began with the first version of its rules.</summary>
    public const string SeasonStarted = "season-started";

    /// <summary>The next version of a season's rules was stored.</summary>
    public const string RulesChanged = "rules-changed";

    /// <summary>A version that changes what is locked was proposed.</summary>
    public const string RulesProposed = "rules-proposed";

    /// <summary>A proposed version was confirmed.</summary>
    public const string RulesConfirmed = "rules-confirmed";

    /// <summary>A proposed version was refused.</summary>
    public const string RulesRefused = "rules-refused";

    /// <summary>A season was announced, archived or taken back.</summary>
    public const string SeasonMoved = "season-moved";

    /// <summary>A file was added to an entry.</summary>
    public const string AttachmentAdded = "attachment-added";

    /// <summary>A file was taken out of an entry.</summary>
    public const string AttachmentRemoved = "attachment-removed";

    /// <summary>What a file shows was written.</summary>
    public const string AttachmentCaptioned = "attachment-captioned";

    /// <summary>The scanner found nothing in a file that had waited for it.</summary>
    public const string AttachmentScanned = "attachment-scanned";

    /// <summary>The scanner found something in a file.</summary>
    public const string AttachmentInfected = "attachment-infected";

    /// <summary>Somebody of the staff downloaded a file.</summary>
    public const string AttachmentTaken = "attachment-taken";

    /// <summary>Somebody of the staff downloaded what was sent: a version of an entry, or the register.</summary>
    public const string EntryTaken = "entry-taken";

    /// <summary>The bytes of files whose time is over were deleted.</summary>
    public const string AttachmentsDeleted = "attachments-deleted";

    /// <summary>A round of calibration was opened.</summary>
    public const string CalibrationOpened = "calibration-opened";

    /// <summary>A round of calibration was closed.</summary>
    public const string CalibrationClosed = "calibration-closed";

    /// <summary>A juror marked an entry of a round of calibration.</summary>
    public const string CalibrationMarked = "calibration-marked";

    /// <summary>An entry was begun.</summary>
    public const string EntryStarted = "entry-started";

    /// <summary>An entry was given to its agency to be endorsed.</summary>
    public const string EntryHandedOver = "entry-with-agency";

    /// <summary>An entry was sent.</summary>
    public const string EntrySent = "entry-sent";

    /// <summary>An entry went back to its owner before it was sent.</summary>
    public const string EntryReturned = "entry-returned";

    /// <summary>An owner took an entry back to change it.</summary>
    public const string EntryTakenBack = "entry-taken-back";

    /// <summary>An entry was withdrawn for good.</summary>
    public const string EntryWithdrawn = "entry-withdrawn";

    /// <summary>An entry was opened again for its owner, or given more time.</summary>
    public const string EntryReopened = "entry-reopened";

    /// <summary>An examiner answered checks of an entry.</summary>
    public const string EntryChecked = "entry-checked";

    /// <summary>An examiner found an entry complete.</summary>
    public const string EntryCompleted = "entry-completed";

    /// <summary>An examiner asked for a repair.</summary>
    public const string EntryRepairAsked = "entry-repair-asked";

    /// <summary>An examiner refused an entry.</summary>
    public const string EntryRefused = "entry-refused";

    /// <summary>A decision about an entry was taken back.</summary>
    public const string EntryUndone = "entry-undone";

    /// <summary>The register of entries was fixed.</summary>
    public const string RegisterFixed = "register-fixed";

    /// <summary>Drafts that were never sent were removed.</summary>
    public const string DraftsRemoved = "drafts-removed";
}

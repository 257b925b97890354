namespace Scoring.Features.Audit;

/// <summary>
/// The kinds of audit event (column <c>what</c>): a fixed list, one word for each. Each has a sentence in the texts, <c>audit.WORD</c>.
/// </summary>
public static partial class AuditAction
{
    /// <summary>A file was imported.</summary>
    public const string FileImported = "file-imported";

    /// <summary>A ranking was computed and stored.</summary>
    public const string RunKept = "run-kept";

    /// <summary>Seats of a stage were drawn.</summary>
    public const string SeatsDrawn = "seats-drawn";

    /// <summary>A juror was given a seat by hand.</summary>
    public const string SeatAssigned = "seat-assigned";

    /// <summary>A juror lost a seat.</summary>
    public const string SeatWithdrawn = "seat-withdrawn";

    /// <summary>Two jurors swapped seats.</summary>
    public const string SeatsSwapped = "seats-swapped";

    /// <summary>A conflict of interest was declared.</summary>
    public const string ConflictDeclared = "conflict-declared";

    /// <summary>A stage was opened for marks, for the first time or again.</summary>
    public const string StageOpened = "stage-opened";

    /// <summary>A stage was closed.</summary>
    public const string StageClosed = "stage-closed";

    /// <summary>The deadline of a stage was set.</summary>
    public const string DeadlineSet = "deadline-set";

    /// <summary>A mark was entered or withdrawn.</summary>
    public const string MarkEntered = "mark-entered";

    /// <summary>A comment was written or withdrawn.</summary>
    public const string CommentEntered = "comment-entered";

    /// <summary>A scoresheet was submitted.</summary>
    public const string SheetSubmitted = "sheet-handed-in";

    /// <summary>A scoresheet was returned to its juror.</summary>
    public const string SheetReopened = "sheet-reopened";

    /// <summary>A juror abstained.</summary>
    public const string SheetAbstained = "sheet-abstained";

    /// <summary>A person typed in a paper scoresheet.</summary>
    public const string PaperEntered = "paper-entered";

    /// <summary>A ruling was made on what a paper scoresheet says.</summary>
    public const string PaperRuled = "paper-ruled";

    /// <summary>The end of the objection period was set.</summary>
    public const string ObjectionWindowSet = "objection-window-set";

    /// <summary>An objection was filed.</summary>
    public const string ObjectionFiled = "objection-filed";

    /// <summary>An objection was ruled on.</summary>
    public const string ObjectionRuled = "objection-ruled";

    /// <summary>A unit was disqualified.</summary>
    public const string UnitDisqualified = "unit-disqualified";

    /// <summary>A disqualification was undone.</summary>
    public const string DisqualificationUndone = "disqualification-undone";

    /// <summary>A person accepted a submission, overriding the rules.</summary>
    public const string SubmissionAccepted = "submission-accepted";

    /// <summary>A person refused a submission, overriding the rules.</summary>
    public const string SubmissionRefused = "submission-refused";

    /// <summary>An eligibility override was withdrawn; the rules decide again.</summary>
    public const string EligibilityUndone = "eligibility-undone";

    /// <summary>The plenary resolved a review item.</summary>
    public const string ReviewItemResolved = "point-decided";

    /// <summary>The plenary picked a unit by hand.</summary>
    public const string UnitPicked = "unit-picked";

    /// <summary>A hand pick was withdrawn.</summary>
    public const string PickUndone = "pick-undone";

    /// <summary>A run was marked as final.</summary>
    public const string RunFinal = "run-final";

    /// <summary>A person proposed to publish the rankings of an edition; another one confirms by publishing them.</summary>
    public const string PublicationProposed = "publication-proposed";

    /// <summary>The rankings of an edition were published.</summary>
    public const string RankingPublished = "ranking-published";

    /// <summary>An account was added.</summary>
    public const string AccountAdded = "account-added";

    /// <summary>A person was invited to set a password.</summary>
    public const string AccountInvited = "account-invited";

    /// <summary>A person's roles were changed.</summary>
    public const string RolesChanged = "roles-changed";

    /// <summary>A person lost the right to sign in.</summary>
    public const string AccountDisabled = "account-disabled";

    /// <summary>A person may sign in again.</summary>
    public const string AccountEnabled = "account-enabled";

    /// <summary>Sign-in was locked temporarily after wrong passwords.</summary>
    public const string AccountLocked = "account-locked";

    /// <summary>A person set a password.</summary>
    public const string PasswordSet = "password-set";

    /// <summary>A person turned the second factor on.</summary>
    public const string SecondFactorOn = "second-factor-on";

    /// <summary>The second factor was turned off.</summary>
    public const string SecondFactorOff = "second-factor-off";

    /// <summary>All sessions of a person were ended.</summary>
    public const string SessionsEnded = "sessions-ended";

    /// <summary>A text of mail was rewritten.</summary>
    public const string MailTemplateSaved = "mail-template-saved";

    /// <summary>Mail was prepared for chosen people; it waits until it is released.</summary>
    public const string MailHeld = "mail-held";

    /// <summary>Mail was released.</summary>
    public const string MailReleased = "mail-released";

    /// <summary>Mail was taken out before it was sent.</summary>
    public const string MailCancelled = "mail-cancelled";

    /// <summary>Mail that had failed, or was uncertain, is tried again.</summary>
    public const string MailTriedAgain = "mail-tried-again";

    /// <summary>Uncertain mail had arrived, a person says.</summary>
    public const string MailSettled = "mail-settled";

    /// <summary>A person was sent a link to set a new password.</summary>
    public const string PasswordResetSent = "password-reset-sent";

    /// <summary>A person asked to use a new address.</summary>
    public const string AddressAsked = "address-asked";

    /// <summary>A person proved a new address; the account uses it from now on.</summary>
    public const string AddressChanged = "address-changed";

    /// <summary>A person came in through the identity provider for the first time.</summary>
    public const string LoginBound = "login-bound";

    /// <summary>A person changed their shown name or language.</summary>
    public const string ProfileChanged = "profile-changed";

    /// <summary>An account was changed by a list of accounts.</summary>
    public const string AccountChanged = "account-changed";

    /// <summary>An agency was added.</summary>
    public const string AgencyAdded = "agency-added";

    /// <summary>A backup of the database was made.</summary>
    public const string BackupMade = "backup-made";

    /// <summary>All bound rows of a database of before were bound as they stood.</summary>
    public const string TablesBound = "tables-bound";

    /// <summary>Rows were stored by something that tells no event of its own.</summary>
    public const string RowsStored = "rows-stored";

    /// <summary>A backup was put in the place of the database.</summary>
    public const string BackupRestored = "backup-restored";

    /// <summary>All kinds of event.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AttachmentAdded,
        AttachmentRemoved,
        AttachmentCaptioned,
        AttachmentScanned,
        AttachmentInfected,
        AttachmentTaken,
        EntryTaken,
        AttachmentsDeleted,
        CalibrationOpened,
        CalibrationClosed,
        CalibrationMarked,
        SeasonStarted,
        RulesChanged,
        RulesProposed,
        RulesConfirmed,
        RulesRefused,
        SeasonMoved,
        EntryStarted,
        EntryHandedOver,
        EntrySent,
        EntryReturned,
        EntryTakenBack,
        EntryWithdrawn,
        EntryReopened,
        EntryChecked,
        EntryCompleted,
        EntryRepairAsked,
        EntryRefused,
        EntryUndone,
        RegisterFixed,
        DraftsRemoved,
        FileImported,
        RunKept,
        SeatsDrawn,
        SeatAssigned,
        SeatWithdrawn,
        SeatsSwapped,
        ConflictDeclared,
        StageOpened,
        StageClosed,
        DeadlineSet,
        MarkEntered,
        CommentEntered,
        SheetSubmitted,
        SheetReopened,
        SheetAbstained,
        PaperEntered,
        PaperRuled,
        ObjectionWindowSet,
        ObjectionFiled,
        ObjectionRuled,
        UnitDisqualified,
        DisqualificationUndone,
        SubmissionAccepted,
        SubmissionRefused,
        EligibilityUndone,
        ReviewItemResolved,
        UnitPicked,
        PickUndone,
        RunFinal,
        PublicationProposed,
        RankingPublished,
        BackupMade,
        BackupRestored,
        AccountAdded,
        AccountInvited,
        RolesChanged,
        AccountDisabled,
        AccountEnabled,
        AccountLocked,
        PasswordSet,
        SecondFactorOn,
        SecondFactorOff,
        SessionsEnded,
        MailTemplateSaved,
        MailHeld,
        MailReleased,
        MailCancelled,
        MailTriedAgain,
        MailSettled,
        PasswordResetSent,
        AddressAsked,
        AddressChanged,
        LoginBound,
        ProfileChanged,
        AccountChanged,
        AgencyAdded,
        VoteMoved,
        BallotConfirmed,
        BallotsStruck,
        BallotsRestored,
        VoteCounted,
        VotersForgotten,
        CertificatesMade,
        CommentsReleased,
        EvidenceSent,
        EvidenceDecided,
        EvidenceFixed,
        TablesBound,
        RowsStored,
    ];
}

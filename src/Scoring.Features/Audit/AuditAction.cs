namespace Scoring.Features.Audit;

/// <summary>What can stand in an audit trail as done (the column <c>what</c>): a fixed list, one word for one thing. Each has a sentence in the texts, <c>audit.WORD</c>.</summary>
public static class AuditAction
{
    /// <summary>A file was imported.</summary>
    public const string FileImported = "file-imported";

    /// <summary>A ranking was computed and kept.</summary>
    public const string RunKept = "run-kept";

    /// <summary>Seats of a stage were drawn.</summary>
    public const string SeatsDrawn = "seats-drawn";

    /// <summary>A juror got a seat by hand.</summary>
    public const string SeatAssigned = "seat-assigned";

    /// <summary>A juror lost a seat.</summary>
    public const string SeatWithdrawn = "seat-withdrawn";

    /// <summary>Two jurors changed seats.</summary>
    public const string SeatsSwapped = "seats-swapped";

    /// <summary>A conflict of interest was declared.</summary>
    public const string ConflictDeclared = "conflict-declared";

    /// <summary>A stage was opened for marks, once more or for the first time.</summary>
    public const string StageOpened = "stage-opened";

    /// <summary>A stage was closed.</summary>
    public const string StageClosed = "stage-closed";

    /// <summary>The deadline of a stage was set.</summary>
    public const string DeadlineSet = "deadline-set";

    /// <summary>A mark was entered or taken back.</summary>
    public const string MarkEntered = "mark-entered";

    /// <summary>A comment was written or taken back.</summary>
    public const string CommentEntered = "comment-entered";

    /// <summary>A sheet was handed in.</summary>
    public const string SheetHandedIn = "sheet-handed-in";

    /// <summary>A sheet was given back.</summary>
    public const string SheetReopened = "sheet-reopened";

    /// <summary>A juror abstained.</summary>
    public const string SheetAbstained = "sheet-abstained";

    /// <summary>A person typed in a paper sheet.</summary>
    public const string PaperEntered = "paper-entered";

    /// <summary>It was ruled what a paper sheet says.</summary>
    public const string PaperRuled = "paper-ruled";

    /// <summary>Until when objections are taken was set.</summary>
    public const string ObjectionWindowSet = "objection-window-set";

    /// <summary>An objection was filed.</summary>
    public const string ObjectionFiled = "objection-filed";

    /// <summary>An objection was ruled on.</summary>
    public const string ObjectionRuled = "objection-ruled";

    /// <summary>A unit was disqualified.</summary>
    public const string UnitDisqualified = "unit-disqualified";

    /// <summary>A disqualification was undone.</summary>
    public const string DisqualificationUndone = "disqualification-undone";

    /// <summary>A person accepted a submission, whatever the rules say.</summary>
    public const string SubmissionAccepted = "submission-accepted";

    /// <summary>A person refused a submission, whatever the rules say.</summary>
    public const string SubmissionRefused = "submission-refused";

    /// <summary>A decision about eligibility was withdrawn; the rules decide again.</summary>
    public const string EligibilityUndone = "eligibility-undone";

    /// <summary>The plenary decided about a point to close.</summary>
    public const string ReviewItemResolved = "point-decided";

    /// <summary>The plenary picked a unit by hand.</summary>
    public const string UnitPicked = "unit-picked";

    /// <summary>A pick by hand was withdrawn.</summary>
    public const string PickUndone = "pick-undone";

    /// <summary>A run was kept as final.</summary>
    public const string RunFinal = "run-final";

    /// <summary>The rankings of an edition were published.</summary>
    public const string RankingPublished = "ranking-published";

    /// <summary>An account was added.</summary>
    public const string AccountAdded = "account-added";

    /// <summary>A person was invited to set a password.</summary>
    public const string AccountInvited = "account-invited";

    /// <summary>What a person may be was changed.</summary>
    public const string RolesChanged = "roles-changed";

    /// <summary>A person lost the right to sign in.</summary>
    public const string AccountDisabled = "account-disabled";

    /// <summary>A person may sign in again.</summary>
    public const string AccountEnabled = "account-enabled";

    /// <summary>Sign-in was locked for a while after wrong passwords.</summary>
    public const string AccountLocked = "account-locked";

    /// <summary>A person set a password.</summary>
    public const string PasswordSet = "password-set";

    /// <summary>A person turned the second factor on.</summary>
    public const string SecondFactorOn = "second-factor-on";

    /// <summary>The second factor was turned off.</summary>
    public const string SecondFactorOff = "second-factor-off";

    /// <summary>All sessions of a person were ended.</summary>
    public const string SessionsEnded = "sessions-ended";

    /// <summary>The database was copied.</summary>
    public const string BackupMade = "backup-made";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
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
        SheetHandedIn,
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
        RankingPublished,
        BackupMade,
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
    ];
}

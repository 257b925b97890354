using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Web.Ministry;

/// <summary>Where on the site the thing is that an event of the audit trail is about.</summary>
internal static class EventLinks
{
    /// <summary>The parts of the page's path; null where there is no page, or none that the person may open.</summary>
    /// <param name="told">The event.</param>
    /// <param name="person">Who reads the trail.</param>
    public static string[]? Of(AuditEvent told, Person person)
    {
        if (told.What.StartsWith("account-", StringComparison.Ordinal) || told.What == AuditAction.RolesChanged)
            return person.IsAny(Roles.Administrator) ? ["staff", "users"] : null;
        if (told.What.StartsWith("mail-", StringComparison.Ordinal))
            return person.IsAny(Roles.Administrator | Roles.Secretariat) ? ["staff", "outbox"] : null;
        // The subject is PROGRAMME/EDITION, then what it is of the edition.
        var parts = told.Subject.Split('/');
        return parts.Length >= 2 && Page(told.What, parts) is { } page ? page : null;
    }

    private static string[]? Page(string what, string[] parts) =>
        what switch
        {
            AuditAction.RankingPublished when parts is [_, _, _, var number, ..] => ["publication", parts[0], parts[1], number],
            AuditAction.FileImported => Of(parts, "import"),
            AuditAction.SeatsDrawn
            or AuditAction.SeatAssigned
            or AuditAction.SeatWithdrawn
            or AuditAction.SeatsSwapped
            or AuditAction.StageOpened
            or AuditAction.StageClosed
            or AuditAction.DeadlineSet => OfStage(parts, "panels"),
            AuditAction.ConflictDeclared => Of(parts, "panels"),
            AuditAction.SheetSubmitted
            or AuditAction.SheetReopened
            or AuditAction.SheetAbstained
            or AuditAction.MarkEntered
            or AuditAction.CommentEntered
            or AuditAction.PaperEntered
            or AuditAction.PaperRuled => OfStage(parts, "progress"),
            AuditAction.SubmissionAccepted or AuditAction.SubmissionRefused or AuditAction.EligibilityUndone => Of(parts, "eligibility"),
            AuditAction.ReviewItemResolved => Of(parts, "points"),
            AuditAction.RunKept
            or AuditAction.RunFinal
            or AuditAction.UnitPicked
            or AuditAction.PickUndone
            or AuditAction.PublicationProposed => Of(parts, "ranking"),
            AuditAction.ObjectionWindowSet
            or AuditAction.ObjectionFiled
            or AuditAction.ObjectionRuled
            or AuditAction.UnitDisqualified
            or AuditAction.DisqualificationUndone => Of(parts, "objections"),
            AuditAction.SeasonStarted
            or AuditAction.SeasonMoved
            or AuditAction.RulesChanged
            or AuditAction.RulesProposed
            or AuditAction.RulesConfirmed
            or AuditAction.RulesRefused => Of(parts, "season"),
            _ => null,
        };

    private static string[] Of(string[] parts, string page) => ["staff", parts[0], parts[1], page];

    private static string[] OfStage(string[] parts, string page) =>
        parts is [_, _, "stage", var stage, ..] ? ["staff", parts[0], parts[1], page, stage] : Of(parts, page);
}

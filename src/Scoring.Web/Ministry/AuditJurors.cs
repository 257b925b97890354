using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Jury;

namespace Scoring.Web.Ministry;

/// <summary>
/// The names of the jurors whom events of the audit trail are about. The events themselves hold ids, and stay as they are.
/// </summary>
/// <param name="names">What the jurors of each edition are called, by "programme/edition".</param>
public sealed class AuditJurors(IReadOnlyDictionary<string, JurorNames> names)
{
    /// <summary>The name of the juror whom an event is about; null if it is about none, or no name is known.</summary>
    /// <param name="about">The event.</param>
    public string? NameOf(AuditEvent about) =>
        Find(about) is var (edition, juror) && names.TryGetValue(edition, out var called) && called.Of(juror) is var name && name != juror
            ? name
            : null;

    /// <summary>The edition and the id of the juror whom an event's subject names; null if it names none.</summary>
    /// <param name="about">The event.</param>
    public static (string Edition, string Juror)? Find(AuditEvent about)
    {
        ArgumentNullException.ThrowIfNull(about);
        // The subject is PROGRAMME/EDITION, then what it is of the edition.
        var parts = about.Subject.Split('/');
        var juror = about.What switch
        {
            AuditAction.SeatAssigned or AuditAction.SeatWithdrawn or AuditAction.SeatsSwapped when parts.Length == 6 => parts[5],
            AuditAction.ConflictDeclared when parts.Length >= 5 => parts[3],
            AuditAction.ReviewItemResolved when parts.Length >= 7 => parts[6],
            AuditAction.SheetSubmitted
            or AuditAction.SheetReopened
            or AuditAction.SheetAbstained
            or AuditAction.MarkEntered
            or AuditAction.CommentEntered
            or AuditAction.PaperEntered
            or AuditAction.PaperRuled when parts.Length == 5 => parts[4],
            _ => null,
        };
        return juror is { Length: > 0 } ? ($"{parts[0]}/{parts[1]}", juror) : null;
    }
}

using MediatR;
using Microsoft.AspNetCore.Mvc;
using Scoring.Features.Core;
using Scoring.Features.Jury.Conflicts;
using Scoring.Features.Jury.Scoresheets;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Jury;

/// <summary>What a juror does with a reason: declares a conflict of interest, or abstains.</summary>
internal static class JuryReasons
{
    /// <summary>The form for a conflict.</summary>
    public static async Task<IResult> ShowConflict(HttpContext context, IMediator sender, Caller caller, [AsParameters] SheetName name) =>
        Pages.Page<ReasonPage>(
            context,
            ("Name", name),
            ("Shown", await JurySheets.Find(context, sender, caller, name)),
            ("What", "conflict")
        );

    /// <summary>The form for abstaining.</summary>
    public static async Task<IResult> ShowAbstain(HttpContext context, IMediator sender, Caller caller, [AsParameters] SheetName name) =>
        Pages.Page<ReasonPage>(
            context,
            ("Name", name),
            ("Shown", await JurySheets.Find(context, sender, caller, name)),
            ("What", "abstain")
        );

    /// <summary>Declares the conflict.</summary>
    public static Task<IResult> DeclareConflict(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name,
        [FromForm] string? reason
    ) =>
        Do(context, sender, caller, name, "conflict", reason, "conflict-declared", () =>
            sender.Send(new DeclareConflict(name.EditionId, caller.Person.Juror!, name.Entry, reason ?? ""), context.RequestAborted)
        );

    /// <summary>Abstains.</summary>
    public static Task<IResult> Abstain(
        HttpContext context,
        IMediator sender,
        Caller caller,
        [AsParameters] SheetName name,
        [FromForm] string? reason,
        [FromForm] int seen
    ) =>
        Do(context, sender, caller, name, "abstain", reason, "abstained", () =>
            sender.Send(
                new Abstain(name.EditionId, name.Stage, name.Entry, caller.Person.Juror!, reason ?? "", seen),
                context.RequestAborted
            )
        );

    private static async Task<IResult> Do(
        HttpContext context,
        IMediator sender,
        Caller caller,
        SheetName name,
        string what,
        string? reason,
        string said,
        Func<Task> act
    )
    {
        try
        {
            await act();
            return Pages.Done(context, said, "jury");
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            return Pages.Wrong<ReasonPage>(
                context,
                ("Name", name),
                ("Shown", await JurySheets.Find(context, sender, caller, name)),
                ("What", what),
                ("Reason", reason),
                ("Fault", Shared.Refusal(refusal, Reader.Of(context).Language))
            );
        }
    }
}

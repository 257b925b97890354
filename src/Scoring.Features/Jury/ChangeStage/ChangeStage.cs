using Scoring.Features.Jury.Stages;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.ChangeStage;

/// <summary>What becomes of a stage.</summary>
public enum StageAction
{
    /// <summary>Marks are taken, once more or for the first time.</summary>
    Open,

    /// <summary>No more marks are taken, and jurors may see each other's.</summary>
    Close,

    /// <summary>Marks are taken up to a moment, itself still in time.</summary>
    SetDeadline,

    /// <summary>Marks are taken until the stage is closed.</summary>
    LiftDeadline,
}

/// <summary>The secretariat opens or closes a stage, or sets its deadline.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Action">What becomes of it.</param>
/// <param name="Deadline">The new deadline, UTC; null for everything else.</param>
/// <param name="Reason">Why; needed to open what was closed, and to move or lift a deadline that is over.</param>
public sealed record ChangeStage(string Edition, string Stage, StageAction Action, DateTime? Deadline = null, string Reason = "")
    : IRequest<StageState>, IWrites, INamesAnEdition;

using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;
using Scoring.Features.Entries;

namespace Scoring.Features.Evidence;

/// <summary>How far the evidence for an indicator is.</summary>
public enum EvidenceState
{
    /// <summary>Nothing is claimed.</summary>
    Empty,

    /// <summary>A level is claimed and not sent.</summary>
    Claimed,

    /// <summary>It is sent, and stays as it is until somebody decides.</summary>
    Sent,

    /// <summary>It shows the level that was claimed.</summary>
    Agreed,

    /// <summary>It shows a lower level.</summary>
    Lowered,

    /// <summary>It shows none: the lowest level counts.</summary>
    Rejected,

    /// <summary>The region may write and send it once more.</summary>
    Repair,
}

/// <summary>The evidence of a region or an entry for an indicator.</summary>
/// <param name="Unit">The code of the region, or the id of the entry.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="State">How far it is.</param>
/// <param name="Claimed">The level that the region claims; null for none.</param>
/// <param name="Verified">The level that counts; null until it is decided.</param>
/// <param name="Document">Number, day and subject of the document.</param>
/// <param name="Note">What was said about it; may be empty.</param>
/// <param name="By">Who wrote or decided it last; empty for nobody.</param>
/// <param name="At">When, UTC; null for never.</param>
/// <param name="Version">The version of its draft, 0 for none: a save on an older one is refused.</param>
/// <param name="Checks">How often it was decided since it was sent.</param>
public sealed record EvidenceItem(
    string Unit,
    Indicator Indicator,
    EvidenceState State,
    int? Claimed,
    int? Verified,
    EvidenceDocument Document,
    string Note,
    string By,
    DateTime? At,
    int Version,
    int Checks
)
{
    /// <summary>Of an entry: the files that were sent with the claim.</summary>
    public IReadOnlyList<EntryFile> Files { get; init; } = [];

    /// <summary>What the register says of the evidence: the document, else the names of the files.</summary>
    public string Evidence => Document.IsNamed ? Document.Line : string.Join(", ", Files.Select(file => file.Name));

    /// <summary>True if the region may write it, while the time for writing has not passed.</summary>
    public bool CanBeWritten => State is EvidenceState.Empty or EvidenceState.Claimed or EvidenceState.Repair;

    /// <summary>True if it can be decided: for the first time, or once more.</summary>
    public bool CanBeDecided => State == EvidenceState.Sent || (IsDecided && Checks < 2);

    /// <summary>True if what is written differs from what was sent last.</summary>
    public bool IsRewritten { get; init; }

    /// <summary>True if a level counts.</summary>
    public bool IsDecided => State is EvidenceState.Agreed or EvidenceState.Lowered or EvidenceState.Rejected;
}

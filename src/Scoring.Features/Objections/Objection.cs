namespace Scoring.Features.Objections;

/// <summary>An objection (sanggahan) against a ranking.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Number">Its number in the edition, from 1.</param>
/// <param name="Unit">The id of the unit it is about.</param>
/// <param name="Claimant">Who objects.</param>
/// <param name="Claim">What the claimant says.</param>
/// <param name="Evidence">The evidence named: a letter, a file, an address; empty if none.</param>
/// <param name="AgainstRun">The stored run it objects to.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Ruling">The ruling; null while the objection is open.</param>
public sealed record Objection(
    string Edition,
    int Number,
    string Unit,
    string Claimant,
    string Claim,
    string Evidence,
    long AgainstRun,
    string By,
    DateTime At,
    Ruling? Ruling
);

/// <summary>The ruling on an objection (putusan). A ruling is final: there is one for each objection.</summary>
/// <param name="Upheld">True if the objection was upheld (dikabulkan), false if it was dismissed (ditolak).</param>
/// <param name="Reason">Why.</param>
/// <param name="Effect">The consequence, in words; empty if there is none.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Run">The stored run at the time of the ruling: the ranking after its effect was carried out.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When, UTC.</param>
public sealed record Ruling(bool Upheld, string Reason, string Effect, string DecidedBy, long Run, string By, DateTime At);

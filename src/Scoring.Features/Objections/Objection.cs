namespace Scoring.Features.Objections;

/// <summary>An objection (sanggahan) against a ranking.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Number">Its number in the edition, from 1.</param>
/// <param name="Unit">The id of the unit that it is about.</param>
/// <param name="Claimant">Who objects.</param>
/// <param name="Claim">What they say.</param>
/// <param name="Evidence">What they point to: a letter, a file, an address; empty where nothing.</param>
/// <param name="AgainstRun">The kept run that they object to.</param>
/// <param name="By">Who took it in.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Ruling">What was ruled; null while it is open.</param>
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

/// <summary>What was ruled on an objection (putusan). A ruling stands: there is one for each objection.</summary>
/// <param name="Upheld">True where the objection was upheld (dikabulkan), false where it was dismissed (ditolak).</param>
/// <param name="Reason">Why.</param>
/// <param name="Effect">What follows from it, in words; empty where nothing does.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="Run">The kept run at the time of the ruling: what the ranking was once its effect was carried out.</param>
/// <param name="By">Who wrote it down.</param>
/// <param name="At">When, UTC.</param>
public sealed record Ruling(bool Upheld, string Reason, string Effect, string DecidedBy, long Run, string By, DateTime At);

namespace Scoring.Features.Audit;

/// <summary>Events of votes of the public, certificates, feedback letters and evidence.</summary>
public static partial class AuditAction
{
    /// <summary>A vote of the public was opened, closed, or its review ended or was taken up again.</summary>
    public const string VoteMoved = "vote-moved";

    /// <summary>A ballot was confirmed.</summary>
    public const string BallotConfirmed = "ballot-confirmed";

    /// <summary>Ballots were struck.</summary>
    public const string BallotsStruck = "ballots-struck";

    /// <summary>Struck ballots count again.</summary>
    public const string BallotsRestored = "ballots-restored";

    /// <summary>A vote was counted: its totals are facts.</summary>
    public const string VoteCounted = "vote-counted";

    /// <summary>What was known of the voters of a vote was removed.</summary>
    public const string VotersForgotten = "voters-forgotten";

    /// <summary>Certificates got the codes that are printed on them.</summary>
    public const string CertificatesMade = "certificates-made";

    /// <summary>Comments of jurors were released to those who entered, or taken back.</summary>
    public const string CommentsReleased = "comments-released";

    /// <summary>A region sent evidence for the levels that it claims.</summary>
    public const string EvidenceSent = "evidence-sent";

    /// <summary>It was decided which level a piece of evidence shows.</summary>
    public const string EvidenceDecided = "evidence-decided";

    /// <summary>The decided levels became facts.</summary>
    public const string EvidenceFixed = "evidence-fixed";
}

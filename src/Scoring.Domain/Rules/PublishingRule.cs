namespace Scoring.Domain.Rules;

/// <summary>How an edition's result is published.</summary>
/// <param name="SecondPerson">True if one person proposes a publication and another one confirms it.</param>
/// <param name="ObjectionDays">How many days objections are accepted after a publication, at least 1.</param>
/// <param name="Citation">The source; null if the edition says nothing of it.</param>
public sealed record PublishingRule(bool SecondPerson, int ObjectionDays, Citation? Citation)
{
    /// <summary>How many days objections are accepted where the edition does not say.</summary>
    public const int UsualDays = 14;

    /// <summary>What holds where an edition says nothing: one person publishes, and two weeks for objections.</summary>
    public static PublishingRule Usual { get; } = new(false, UsualDays, null);
}

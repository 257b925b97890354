namespace Scoring.Features.Publications;

/// <summary>What came out when a publication was computed again from its own copy.</summary>
/// <param name="Faults">What differs; empty if every file follows from the facts.</param>
/// <param name="NotCompared">
/// The explanations that another version of the program wrote and that this version words differently: they were not compared, and only the
/// hash of publication.json holds them.
/// </param>
internal sealed record Recomputation(IReadOnlyList<PublicationFault> Faults, IReadOnlyList<string> NotCompared)
{
    /// <summary>Of a publication that cannot be computed again.</summary>
    public static Recomputation None { get; } = new([], []);
}

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// Gives a unit that did not report an indicator what it reported in an earlier edition: the first of the named ones that has it (last
/// value carried forward). Divided by what the same edition reported as its denominator. Source: OECD/JRC Handbook (2008), step 3; COINr,
/// impute_panel.
/// </summary>
/// <param name="Editions">The earlier editions, the newest first.</param>
public sealed record CarriedForward(IReadOnlyList<string> Editions) : Preparation;

using Scoring.Cli.Localization;
using Scoring.Features.Core;

namespace Scoring.Cli.Parsing;

/// <summary>
/// What to do where an edition has no facts yet: usually another database was meant, or the samples have not been run.
/// </summary>
internal static class NothingYet
{
    private static readonly string[] Codes = ["no-facts", "carried-facts-missing"];

    /// <summary>The sentences that follow such a refusal; none after any other.</summary>
    /// <param name="refusal">The refusal; its last argument is the edition without facts.</param>
    /// <param name="session">The call that was refused.</param>
    public static IEnumerable<string> Advice(RefusalException refusal, CommandContext session)
    {
        if (!Codes.Contains(refusal.Code) || refusal.Arguments[^1] is not string edition)
            return [];
        var there = session.GivenDatabase is { } given ? $" --database {DatabaseAddress.Shown(given)}" : "";
        return
        [
            CliTexts.Get("nothing-yet.database", session.Spoken, DatabaseAddress.Shown(session.Database)),
            Samples.With(edition) is { } sample
                ? CliTexts.Get("nothing-yet.sample", session.Spoken, $"{Program.AsTyped} run {sample}{there}")
                : CliTexts.Get("nothing-yet.import", session.Spoken, $"{Program.AsTyped} import KIND FILE --edition {edition}{there}"),
        ];
    }
}

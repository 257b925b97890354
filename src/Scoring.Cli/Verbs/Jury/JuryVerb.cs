using System.CommandLine;
using Scoring.Cli.Parsing;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>jury assign, mark, sheet, progress, agreement …: the work of a competition's secretariat and jurors.</summary>
internal static class JuryVerb
{
    public static Command Make(GlobalOptions options) =>
        VerbParts
            .Verb("jury", options)
            .WithExamples("jury progress kipp/2023 --stage desk", "jury agreement solok-convention/2018 --stage final")
            .WithVerbs(
                options,
                JuryAssignVerb.Make(options),
                JuryConflictVerb.Make(options),
                JuryStageVerb.Make(options),
                JuryProgressVerb.Make(options),
                JuryMarkVerb.Make(options),
                JuryReopenVerb.Make(options),
                JuryAbstainVerb.Make(options),
                JuryPaperVerb.Make(options),
                JurySheetVerb.Make(options),
                JuryAgreementVerb.Make(options)
            );
}

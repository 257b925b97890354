using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Cli.Rendering;
using Scoring.Features.Output.Localization;
using Scoring.Features.Publications;

namespace Scoring.Cli.Verbs.Publishing;

/// <summary>What the verification of a publication found, as lines of a table and a message.</summary>
internal static class VerdictLines
{
    /// <summary>The columns of a fault.</summary>
    public static IReadOnlyList<GridColumn> Columns { get; } =
    [new("code", "label.change"), new("file", "label.file"), new("message", "label.fault")];

    /// <summary>A fault in these columns.</summary>
    public static IReadOnlyList<object?> Cells(PublicationFault fault, string language) =>
        [fault.Code, fault.File, Texts.Get("publication-fault." + fault.Code, language, fault.File)];

    /// <summary>Names the explanations of another version of the program that were not compared, if there are any.</summary>
    public static void SayNotCompared(CommandContext session, Publication publication, IReadOnlyList<string> notCompared)
    {
        if (notCompared.Count > 0)
            session.Say(CliTexts.Get("verify.not-compared", session.Spoken, publication.EngineVersion, string.Join(", ", notCompared)));
    }
}

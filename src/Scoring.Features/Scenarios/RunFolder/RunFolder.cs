using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Scenarios.RunFolder;

/// <summary>Somebody has a folder with <c>inputs.yaml</c> imported, scored and ranked whole.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="OutputFolder">Where one CSV per ranking is written; null writes none.</param>
/// <param name="Language">Language of the notes in the CSV: "id" or "en".</param>
/// <param name="Progress">Told what is being done: a step's name and its part of the whole, 0 to 1; null where nobody listens.</param>
public sealed record RunFolder(string Folder, string? OutputFolder, string Language, Action<string, double>? Progress = null) : IRequest<FolderRun>, Pipeline.IWrites;

/// <summary>What came of a folder.</summary>
/// <param name="Imports">Each file, in the order of the inputs.</param>
/// <param name="Runs">Each edition's run; empty where a file was refused.</param>
/// <param name="Files">The files written.</param>
public sealed record FolderRun(IReadOnlyList<ImportOutcome> Imports, IReadOnlyList<RankingRun> Runs, IReadOnlyList<string> Files)
{
    /// <summary>True where no file was refused.</summary>
    public bool Accepted => Imports.All(import => import.Status != ImportStatus.Refused);
}

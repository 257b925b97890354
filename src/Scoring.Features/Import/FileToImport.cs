using Scoring.Features.Core;
using Scoring.Features.Import.Tables;

namespace Scoring.Features.Import;

/// <summary>A file of several that are imported together.</summary>
/// <param name="Kind">What it contains.</param>
/// <param name="Path">The file.</param>
/// <param name="Choices">How it is to be read where it does not tell; null if nothing was said.</param>
/// <param name="Replacing">What it does to files of its kind whose facts it repeats.</param>
public sealed record FileToImport(ImportKind Kind, string Path, ReadingChoices? Choices = null, Replacing Replacing = Replacing.Ask)
{
    /// <summary>True if its folder says that its figures are made up (<see cref="ImportFile.OfMadeUpFolder"/>).</summary>
    internal bool OfMadeUpFolder { get; init; }
}

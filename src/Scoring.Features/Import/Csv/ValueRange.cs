namespace Scoring.Features.Import.Csv;

/// <summary>Where a value lies among the bytes of its row.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte behind the last.</param>
internal readonly record struct ValueRange(int Start, int End);

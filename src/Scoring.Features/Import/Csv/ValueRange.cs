namespace Scoring.Features.Import.Csv;

/// <summary>The position of a value among the bytes of its row.</summary>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct ValueRange(int Start, int End);

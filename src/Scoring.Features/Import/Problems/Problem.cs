namespace Scoring.Features.Import.Problems;

/// <summary>Something wrong in a person's data, or worth a notice. The sentence for the code stands in the texts, in both languages.</summary>
/// <param name="Code">Stable code, kebab-case, for example "unknown-region".</param>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Row">The line in the file as an editor shows it, from 1; 0 where the file as a whole is meant.</param>
/// <param name="Column">The column's name; empty where the row as a whole is meant.</param>
/// <param name="Value">The value as it stands in the file, shortened to 80 characters.</param>
/// <param name="Arguments">What would be right, and what else the sentence names.</param>
public sealed record Problem(string Code, string File, int Row, string Column, string Value, params object[] Arguments);

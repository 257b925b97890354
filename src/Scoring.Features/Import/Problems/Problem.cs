namespace Scoring.Features.Import.Problems;

/// <summary>Something wrong in a person's data, or worth a notice. The texts hold the sentence for the code, in both languages.</summary>
/// <param name="Code">Stable code, kebab-case, for example "unknown-region".</param>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Row">The line in the file as shown by an editor, from 1; 0 if the problem concerns the whole file.</param>
/// <param name="Column">The column's name; empty if the problem concerns the whole row.</param>
/// <param name="Value">The value as in the file, shortened to 80 characters.</param>
/// <param name="Arguments">What would be correct, and other values that the sentence mentions.</param>
public sealed record Problem(string Code, string File, int Row, string Column, string Value, params object[] Arguments);

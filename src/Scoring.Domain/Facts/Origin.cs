namespace Scoring.Domain.Facts;

/// <summary>Where a fact was read: the file and the line in it as an editor shows it.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">The line, counted from 1; 0 if the fact has no line (simulated, or given by a case).</param>
/// <param name="IsIllustrative">True if the file itself says that its figures are made up for a sample.</param>
public readonly record struct Origin(string File, int Line, bool IsIllustrative = false)
{
    /// <summary>A fact that somebody assumes, in a simulation.</summary>
    public static Origin Simulated => new("(simulation)", 0);

    /// <summary>A fact given by a case of a rule.</summary>
    public static Origin Case => new("(case)", 0);
}

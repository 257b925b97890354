namespace Scoring.Domain.Facts;

/// <summary>Where a fact was read: the file and the line in it as an editor shows it.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">The line, counted from 1; 0 where the fact has no line (a simulated one, a case's).</param>
/// <param name="IsIllustrative">True where the file says of itself that its figures are made up for a sample.</param>
public readonly record struct Origin(string File, int Line, bool IsIllustrative = false)
{
    /// <summary>A fact that somebody assumes, in a simulation.</summary>
    public static Origin Simulated => new("(simulation)", 0);

    /// <summary>A fact given by a case beside a rule.</summary>
    public static Origin Case => new("(case)", 0);
}

namespace Scoring.Features.Import.Problems;

/// <summary>
/// Knows what stands in the file where something else was read, so that a problem speaks of the file as its writer sees it.
/// </summary>
internal interface IProblemPlaces
{
    /// <summary>
    /// What is wrong with a cell itself, which goes before what is wrong with its text; the code is empty if it was reported already.
    /// </summary>
    (string Code, object[] Arguments)? FaultOf(int line, string column);

    /// <summary>The text of a cell in the file; null if it was read as it stands.</summary>
    string? ValueOf(int line, string column);

    /// <summary>The header of a column in the file.</summary>
    string HeaderOf(string column);

    /// <summary>The sheet of a line, 0 if only one is read, and the row in it.</summary>
    (int Sheet, int Row) PlaceOf(int line);
}

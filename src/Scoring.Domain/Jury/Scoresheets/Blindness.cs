namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>Who may see whose marks. Until a stage closes, a juror sees only their own sheets, in every page, file and answer.</summary>
public static class Blindness
{
    /// <summary>True if a juror may see a sheet.</summary>
    /// <param name="juror">The juror who wants to see it.</param>
    /// <param name="sheet">Whose sheet it is.</param>
    /// <param name="stageIsClosed">True if the stage no longer takes marks.</param>
    public static bool Sees(string juror, Seat sheet, bool stageIsClosed) => stageIsClosed || juror == sheet.Juror;
}

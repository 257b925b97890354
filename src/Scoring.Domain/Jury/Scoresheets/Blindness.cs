namespace Scoring.Domain.Jury.Scoresheets;

/// <summary>Who sees whose marks. Until a stage closes, a juror sees the own sheets alone, whatever the page, file or answer they would come in.</summary>
public static class Blindness
{
    /// <summary>True where a juror may see a sheet.</summary>
    /// <param name="juror">The juror who wants to see it.</param>
    /// <param name="sheet">Whose sheet it is.</param>
    /// <param name="stageIsClosed">True where the stage takes no marks any more.</param>
    public static bool Sees(string juror, Seat sheet, bool stageIsClosed) => stageIsClosed || juror == sheet.Juror;
}

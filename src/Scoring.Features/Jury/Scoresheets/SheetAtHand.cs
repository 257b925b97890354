using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>A request about one juror's sheet at one entry.</summary>
public interface INamesASheet : INamesAnEdition
{
    /// <summary>The stage's id.</summary>
    string Stage { get; }

    /// <summary>The innovation's id.</summary>
    string Entry { get; }

    /// <summary>The juror's id.</summary>
    string Juror { get; }
}

/// <summary>A request that adds a version to a sheet.</summary>
public interface IChangesASheet : INamesASheet, IWritesBeside, IWritesAhead
{
    /// <summary>The number of the version the user saw; 0 for an untouched sheet.</summary>
    int Seen { get; }
}

/// <summary>The state of a sheet after a command.</summary>
/// <param name="Revision">The number of its newest version, which the next command has to name as seen.</param>
/// <param name="State">Its state.</param>
/// <param name="Total">The running total of its marks by the rule's weights, unrounded.</param>
/// <param name="Unmarked">The criteria without a mark, in the order of the rubric.</param>
public sealed record SheetAnswer(int Revision, SheetState State, decimal Total, IReadOnlyList<string> Unmarked);

/// <summary>A sheet with everything that applies to it.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Seat">Whose sheet it is and for which entry.</param>
/// <param name="Title">The entry's title.</param>
/// <param name="Standing">The state of the stage.</param>
/// <param name="Terms">The criteria, the seat, conflicts, the deadline.</param>
/// <param name="Sheet">The sheet with its versions.</param>
/// <param name="Paper">The paper of the seat.</param>
/// <param name="File">The imported sheet of the seat, or null.</param>
internal sealed record SheetAtHand(
    Edition Edition,
    Stage Stage,
    Seat Seat,
    string Title,
    StageState Standing,
    MarkingTerms Terms,
    JurorSheet Sheet,
    PaperSheet Paper,
    FileSheet? File
)
{
    /// <summary>"programme/edition/stage/entry/juror".</summary>
    public string Subject => $"{Edition.Id}/{Stage.Id}/{Seat.Entry}/{Seat.Juror}";

    /// <summary>The state of the sheet.</summary>
    public SheetAnswer Answer =>
        new(
            Sheet.Latest.Number,
            Sheet.State,
            RunningTotal.Of(Stage, Terms.Criteria, Sheet.Latest.Marks),
            [.. Terms.Criteria.Select(leaf => leaf.Id).Where(id => !Sheet.Latest.Marks.ContainsKey(id))]
        );
}

/// <summary>An imported sheet.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Its first line in the file.</param>
/// <param name="Marks">The marks by criterion.</param>
/// <param name="IsIllustrative">True if the file declares its marks made up for a sample.</param>
public sealed record FileSheet(string File, int Line, IReadOnlyDictionary<string, decimal> Marks, bool IsIllustrative);

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
public interface IChangesASheet : INamesASheet, IWrites
{
    /// <summary>The number of the version that the person had in front of them; 0 for a sheet that nobody touched.</summary>
    int Seen { get; }
}

/// <summary>What became of a sheet.</summary>
/// <param name="Revision">The number of its newest version: what the next command has seen.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Total">What its marks come to so far by the rule's weights, unrounded.</param>
/// <param name="Unmarked">The criteria without a mark, in the order of the rubric.</param>
public sealed record SheetAnswer(int Revision, SheetState State, decimal Total, IReadOnlyList<string> Unmarked);

/// <summary>A sheet with all that holds for it.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Seat">Whose sheet it is and for which entry.</param>
/// <param name="Title">The entry's title.</param>
/// <param name="Standing">Where the stage stands.</param>
/// <param name="Terms">The criteria, the seat, conflicts, the deadline.</param>
/// <param name="Sheet">The sheet with its versions.</param>
/// <param name="Paper">The paper of the seat.</param>
/// <param name="File">The sheet that a file brought for the seat; null where none did.</param>
internal sealed record SheetAtHand(
    Edition Edition, Stage Stage, Seat Seat, string Title, StageState Standing, MarkingTerms Terms, JurorSheet Sheet, PaperSheet Paper, FileSheet? File)
{
    /// <summary>"programme/edition/stage/entry/juror".</summary>
    public string Subject => $"{Edition.Id}/{Stage.Id}/{Seat.Entry}/{Seat.Juror}";

    /// <summary>What became of the sheet.</summary>
    public SheetAnswer Answer => new(Sheet.Latest.Number, Sheet.State, RunningTotal.Of(Stage, Terms.Criteria, Sheet.Latest.Marks),
        [.. Terms.Criteria.Select(leaf => leaf.Id).Where(id => !Sheet.Latest.Marks.ContainsKey(id))]);
}

/// <summary>A sheet that a file brought.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">Its first line there.</param>
/// <param name="Marks">The marks by criterion.</param>
public sealed record FileSheet(string File, int Line, IReadOnlyDictionary<string, decimal> Marks);

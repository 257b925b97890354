using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.MakeScoresheets;

/// <summary>Scoresheets go out, one a juror, to be filled on a computer without the program and brought back as files.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id; null for all jurors with a seat.</param>
public sealed record MakeScoresheets(string Edition, string Stage, string? Juror = null) : IRequest<IReadOnlyList<JurorScoresheet>>, INamesAnEdition;

/// <summary>What a juror gets to fill.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Juror">The juror's id.</param>
/// <param name="JurorName">The juror's name.</param>
/// <param name="Deadline">The last moment for marks, UTC; null where there is none.</param>
/// <param name="Rows">The entries that the juror still has to mark here, by id: those handed in, abstained from or barred by a conflict are not among them.</param>
public sealed record JurorScoresheet(Edition Edition, Stage Stage, string Juror, string JurorName, DateTime? Deadline, IReadOnlyList<ScoresheetRow> Rows);

/// <summary>A row of a scoresheet.</summary>
/// <param name="Entry">The innovation's id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Criteria">The ids of the criteria to mark there.</param>
/// <param name="Marks">The marks so far by criterion.</param>
public sealed record ScoresheetRow(string Entry, string Title, IReadOnlySet<string> Criteria, IReadOnlyDictionary<string, decimal> Marks);

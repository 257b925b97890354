using Scoring.Domain.Audit;
using Scoring.Domain.Facts;
using Scoring.Domain.Panels.Closing;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Objections;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Papers.WriteMinutes;

/// <summary>Somebody wants the minutes (berita acara) of an edition: what was ranked, by whom, by what rules, and what was decided. The run is kept.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The ranking; null for every ranking of the edition.</param>
public sealed record WriteMinutes(string Edition, string? Ranking = null) : IRequest<Minutes>, IWrites, INamesAnEdition;

/// <summary>What minutes say. What the data do not have (place, day, who signs) is not here: the paper leaves a line for it.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Run">The kept run, with the rankings to show.</param>
/// <param name="InputHash">SHA-256 (hex) of what the run used.</param>
/// <param name="Stages">The stages of marking.</param>
/// <param name="Jurors">The jurors, by name; empty where the edition has none.</param>
/// <param name="Innovations">How many entries were brought in.</param>
/// <param name="Regions">How many regions take part: those that the entries come from, or all where there are no entries.</param>
/// <param name="Overrides">Submissions that were accepted or refused by hand, whatever the rules say.</param>
/// <param name="Decided">What the plenary decided about points to close, the oldest first; what was decided about a point again stands there again.</param>
/// <param name="Picks">What was picked by hand.</param>
/// <param name="Disqualified">Who is disqualified.</param>
/// <param name="Objections">The objections and their rulings.</param>
/// <param name="OpenFlags">What is still to be talked over.</param>
/// <param name="Names">The names of the units that decisions and objections name, by id.</param>
/// <param name="Head">The newest event of the audit trail; null where nothing was told.</param>
/// <param name="At">When the minutes were made, UTC.</param>
public sealed record Minutes(
    Edition Edition,
    RankingRun Run,
    string InputHash,
    IReadOnlyList<MinutesStage> Stages,
    IReadOnlyList<MinutesJuror> Jurors,
    int Innovations,
    int Regions,
    IReadOnlyList<EligibilityOverride> Overrides,
    IReadOnlyList<PointDecision> Decided,
    IReadOnlyList<HandPick> Picks,
    IReadOnlyList<Disqualification> Disqualified,
    IReadOnlyList<Objection> Objections,
    IReadOnlyList<OpenFlag> OpenFlags,
    IReadOnlyDictionary<string, string> Names,
    AuditRecord? Head,
    DateTime At);

/// <summary>A stage of marking as minutes tell it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">How many entries have a sheet in it.</param>
/// <param name="Sheets">How many sheets count.</param>
/// <param name="Jurors">How many jurors handed one in.</param>
/// <param name="IsClosed">True where it was closed.</param>
public sealed record MinutesStage(Text Name, int Entries, int Sheets, int Jurors, bool IsClosed);

/// <summary>A juror as minutes name one.</summary>
/// <param name="Name">The name, or the id where no name is known.</param>
/// <param name="Institution">The institution; null where that is not known.</param>
public sealed record MinutesJuror(string Name, string? Institution);

using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.RuleBook;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>Shows how a season's rules stand, to those who run it.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Readers)]
public sealed record ShowSeason(string Edition) : IRequest<ShownSeason>, INamesAnEdition;

/// <summary>A season as it is written.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Version">The version in force; null for an edition of the rules folder.</param>
/// <param name="Versions">All versions, newest first.</param>
/// <param name="Standing">How far it is.</param>
/// <param name="Files">Its files, by name.</param>
/// <param name="Rules">What its rules are, or what is wrong in them.</param>
/// <param name="Season">How it is run, or what is wrong in that.</param>
/// <param name="Gaps">What it still needs before it can be announced; empty while there are faults.</param>
/// <param name="Locks">What is locked, by file.</param>
public sealed record ShownSeason(
    string Edition,
    RuleVersion? Version,
    IReadOnlyList<RuleVersion> Versions,
    SeasonStanding Standing,
    IReadOnlyDictionary<string, byte[]> Files,
    EditionReading Rules,
    SeasonReading Season,
    IReadOnlyList<string> Gaps,
    IReadOnlyDictionary<string, IReadOnlyList<RuleLock>> Locks
)
{
    /// <summary>A file for reading and changing key by key; null if there is none, or it cannot be read.</summary>
    /// <param name="file">edition.yaml, season.yaml or "committee".</param>
    public RuleDraft? Draft(string file)
    {
        var name = file == "committee" ? RuleFiles.CommitteeOf(Edition) : file;
        return Files.TryGetValue(name, out var bytes) && RuleFiles.DraftOf(name) is { } kind
            ? RuleDraft.Open(kind, RuleFiles.Text(bytes))
            : null;
    }

    /// <summary>Its name in both languages: as written, also where the rules have faults.</summary>
    public Text Name => Rules.Edition?.Name ?? Draft("edition.yaml")?.MapAt("")?.Find("name")?.Words ?? new Text(Edition, Edition);
}

/// <summary>Lists the seasons that are written on the site, newest programmes and years first.</summary>
[Allow(Access.Readers)]
public sealed record ListSeasons : IRequest<IReadOnlyList<ShownSeason>>;

/// <summary>Gathers a season.</summary>
internal sealed class SeasonGathering(RuleFolder rules, RuleVersions versions, SeasonStates seasons, RuleLocks locks)
{
    /// <summary>A season.</summary>
    public ShownSeason Of(string edition)
    {
        if (!rules.Has(edition))
            throw new RefusalException(RefusalKind.Usage, "unknown-edition", edition, Nearest.To(edition, rules.EditionIds) ?? "");
        var (reading, season, all) = (rules.Read(edition), rules.ReadSeason(edition), versions.Of(edition));
        var standing = seasons.Of(edition);
        var shown = new ShownSeason(
            edition,
            all.FirstOrDefault(version => version.IsInForce),
            [.. all.Reverse()],
            standing,
            RuleFiles.Of(rules, edition),
            reading,
            season,
            reading.Edition is { } read && season.Faults.Count == 0 ? SeasonGaps.Of(read, season.Season) : [],
            new Dictionary<string, IReadOnlyList<RuleLock>>()
        );
        return shown with
        {
            Locks = RuleDraft
                .Files.Where(file => shown.Draft(file) is not null)
                .ToDictionary(file => file, file => locks.Of(edition, standing, file, shown.Draft(file)!)),
        };
    }
}

/// <summary>Asks for one season.</summary>
internal sealed class ShowSeasonHandler(SeasonGathering reading) : IRequestHandler<ShowSeason, ShownSeason>
{
    /// <inheritdoc/>
    public Task<ShownSeason> Handle(ShowSeason request, CancellationToken cancellationToken) =>
        Task.FromResult(reading.Of(request.Edition));
}

/// <summary>Asks for all seasons that are kept.</summary>
internal sealed class ListSeasonsHandler(RuleFolder rules, SeasonGathering reading)
    : IRequestHandler<ListSeasons, IReadOnlyList<ShownSeason>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ShownSeason>> Handle(ListSeasons request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ShownSeason>>([
            .. rules.EditionIds.Where(rules.IsKept).OrderDescending(StringComparer.Ordinal).Select(reading.Of),
        ]);
}

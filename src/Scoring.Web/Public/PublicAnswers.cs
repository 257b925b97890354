using System.Collections.Concurrent;
using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Features.Core;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Ranking.Robustness;
using Scoring.Features.Rules;
using Scoring.Features.Rules.Diff;

namespace Scoring.Web.Public;

/// <summary>
/// Answers that several public pages need, each computed once until something new is published: a publication never changes, so what is in
/// memory stays valid.
/// </summary>
/// <param name="published">What is published.</param>
internal sealed class PublicAnswers(Published published)
{
    /// <summary>More than a site's editions and rankings; requests for made-up names must not fill the memory.</summary>
    private const int Most = 500;

    private readonly Lock _door = new();
    private (string Version, ConcurrentDictionary<object, Lazy<Task<object>>> Known) _kept = ("", new());

    /// <summary>The editions with a publication, by programme, the newest first.</summary>
    public IReadOnlyList<PublishedEdition> Editions =>
        [
            .. published
                .Editions.OrderBy(one => ProgrammeOf(one.Id), StringComparer.Ordinal)
                .ThenByDescending(one => one.Id, StringComparer.Ordinal),
        ];

    /// <summary>The rules of a published edition.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public async Task<Edition> Rules(string edition) => published.RulesOf(edition) ?? await published.Send(new ShowEdition(edition));

    /// <summary>The newest publication of an edition, or null.</summary>
    public Publication? PublicationOf(string edition) => published.Editions.FirstOrDefault(one => one.Id == edition)?.Publication;

    /// <summary>A whole ranking.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public Task<ShownRanking> Ranking(string edition, string ranking) => Ask(new ShowRanking(edition, ranking));

    /// <summary>The same ranking in the edition before, or null if no earlier published edition of the programme has it.</summary>
    public async Task<ShownRanking?> Before(string edition, string ranking) =>
        await Past(edition, ranking) is [var before, ..] ? await Ranking(before.Id, ranking) : null;

    /// <summary>
    /// The ranks that each unit of a ranking might have had with other jurors of the same kind, by its id; empty if no juror's mark enters
    /// the score, or if the list is too long to be redrawn.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, RankSpan>> Spans(ShownRanking shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (shown.Edition.Stages.Count == 0)
            return NoSpans;
        try
        {
            var report = await Ask(new ReportRobustness(shown.Edition.Id, shown.Whole.Rule.Id));
            return report
                .Rankings.SelectMany(ranking => ranking.Lists)
                .SelectMany(list => list.Spans)
                .ToDictionary(pair => pair.Row.Id, pair => pair.Span);
        }
        catch (RefusalException refusal) when (refusal.Code == "too-many-draws")
        {
            return NoSpans;
        }
    }

    private static readonly IReadOnlyDictionary<string, RankSpan> NoSpans = new Dictionary<string, RankSpan>();

    /// <summary>
    /// A unit's place in every published edition that has the ranking and scored the unit, the oldest first, up to and including the named
    /// one.
    /// </summary>
    public async Task<IReadOnlyList<PastPlace>> History(string edition, string ranking, string unit)
    {
        var places = new List<PastPlace>();
        Edition? last = null;
        foreach (var rules in (await Past(edition, ranking)).Prepend(await Rules(edition)).Reverse())
        {
            var shown = await Ranking(rules.Id, ranking);
            if (shown.Whole.Of(unit) is not { } row || (row.Shown is null && rules.Id != edition))
                continue;
            var of = shown.Whole.Rows.Count(other =>
                other.Rank is not null && (shown.Whole.Rule.Within is null || other.Cluster == row.Cluster)
            );
            places.Add(
                new PastPlace(rules, shown.Whole.Rule, row, of, last is null ? [] : RuleShift.Between(last, rules))
                {
                    IsIllustrative = shown.Basis.IsIllustrative,
                }
            );
            last = rules;
        }
        return places;
    }

    /// <summary>What a region's change since an earlier published edition is due to; null if there is nothing to compare.</summary>
    public async Task<ChangeSplit?> Split(string from, string to, string ranking, string unit)
    {
        var known = Known();
        var key = new SplitChange(from, to, unit, ranking);
        var answer = known.GetOrAdd(key, _ => new Lazy<Task<object>>(async () => await published.Split(from, to, unit, ranking)));
        try
        {
            return (ChangeSplit)await answer.Value;
        }
        catch (RefusalException refusal) when (!refusal.IsOfStore)
        {
            known.TryRemove(key, out _);
            return null;
        }
        catch
        {
            known.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>Answers a request from memory, or computes it once from what is published.</summary>
    /// <exception cref="RefusalException">The request was refused; a refusal is not cached.</exception>
    public async Task<T> Ask<T>(IRequest<T> request)
    {
        var known = Known();
        var answer = known.GetOrAdd(request, _ => new Lazy<Task<object>>(async () => (await published.Send(request))!));
        try
        {
            return (T)await answer.Value;
        }
        catch
        {
            known.TryRemove(request, out _);
            throw;
        }
    }

    /// <summary>The rules of earlier published editions of the programme that have the ranking, the newest first.</summary>
    private async Task<IReadOnlyList<Edition>> Past(string edition, string ranking)
    {
        var rules = new List<Edition>();
        foreach (
            var earlier in Editions
                .Where(other => ProgrammeOf(other.Id) == ProgrammeOf(edition))
                .SkipWhile(other => other.Id != edition)
                .Skip(1)
        )
        {
            if (await Rules(earlier.Id) is var found && found.Rankings.Any(rule => rule.Id == ranking))
                rules.Add(found);
        }
        return rules;
    }

    private static string ProgrammeOf(string edition) => edition[..edition.IndexOf('/', StringComparison.Ordinal)];

    private ConcurrentDictionary<object, Lazy<Task<object>>> Known()
    {
        var version = published.Version;
        lock (_door)
        {
            if (_kept.Version != version || _kept.Known.Count > Most)
                _kept = (version, new());
            return _kept.Known;
        }
    }
}

/// <summary>A unit's place in an edition.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Ranking">The ranking.</param>
/// <param name="Row">The unit's line.</param>
/// <param name="Of">How many were ranked with it, in its cluster if clusters are ranked separately.</param>
/// <param name="Shift">The kinds of rules that differ from the previous place; empty if the scores are comparable.</param>
public sealed record PastPlace(Edition Edition, RankingRule Ranking, RankedUnit Row, int Of, IReadOnlyList<string> Shift)
{
    /// <summary>True if any file that the edition was computed from has illustrative figures.</summary>
    public bool IsIllustrative { get; init; }
}

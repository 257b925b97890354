using System.Collections.Concurrent;
using Dapper;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Editions;

/// <summary>Computes today's result of an edition and compares it with what is final and published.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="evaluations">What a result depends on.</param>
/// <param name="rankings">The current rankings.</param>
/// <param name="runs">The stored runs.</param>
/// <param name="finals">Which of them are final.</param>
/// <param name="comparing">Compares with the published run.</param>
/// <param name="publications">What is published.</param>
/// <param name="open">Which stages take marks.</param>
/// <param name="known">Results that were computed before.</param>
internal sealed class ResultStandings(
    UnitOfWork work,
    Evaluations evaluations,
    RankingCalculator rankings,
    RunStore runs,
    FinalRuns finals,
    RunComparer comparing,
    PublicationStore publications,
    OpenStages open,
    KnownResults known
)
{
    // What can change a result, besides the rules.
    private static readonly string[] Effective =
    [
        AuditAction.FileImported,
        AuditAction.MarkEntered,
        AuditAction.SheetSubmitted,
        AuditAction.SheetReopened,
        AuditAction.SheetAbstained,
        AuditAction.PaperRuled,
        AuditAction.StageOpened,
        AuditAction.StageClosed,
        AuditAction.ObjectionRuled,
        AuditAction.UnitDisqualified,
        AuditAction.DisqualificationUndone,
        AuditAction.SubmissionAccepted,
        AuditAction.SubmissionRefused,
        AuditAction.EligibilityUndone,
        AuditAction.ReviewItemResolved,
        AuditAction.UnitPicked,
        AuditAction.PickUndone,
    ];

    /// <summary>The standing of an edition.</summary>
    /// <exception cref="RefusalException">There is no such edition.</exception>
    public ResultStanding Of(string edition)
    {
        var published = publications.Of(edition) is [.., var newest] ? newest : null;
        var final = finals.Of(edition);
        KnownResult today;
        try
        {
            today = Today(edition, published);
        }
        catch (RefusalException why) when (why.Code is not ("unknown-edition" or "sign-in-needed" or "not-allowed"))
        {
            return new ResultStanding(ResultState.NoResult, why, null, false, final, published, 0, [], Since(published), open.Of(edition));
        }
        var run = runs.Known(edition, today.RuleHash, today.InputHash, today.ResultHash);
        var state =
            published is null ? ResultState.Unpublished
            : published.RunId == run ? ResultState.Published
            : published.ResultHash == today.ResultHash ? ResultState.SameFigures
            : ResultState.Differs;
        return new ResultStanding(
            state,
            null,
            run,
            final is not null && final.RunId == run,
            final,
            published,
            state == ResultState.Differs ? today.ChangedLines : 0,
            state == ResultState.Differs ? today.First : [],
            Since(published),
            open.Of(edition)
        )
        {
            Rankings = today.Rankings,
            IsIllustrative = today.IsIllustrative || published is { IsIllustrative: true },
        };
    }

    private KnownResult Today(string edition, Publication? published) =>
        known.Of(edition, $"{evaluations.KeyOf(edition)} {published?.RunId}", () =>
        {
            var run = rankings.Of(edition, null).Run;
            var changes =
                published is null || published.ResultHash == run.ResultHash ? [] : comparing.Compare(published.RunId, run).Changes;
            return new KnownResult(
                run.RuleHash,
                RunHashes.OfInputs(run.Inputs),
                run.ResultHash,
                changes.Count,
                [.. changes.OrderBy(change => change.To?.Rank ?? decimal.MaxValue).Take(ResultStanding.Shown)],
                run.Rankings.ToDictionary(ranking => ranking.Rule.Id, ranking => ranking.Rule.Name),
                run.IsIllustrative
            );
        });

    private IReadOnlyList<DoneSince> Since(Publication? published) =>
        published is null
            ? []
            : work.Locked<IReadOnlyList<DoneSince>>(db =>
                [
                    .. db
                        .Connection.Query<DoneSinceRow>(
                            """
                            SELECT what AS What, count(*) AS Events, max(at) AS At FROM audit_events
                            WHERE substr(subject, 1, length(@within)) = @within AND sequence > (
                                SELECT max(sequence) FROM audit_events WHERE what = @publishing AND subject = @publication)
                            GROUP BY what ORDER BY max(sequence) DESC
                            """,
                            new
                            {
                                within = published.Edition + "/",
                                publishing = AuditAction.RankingPublished,
                                publication = FormattableString.Invariant($"{published.Edition}/publication/{published.Number}"),
                            },
                            db.Transaction
                        )
                        .Where(row => Effective.Contains(row.What, StringComparer.Ordinal))
                        .Select(row => new DoneSince(row.What, (int)row.Events, AuditTrail.TimeOf(row.At))),
                ]
            );
}

/// <summary>What is known of an edition's result.</summary>
/// <param name="RuleHash">The hash of its rules.</param>
/// <param name="InputHash">The hash of its inputs.</param>
/// <param name="ResultHash">The hash of its rankings and prizes.</param>
/// <param name="ChangedLines">How many lines differ from the publication.</param>
/// <param name="First">The first of them.</param>
/// <param name="Rankings">The names of its rankings, by id.</param>
/// <param name="IsIllustrative">True if any of its files declares its figures made up for a sample.</param>
internal sealed record KnownResult(
    string RuleHash,
    string InputHash,
    string ResultHash,
    int ChangedLines,
    IReadOnlyList<LineChange> First,
    IReadOnlyDictionary<string, Text> Rankings,
    bool IsIllustrative
);

/// <summary>
/// Remembers the newest result of each edition, so that a page need not rank a nation to say that nothing has changed. What a result
/// depends on is its key.
/// </summary>
internal sealed class KnownResults
{
    private readonly ConcurrentDictionary<string, (string Key, KnownResult Result)> _results = new(StringComparer.Ordinal);

    /// <summary>The result of an edition under a key; computed unless it is the newest known.</summary>
    public KnownResult Of(string edition, string key, Func<KnownResult> compute)
    {
        if (_results.TryGetValue(edition, out var held) && held.Key == key)
            return held.Result;
        var result = compute();
        _results[edition] = (key, result);
        return result;
    }
}

/// <summary>Events of a kind since a publication.</summary>
internal sealed record DoneSinceRow(string What, long Events, string At);

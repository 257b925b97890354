using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Publications;

/// <summary>
/// Commands on the frozen copy of a publication: its facts, its rules, nothing else. Requests are answered one after the other from one
/// scope, so that what was computed for one reader is available to the next.
/// </summary>
public sealed class FrozenCopy : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;
    private readonly SemaphoreSlim _lane = new(1);
    private ChangeYears? _years; // with the earlier copy that a split was last asked for
    private readonly ScratchFolder? _migrated;

    private FrozenCopy(string folder, CancellationToken stopped = default)
    {
        var database = Path.Combine(folder, PublicationFolder.Facts);
        // A copy written by an older program is migrated in another file, never in place.
        if (!ScoringDatabase.IsCurrent(database))
        {
            _migrated = new ScratchFolder("scoring-frozen-", stopped);
            database = Path.Combine(_migrated.Path, PublicationFolder.Facts);
            File.Copy(Path.Combine(folder, PublicationFolder.Facts), database);
        }
        var options = new ScoringOptions(database, Path.Combine(folder, PublicationFolder.Rules), "publication", IsSite: true)
        {
            IsFrozen = _migrated is null,
        };
        _services = new ServiceCollection().AddScoringFeatures(options).BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    /// <summary>Opens a publication's copy in the folders beside the live database.</summary>
    /// <param name="options">The live options.</param>
    /// <param name="publication">The publication.</param>
    /// <exception cref="RefusalException">The copy is not what was published.</exception>
    public static FrozenCopy Open(ScoringOptions options, Publication publication) =>
        Open(PublicationFolder.Of(options, publication), publication);

    /// <summary>Opens a publication's copy after checking its files and its result against the row.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="publication">The publication.</param>
    /// <exception cref="RefusalException">The copy is not what was published.</exception>
    public static FrozenCopy Open(string folder, Publication publication)
    {
        ArgumentNullException.ThrowIfNull(publication);
        if (FileChecks.Of(folder, publication, whole: false) is [var altered, ..])
            throw new RefusalException(RefusalKind.Rules, "publication-altered", publication.Edition, publication.Number, altered.File);
        FrozenCopy? copy = null;
        try
        {
            copy = new FrozenCopy(folder);
            if (copy.Differs(publication) is { } difference)
                throw new RefusalException(RefusalKind.Rules, "publication-altered", publication.Edition, publication.Number, difference);
            return copy;
        }
        catch (Exception fault)
        {
            copy?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            if (fault is RefusalException { Code: "publication-altered" })
                throw;
            if (IsBroken(fault) && !StorageFault.IsOfWriting(fault))
                throw new RefusalException(
                    RefusalKind.Rules,
                    "publication-altered",
                    publication.Edition,
                    publication.Number,
                    fault.GetType().Name
                );
            throw;
        }
    }

    /// <summary>
    /// Writes results and explanations from the copy in a folder, so that nothing is in them that does not follow from it; or tells how its
    /// result differs from the publication's and writes nothing.
    /// </summary>
    internal static string? WriteDerived(string folder, Publication publication, CancellationToken cancellationToken)
    {
        FrozenCopy? copy = null;
        try
        {
            copy = new FrozenCopy(folder, cancellationToken);
            if (copy.Differs(publication) is { } difference)
                return difference;
            copy.WriteFiles(publication, publication.RunId, folder, PublicationJson.Format, cancellationToken);
            return null;
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or IOException) && !StorageFault.IsOfWriting(fault))
        {
            // Facts that somebody else wrote can be wrong in any way: whatever the computation ends in, they do not give the result.
            return fault is RefusalException refusal ? refusal.Message : fault.GetType().Name;
        }
        finally
        {
            copy?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Computes a publication again from the copy in its folder, writes its files again elsewhere and compares both.</summary>
    /// <param name="folder">The publication's folder; its facts were looked at (<see cref="FactsDatabaseCheck"/>).</param>
    /// <param name="publication">The publication as recorded in its row or in publication.json.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static Recomputation Recompute(string folder, Publication publication, CancellationToken cancellationToken)
    {
        FrozenCopy? copy = null;
        using var scratch = new ScratchFolder("scoring-again-", cancellationToken);
        var again = scratch.Path;
        try
        {
            copy = new FrozenCopy(folder, cancellationToken);
            if (copy.Differs(publication) is { } difference)
                return new Recomputation([new PublicationFault("not-reproduced", difference)], []);
            var run = publication.RunId > 0 ? publication.RunId : DerivedFiles.RunIn(folder);
            // Earlier programs noted less in a line, and the first wrote no rules.json: their YAML alone says what the rules are.
            var format = PublicationJson.FormatIn(Path.Combine(folder, PublicationFolder.Manifest));
            copy.WriteFiles(publication, run, again, format, cancellationToken);
            if (format == 1)
                File.Delete(Path.Combine(again, PublicationFolder.RulesAsRead));
            var differences = DerivedFiles.Differences(again, folder, cancellationToken).ToList();
            // Another version of the program may have worded an explanation otherwise. Its results are figures, which never change.
            var other = publication.EngineVersion != Engine.Version;
            return new Recomputation(
                [
                    .. ManifestFaults.Of(
                        folder,
                        copy.Run(publication),
                        copy.Editions(publication.Edition),
                        copy.RuleFiles(publication.Edition),
                        copy.NameOf(publication.Edition)
                    ),
                    .. differences
                        .Where(one => !other || !IsExplanation(one.File))
                        .Select(one => new PublicationFault("not-derived", one.Place)),
                ],
                [.. differences.Where(one => other && IsExplanation(one.File)).Select(one => one.File)]
            );
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !StorageFault.IsOfWriting(fault))
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Facts that somebody else wrote can be wrong in any way: whatever the computation ends in, they do not give the result.
            return new Recomputation(
                [new PublicationFault("not-reproduced", fault is RefusalException refusal ? refusal.Message : fault.GetType().Name)],
                []
            );
        }
        finally
        {
            copy?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>Answers a request as the public, from the copy.</summary>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken = default)
    {
        if (request is IWrites)
            throw new InvalidOperationException("Nothing is written into a publication.");
        await _lane.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await _scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _lane.Release();
        }
    }

    /// <summary>What a region's change from one publication to another is due to, each scored from its own copy.</summary>
    /// <param name="from">The earlier edition and its copy.</param>
    /// <param name="to">The later edition and its copy.</param>
    /// <param name="unit">The region's code.</param>
    /// <param name="ranking">The ranking, in both.</param>
    /// <param name="cancellationToken">Stops waiting for the copies.</param>
    /// <exception cref="RefusalException">The ranking or the region is not in both.</exception>
    public static async Task<ChangeSplit> Split(
        (string Edition, FrozenCopy Copy) from,
        (string Edition, FrozenCopy Copy) to,
        string unit,
        string ranking,
        CancellationToken cancellationToken = default
    )
    {
        // Always in the order of the editions, so that no two readers wait for each other.
        FrozenCopy[] both = string.CompareOrdinal(from.Edition, to.Edition) < 0 ? [from.Copy, to.Copy] : [to.Copy, from.Copy];
        await both[0]._lane.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await both[1]._lane.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Evaluation Of((string Edition, FrozenCopy Copy) one) =>
                    one.Copy._scope.ServiceProvider.GetRequiredService<Evaluations>().Of(one.Edition).Evaluation;
                var (earlier, later) = (Of(from), Of(to));
                if (to.Copy._years is not { } years || years.From != earlier || years.To != later)
                    to.Copy._years = years = new ChangeYears(earlier, later);
                return ChangeSplitter.Of(years, ranking, unit);
            }
            finally
            {
                both[1]._lane.Release();
            }
        }
        finally
        {
            both[0]._lane.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _lane.WaitAsync().ConfigureAwait(false);
        await _scope.DisposeAsync().ConfigureAwait(false);
        await _services.DisposeAsync().ConfigureAwait(false);
        _lane.Dispose();
        _migrated?.Dispose();
    }

    private RankingRun Run(Publication publication, bool withLineNotes = true) =>
        _scope.ServiceProvider.GetRequiredService<RankingCalculator>().Of(publication.Edition, null, withLineNotes: withLineNotes).Run;

    private IReadOnlyList<string> Editions(string edition) =>
        _scope
            .ServiceProvider.GetRequiredService<FrozenRules>()
            .Closure(_scope.ServiceProvider.GetRequiredService<EditionCatalog>().Get(edition));

    private Text NameOf(string edition) => _scope.ServiceProvider.GetRequiredService<EditionCatalog>().Get(edition).Name;

    private IReadOnlyList<string> RuleFiles(string edition) =>
        [.. _scope.ServiceProvider.GetRequiredService<FrozenRules>().Files(Editions(edition)).Select(file => file.Name)];

    private void WriteFiles(Publication publication, long run, string folder, int format, CancellationToken cancellationToken)
    {
        _scope
            .ServiceProvider.GetRequiredService<FrozenRules>()
            .WriteAsRead(Path.Combine(folder, PublicationFolder.RulesAsRead), Editions(publication.Edition));
        DerivedFiles.Write(
            Run(publication, withLineNotes: format >= 3) with
            {
                RunId = run,
                EngineVersion = publication.EngineVersion,
            },
            _scope.ServiceProvider.GetRequiredService<Evaluations>().Of(publication.Edition).Evaluation,
            folder,
            explainsByRanking: format <= 3,
            cancellationToken
        );
    }

    private static bool IsExplanation(string file) => file.StartsWith(PublicationFolder.Explanations + "/", StringComparison.Ordinal);

    private string? Differs(Publication publication)
    {
        var run = Run(publication);
        return run.RuleHash != publication.RuleHash ? string.Create(CultureInfo.InvariantCulture, $"rules {run.RuleHash}")
            : RunHashes.OfInputs(run.Inputs) is var inputs && inputs != publication.InputHash
                ? string.Create(CultureInfo.InvariantCulture, $"inputs {inputs}")
            : run.ResultHash != publication.ResultHash ? string.Create(CultureInfo.InvariantCulture, $"result {run.ResultHash}")
            : null;
    }

    private static bool IsBroken(Exception fault) =>
        fault is RefusalException or DbException or IOException or JsonException or FormatException or InvalidCastException;
}

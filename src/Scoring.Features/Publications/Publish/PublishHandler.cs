using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Facts;
using Scoring.Features.Jury.Stages;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Publications.Copies;
using Scoring.Features.Publications.Formats;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.CompareRuns;
using Scoring.Features.Rankings.FinaliseRanking;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Publications.Publish;

/// <summary>Writes the frozen copy beside the database, computes the rankings from it once more, and only then says that it is published.</summary>
internal sealed class PublishHandler(
    Session session, ScoringOptions options, RankingsInForce rankings, Evaluations evaluations, StageStore stages, RunStore runs, FinalRuns finals, RunComparing comparing,
    PublicationStore publications, FrozenFacts facts, FrozenRules rules, AuditTrail trail) : IRequestHandler<Publish, PublishOutcome>
{
    /// <inheritdoc/>
    public Task<PublishOutcome> Handle(Publish request, CancellationToken cancellationToken)
    {
        var (run, edition, imports) = rankings.Of(request.Edition, null);
        MustBeReady(run, edition);
        var id = runs.Keep(run, imports.Select(import => import.Id));
        MustBeFinal(edition, id);
        var before = publications.Of(request.Edition) is [.., var newest] ? newest : null;
        if (before?.RunId == id)
            return Task.FromResult(new PublishOutcome(before, false, null));
        var comparison = before is null ? null : comparing.Compare(before.RunId, id);
        var number = (before?.Number ?? 0) + 1;
        var publication = new Publication(edition.Id, number, edition.Name, id, run.RuleHash, RunHashes.OfInputs(run.Inputs), run.EngineVersion, run.ResultHash,
            NewName(edition.Id, number), "", run.IsIllustrative, request.Note?.Trim() ?? "", trail.Who, trail.Now);
        publication = Write(publication, run with { RunId = id }, edition, before, comparison, cancellationToken);
        publications.Add(publication);
        trail.Tell(AuditAction.RankingPublished, $"{edition.Id}/publication/{number.ToString(CultureInfo.InvariantCulture)}", publication.Note, ("run", id),
            ("result", run.ResultHash), ("manifest", publication.ManifestSha256));
        return Task.FromResult(new PublishOutcome(publication, true, comparison));
    }

    private static void MustBeReady(RankingRun run, Edition edition)
    {
        if (run.Rankings.All(ranking => ranking.Rows.All(row => row.Rank is null)))
            throw new RefusalException(RefusalKind.Data, "nothing-ranked", edition.Id);
        var awaited = run.Rankings.Where(ranking => ranking.AwaitsDecision).Select(ranking => ranking.Rule.Id).ToList();
        if (awaited.Count > 0)
            throw new RefusalException(RefusalKind.State, "picks-awaited", edition.Id, string.Join(", ", awaited));
    }

    private void MustBeFinal(Edition edition, long run)
    {
        if (edition.Stages.Count == 0)
            return;
        if (finals.Of(edition.Id) is not { } final)
            throw new RefusalException(RefusalKind.State, "not-final", edition.Id);
        if (final.RunId != run)
            throw new RefusalException(RefusalKind.State, "final-is-older", edition.Id, final.RunId);
        var entered = session.Locked(connection => EnteredFacts.Read(connection, edition.Id)).Sheets.Select(sheet => sheet.Stage).Distinct();
        if (entered.FirstOrDefault(stage => !stages.Of(edition.Id, stage).IsClosed) is { } open)
            throw new RefusalException(RefusalKind.State, "publish-stage-open", edition.Id, open);
    }

    private string NewName(string edition, int number)
    {
        var name = PublicationFolder.NameOf(edition, number);
        while (publications.Has(name))
            name += "x"; // two editions can be written alike with a hyphen for the slash
        return name;
    }

    private Publication Write(Publication publication, RankingRun run, Edition edition, Publication? before, RunComparison? comparison, CancellationToken cancellationToken)
    {
        var root = Directory.CreateDirectory(PublicationFolder.Root(options.DatabasePath)).FullName;
        var draft = Directory.CreateDirectory(Path.Combine(root, ".new-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            var closure = rules.Write(edition, Path.Combine(draft, PublicationFolder.Rules));
            facts.Write(closure, Path.Combine(draft, PublicationFolder.Rules), Path.Combine(draft, PublicationFolder.Facts));
            ResultFiles.Write(run, Path.Combine(draft, PublicationFolder.Results));
            ExplanationFiles.Write(evaluations.Of(edition.Id).Evaluation, run.IsIllustrative, Path.Combine(draft, PublicationFolder.Explanations), cancellationToken);
            if (FrozenCopy.FirstDifference(draft, publication) is { } difference)
                throw new RefusalException(RefusalKind.State, "publication-not-reproduced", edition.Id, difference);
            var manifest = Path.Combine(draft, PublicationFolder.Manifest);
            PublicationJson.Write(manifest, publication, closure, run, before, comparison, PublicationFolder.FilesIn(draft));
            var folder = Path.Combine(root, publication.Folder);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true); // no row names it: it was being written when a process ended
            Directory.Move(draft, folder);
            session.Undo(() => Directory.Delete(folder, recursive: true));
            return publication with { ManifestSha256 = PublicationFolder.Sha256(Path.Combine(folder, PublicationFolder.Manifest)) };
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }
}

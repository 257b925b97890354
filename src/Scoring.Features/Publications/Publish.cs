using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Comparison;

namespace Scoring.Features.Publications;

/// <summary>
/// The current rankings of an edition are published: facts, rules, results and explanations become a frozen copy that never changes. If a
/// jury marked, the run must have been stored as final and still be the current ranking. A correction needs a note that says why. Where the
/// edition asks for a second person, another one must have proposed exactly this result before.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Note">A note: what a correction corrects, and why; null or empty for none, with a first publication only.</param>
/// <param name="Key">A file with a private key (PEM) that signs it; null for no signature.</param>
/// <param name="OnlyIfFinal">True to ask of an index too that today's result was stored as final.</param>
[Allow(Access.Plenary)]
public sealed record Publish(string Edition, string? Note = null, string? Key = null, bool OnlyIfFinal = false)
    : IRequest<PublishOutcome>,
        INamesAnEdition;

/// <summary>The outcome of publishing.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="IsNew">False if exactly this was already published: nothing was changed.</param>
/// <param name="Comparison">What changed since the previous publication; null for the first.</param>
public sealed record PublishOutcome(Publication Publication, bool IsNew, RunComparison? Comparison);

/// <summary>Writes the frozen copy next to the database, recomputes the rankings from it, and only then records it as published.</summary>
internal sealed class PublishHandler(
    UnitOfWork work,
    ScoringOptions options,
    RankingCalculator rankings,
    PublishingChecks checks,
    PublicationProposals proposals,
    RunStore runs,
    RunComparer comparing,
    PublicationStore publications,
    PublicationFiles files,
    FrozenFacts facts,
    FrozenRules rules,
    AuditTrail trail
) : IRequestHandler<Publish, PublishOutcome>
{
    /// <inheritdoc/>
    public Task<PublishOutcome> Handle(Publish request, CancellationToken cancellationToken)
    {
        using var key = request.Key is null ? null : Signature.PrivateKey(request.Key, options.FilesPath);
        var (run, edition, imports) = rankings.Of(request.Edition, null);
        checks.MustBePublishable(run, edition, request.OnlyIfFinal);
        var before = Newest(edition.Id);
        if (before is not null && before.RunId == runs.Known(run))
        {
            DraftFolder.Clear(PublicationFolder.Root(options.FilesPath));
            return Task.FromResult(new PublishOutcome(before, false, null));
        }
        var note = PublishingChecks.NoteOf(edition, before, request.Note, proposals.MustBeConfirmed(edition, runs.Known(run)));
        var id = InTransaction(edition.Id, () => runs.Save(run, imports.Select(import => import.Id)));
        var comparison = before is null ? null : comparing.Compare(before.RunId, id);
        var number = (before?.Number ?? 0) + 1;
        var publication = new Publication(
            edition.Id,
            number,
            edition.Name,
            id,
            run.RuleHash,
            RunHashes.OfInputs(run.Inputs),
            run.EngineVersion,
            run.ResultHash,
            NewName(edition.Id, number),
            "",
            run.IsIllustrative,
            note,
            trail.Who,
            trail.Now
        );
        publication = Write(publication, run with { RunId = id }, edition, before, comparison, key, cancellationToken);
        return Task.FromResult(new PublishOutcome(publication, true, comparison));
    }

    private Publication? Newest(string edition) => publications.Of(edition) is [.., var newest] ? newest : null;

    // Writing a nation's explanations takes a while, during which jurors save their marks: the lock is held only while writing to the
    // database.
    private T InTransaction<T>(string edition, Func<T> action)
    {
        work.Begin(new WriteScope(edition, IsBeside: false));
        try
        {
            var done = action();
            work.End();
            return done;
        }
        catch
        {
            work.Drop();
            throw;
        }
    }

    private string NewName(string edition, int number)
    {
        var name = PublicationFolder.NameOf(edition, number);
        while (publications.Has(name))
            name += "x"; // two editions can be written alike with a hyphen for the slash
        return name;
    }

    // The copy is published only if it is still the current ranking and the next number is still free.
    private Publication Enter(Publication publication, Publication? before, string draft, string folder)
    {
        if (
            Newest(publication.Edition)?.Number != before?.Number
            || runs.Known(rankings.Of(publication.Edition, null).Run) != publication.RunId
        )
            throw new RefusalException(RefusalKind.State, "publication-overtaken", publication.Edition);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true); // no row names it: it was being written when a process ended
        Directory.Move(draft, folder);
        work.Undo(() => Directory.Delete(folder, recursive: true));
        publications.Add(publication);
        files.Store(publication, folder);
        trail.Record(
            AuditAction.RankingPublished,
            $"{publication.Edition}/publication/{publication.Number.ToString(CultureInfo.InvariantCulture)}",
            publication.Note,
            ("run", publication.RunId),
            ("result", publication.ResultHash),
            ("manifest", publication.ManifestSha256)
        );
        return publication;
    }

    private Publication Write(
        Publication publication,
        RankingRun run,
        Edition edition,
        Publication? before,
        RunComparison? comparison,
        ECDsa? key,
        CancellationToken cancellationToken
    )
    {
        var root = Directory.CreateDirectory(PublicationFolder.Root(options.FilesPath)).FullName;
        using var folder = new DraftFolder(root);
        var draft = folder.Path;
        var closure = rules.Write(edition, Path.Combine(draft, PublicationFolder.Rules));
        facts.Write(closure, Path.Combine(draft, PublicationFolder.Rules), Path.Combine(draft, PublicationFolder.Facts));
        if (FrozenCopy.WriteDerived(draft, publication, cancellationToken) is { } difference)
            throw new RefusalException(RefusalKind.State, "publication-not-reproduced", edition.Id, difference);
        var manifest = Path.Combine(draft, PublicationFolder.Manifest);
        var head = work.Locked(AuditTrail.Head);
        PublicationJson.Write(manifest, publication, closure, run, before, comparison, head, PublicationFolder.FilesIn(draft));
        if (key is not null)
            Signature.Write(key, draft);
        var whole = publication with { ManifestSha256 = PublicationFolder.Sha256(manifest) };
        return InTransaction(edition.Id, () => Enter(whole, before, draft, Path.Combine(root, whole.Folder)));
    }
}

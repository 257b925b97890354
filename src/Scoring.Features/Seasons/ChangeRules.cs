using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.RuleBook;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>The secretariat changes a rule file of a season key by key.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Seen">The number of the version that was seen.</param>
/// <param name="File">edition.yaml, season.yaml, or "committee" for the committee's file.</param>
/// <param name="Edits">The changes.</param>
/// <param name="Reason">Why; needed for what is locked.</param>
/// <param name="Decree">The letter or decree; needed for what is locked.</param>
[Allow(Access.Secretariat)]
public sealed record ChangeRules(
    string Edition,
    int Seen,
    string File,
    IReadOnlyList<RuleEdit> Edits,
    string Reason = "",
    string Decree = ""
) : IRequest<RuleVersion>, IWrites, INamesAnEdition;

/// <summary>The secretariat replaces a season's rule files by whole files, as they are.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Seen">The number of the version that was seen; 0 if the edition is not kept yet.</param>
/// <param name="Files">All files of the edition, by name.</param>
/// <param name="Reason">Why; needed for what is locked.</param>
/// <param name="Decree">The letter or decree; needed for what is locked.</param>
[Allow(Access.Secretariat)]
public sealed record PutRules(string Edition, int Seen, IReadOnlyDictionary<string, byte[]> Files, string Reason = "", string Decree = "")
    : IRequest<RuleVersion>,
        IWrites,
        INamesAnEdition;

/// <summary>Stores the next version, unless somebody else stored one since, nothing changed, or what is locked lacks its reason.</summary>
internal sealed class RuleWriting(
    RuleFolder rules,
    KeptRules kept,
    RuleVersions versions,
    SeasonStates seasons,
    RuleLocks locks,
    AuditTrail trail
)
{
    /// <summary>The version in force, as it was seen.</summary>
    /// <exception cref="RefusalException">The edition is not kept here, or changed since.</exception>
    public RuleVersion Seen(string edition, int seen)
    {
        var current = versions.InForce(edition)
            ?? throw (
                rules.Has(edition)
                    ? new RefusalException(RefusalKind.State, "season-not-kept", edition)
                    : new RefusalException(RefusalKind.Usage, "unknown-edition", edition, Nearest.To(edition, rules.EditionIds) ?? "")
            );
        if (current.Number != seen)
            throw new RefusalException(RefusalKind.State, "rules-changed-since", edition, current.By, current.Number);
        return current;
    }

    /// <summary>Null, if no version of the edition is kept yet.</summary>
    /// <exception cref="RefusalException">One is kept.</exception>
    public RuleVersion? None(string edition) =>
        versions.InForce(edition) is { } current
            ? throw new RefusalException(RefusalKind.State, "rules-changed-since", edition, current.By, current.Number)
            : null;

    /// <summary>Stores the next version.</summary>
    public RuleVersion Write(RuleVersion? current, string edition, IReadOnlyDictionary<string, byte[]> files, string reason, string decree)
    {
        RuleFiles.Check(edition, files);
        if (current is not null && RuleVersions.HashOf(files) == current.Hash)
            throw new RefusalException(RefusalKind.Data, "rules-not-changed", edition);
        var state = seasons.Of(edition);
        if (state.State == SeasonState.Archived)
            throw new RefusalException(RefusalKind.State, "season-archived", edition);
        using var folder = new Persistence.ScratchFolder("scoring-rules-", CancellationToken.None);
        var after = kept.With(folder.Path, rules, edition, files);
        var reading = after.Read(edition);
        var season = after.ReadSeason(edition);
        if (state.State != SeasonState.Draft && (reading.Edition is null || season.Faults.Count > 0))
            throw new RefusalException(RefusalKind.Rules, "rules-faulty", edition, reading.Faults.Count + season.Faults.Count)
            {
                Faults = [.. reading.Faults, .. season.Faults],
            };
        var touched = current is null ? [] : locks.Touched(edition, state, versions.FilesOf(current.Id), files);
        if (touched.Count > 0 && (reason.Trim().Length == 0 || decree.Trim().Length == 0))
            throw new RefusalException(RefusalKind.State, "rules-locked", touched[0].Path, touched[0].Why, touched.Count);
        var version = versions.Add(edition, files, touched.Count > 0, reason.Trim(), decree.Trim());
        trail.Record(
            touched.Count > 0 ? AuditAction.RulesProposed : AuditAction.RulesChanged,
            edition,
            reason.Trim(),
            ("version", version.Number),
            ("hash", version.Hash),
            ("rules", reading.Edition?.Hash),
            ("decree", decree.Trim())
        );
        return version;
    }
}

/// <summary>Makes the changes of a file.</summary>
internal sealed class ChangeRulesHandler(RuleWriting writing, RuleVersions versions) : IRequestHandler<ChangeRules, RuleVersion>
{
    /// <inheritdoc/>
    public Task<RuleVersion> Handle(ChangeRules request, CancellationToken cancellationToken)
    {
        var current = writing.Seen(request.Edition, request.Seen);
        var name = request.File == "committee" ? RuleFiles.CommitteeOf(request.Edition) : request.File;
        var files = new SortedDictionary<string, byte[]>(
            versions.FilesOf(current.Id).ToDictionary(file => file.Key, file => file.Value),
            StringComparer.Ordinal
        );
        var text = files.TryGetValue(name, out var bytes) ? RuleFiles.Text(bytes) : Begun(request);
        var draft =
            RuleFiles.DraftOf(name) is { } kind && RuleDraft.Open(kind, text) is { } opened
                ? opened
                : throw new RefusalException(RefusalKind.Rules, "rule-file-unreadable", name);
        try
        {
            var after = draft.With(request.Edits);
            files[name] = RuleFiles.Bytes(after.Text);
            if (name == "season.yaml")
                ClosingDay.Follow(files, draft, after);
        }
        catch (RuleEditException wrong)
        {
            throw new RefusalException(RefusalKind.Usage, wrong.Code, wrong.Path);
        }
        return Task.FromResult(writing.Write(current, request.Edition, files, request.Reason, request.Decree));
    }

    private static string Begun(ChangeRules request) =>
        request.File == "committee" ? $"fills: {request.Edition}\n" : "calendar: { zone: WIB, dates: [] }\n";
}

/// <summary>Puts the files in their place; those of a shipped edition become its first version.</summary>
internal sealed class PutRulesHandler(RuleWriting writing) : IRequestHandler<PutRules, RuleVersion>
{
    /// <inheritdoc/>
    public Task<RuleVersion> Handle(PutRules request, CancellationToken cancellationToken)
    {
        if (!EditionId.IsWellFormed(request.Edition))
            throw new RefusalException(RefusalKind.Usage, "edition-form", request.Edition);
        var current = request.Seen == 0 ? null : writing.Seen(request.Edition, request.Seen);
        return Task.FromResult(
            writing.Write(current ?? writing.None(request.Edition), request.Edition, request.Files, request.Reason, request.Decree)
        );
    }
}

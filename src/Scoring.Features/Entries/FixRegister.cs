using System.Text;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Persistence;

namespace Scoring.Features.Entries;

/// <summary>Shows the register as the entries make it, and what has changed since it was fixed.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <remarks>It is a whole: an examiner to whom groups were given sees the desk's list instead.</remarks>
[Allow(Access.Examining)]
public sealed record ShowRegister(string Edition) : IRequest<ShownRegister>, INamesAnEdition;

/// <summary>The register of an edition.</summary>
/// <param name="Door">The season.</param>
/// <param name="Now">As the entries make it now.</param>
/// <param name="Fixed">As it was fixed last; null if it was not.</param>
/// <param name="Changes">What has changed since then.</param>
/// <param name="Unchecked">The entries that are not checked yet.</param>
/// <param name="IsOver">True if nothing can be sent any more but by those with a deadline of their own.</param>
public sealed record ShownRegister(
    OpenDoor Door,
    RegisterFile Now,
    FixedRegister? Fixed,
    IReadOnlyList<RegisterChange> Changes,
    IReadOnlyList<string> Unchecked,
    bool IsOver
);

/// <summary>Puts it together.</summary>
internal sealed class ShowRegisterHandler(Registers registers, EntryDoor door, EntryRights rights)
    : IRequestHandler<ShowRegister, ShownRegister>
{
    /// <inheritdoc/>
    public Task<ShownRegister> Handle(ShowRegister request, CancellationToken cancellationToken)
    {
        if (!rights.SeesAllGroups)
            throw new RefusalException(RefusalKind.State, "register-of-all-groups", request.Edition);
        var open = door.Of(request.Edition);
        var (now, last) = (registers.Now(open), registers.Fixed(request.Edition));
        return Task.FromResult(
            new ShownRegister(open, now, last, Registers.Changes(last, now), Unchecked(open, now), IsOver(open, door.Now))
        );
    }

    /// <summary>The entries that wait for an examiner; none where the season has no checks.</summary>
    public static IReadOnlyList<string> Unchecked(OpenDoor open, RegisterFile now) =>
        open.Season.Administration.Checks.Count == 0
            ? []
            : [.. now.Rows.Where(row => row.State is EntryState.Sent or EntryState.Repair or EntryState.WithAgency).Select(row => row.Id)];

    /// <summary>True once the season's own closing and grace are over.</summary>
    public static bool IsOver(OpenDoor open, DateTime now) => EntryDeadline.OfDraft(open.Season.Calendar, null).IsOver(now);
}

/// <summary>
/// The secretariat fixes the register: the entries become a file of submissions that is imported as any other, with the same checks. So
/// they are facts like those of files, and rank alike.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record FixRegister(string Edition) : IRequest<ImportOutcome>, IWrites, INamesAnEdition;

/// <summary>Writes the file, imports it and stores what it was.</summary>
internal sealed class FixRegisterHandler(Registers registers, EntryDoor door, IMediator sender, AuditTrail trail)
    : IRequestHandler<FixRegister, ImportOutcome>
{
    /// <inheritdoc/>
    public async Task<ImportOutcome> Handle(FixRegister request, CancellationToken cancellationToken)
    {
        var open = door.Of(request.Edition);
        if (!ShowRegisterHandler.IsOver(open, door.Now))
            throw new RefusalException(RefusalKind.State, "register-too-early", request.Edition);
        var now = registers.Now(open);
        if (now.Rows.Count == 0)
            throw new RefusalException(RefusalKind.Data, "register-empty", request.Edition);
        if (ShowRegisterHandler.Unchecked(open, now) is { Count: > 0 } left)
            throw new RefusalException(RefusalKind.State, "register-unchecked", left.Count, left[0]);
        var text = now.Text;
        using var folder = new ScratchFolder("scoring-register-", cancellationToken);
        var path = Path.Combine(folder.Path, RegisterFile.Name);
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(false), cancellationToken);
        var outcome = await sender.Send(
            new ImportFile(ImportKind.Submissions, path, request.Edition, Replacing: Replacing.Replace) { IsDoor = true },
            cancellationToken
        );
        if (outcome.Status != ImportStatus.Stored)
            return outcome;
        registers.Add(request.Edition, outcome.ImportId!.Value, text);
        trail.Record(
            AuditAction.RegisterFixed,
            request.Edition,
            "",
            ("import", outcome.ImportId),
            ("rows", outcome.Rows),
            ("sha256", outcome.Sha256)
        );
        return outcome;
    }
}

using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Entries;
using Scoring.Features.Facts;
using Scoring.Features.Import;
using Scoring.Features.Import.Storage;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Evidence;

/// <summary>
/// The secretariat makes facts of the decided levels: a file of indicators with level, claimed level and evidence goes in as any such file,
/// one for regions and one for entries.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record FixEvidence(string Edition) : IRequest<EvidenceFixed>, IWrites, INamesAnEdition;

/// <summary>What became facts.</summary>
/// <param name="Count">How many levels.</param>
/// <param name="Imports">What became of the files: that of regions, then that of entries, as far as there is any.</param>
public sealed record EvidenceFixed(int Count, IReadOnlyList<ImportOutcome> Imports);

/// <summary>Writes the files and imports them.</summary>
internal sealed class FixEvidenceHandler(
    UnitOfWork work,
    PayloadCache cache,
    EvidenceDesk desk,
    SentEvidence sent,
    Registers registers,
    AuditTrail trail,
    IMediator sender
) : IRequestHandler<FixEvidence, EvidenceFixed>
{
    /// <summary>The name of the file of regions.</summary>
    public const string FileName = "bukti-daerah.csv";

    /// <summary>The name of the file of entries.</summary>
    public const string FileOfEntries = "bukti-inovasi.csv";

    /// <inheritdoc/>
    public async Task<EvidenceFixed> Handle(FixEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Asked(request.Edition);
        var (ofRegions, ofEntries) = (sent.OfRegions(terms), sent.OfEntries(terms));
        EvidenceItem[] all = [.. ofRegions, .. ofEntries];
        if (all.Count(item => !item.IsDecided) is > 0 and var open)
            throw new RefusalException(RefusalKind.State, "evidence-undecided", open);
        if (all.Length == 0)
            throw new RefusalException(RefusalKind.Data, "evidence-nothing-sent", request.Edition);
        // Levels belong to innovations that are facts already.
        if (ofEntries.Count > 0 && !registers.IsFixed(request.Edition))
            throw new RefusalException(RefusalKind.State, "evidence-register-first", request.Edition);
        var imports = new List<ImportOutcome>();
        if (ofRegions.Count > 0)
            imports.Add(await Import(request.Edition, Level.Region, ofRegions, FileName, cancellationToken));
        if (ofEntries.Count > 0)
            imports.Add(await Import(request.Edition, Level.Innovation, ofEntries, FileOfEntries, cancellationToken));
        return new EvidenceFixed(all.Length, imports);
    }

    private async Task<ImportOutcome> Import(
        string edition,
        Level level,
        IReadOnlyList<EvidenceItem> items,
        string name,
        CancellationToken cancellationToken
    )
    {
        NeedsOwnFacts(edition, level, items, name);
        using var scratch = new ScratchFolder("scoring-evidence-", cancellationToken);
        var path = Path.Combine(scratch.Path, name);
        await File.WriteAllTextAsync(path, Text(level, items), new UTF8Encoding(false), cancellationToken);
        var outcome = await sender.Send(
            new ImportFile(ImportKind.Indicators, path, edition, Replacing: Replacing.Replace),
            cancellationToken
        );
        if (outcome.Status == ImportStatus.Refused)
            throw new RefusalException(
                RefusalKind.Data,
                "evidence-file-refused",
                new Text(Texts.Problem(outcome.Problems[0], "id"), Texts.Problem(outcome.Problems[0], "en"))
            );
        trail.Record(
            AuditAction.EvidenceFixed,
            edition + "/evidence",
            "",
            ("count", items.Count),
            ("file", name),
            ("sha256", outcome.Sha256)
        );
        return outcome;
    }

    // A level that another file gives must not be replaced unseen.
    private void NeedsOwnFacts(string edition, Level level, IReadOnlyList<EvidenceItem> all, string name)
    {
        var known = new CurrentFacts(work, cache, edition);
        foreach (
            var import in known.Imports.Where(import =>
                import.Kind == ImportKind.Indicators && import.FileName != name && import.Scope.Contains(level.Id)
            )
        )
        {
            var rows = (LevelRows)known.PayloadOf(import);
            var units = Enumerable.Range(0, rows.Units.Count).ToDictionary(unit => rows.Units[unit], unit => unit, StringComparer.Ordinal);
            var cells = rows
                .Indicators.Select((id, cell) => (id, cell))
                .ToDictionary(pair => pair.id, pair => pair.cell, StringComparer.Ordinal);
            foreach (var item in all)
            {
                if (
                    units.TryGetValue(item.Unit, out var unit)
                    && cells.TryGetValue(item.Indicator.Id, out var cell)
                    && rows.Of(unit)[cell] != LevelFacts.Absent
                )
                    throw new RefusalException(RefusalKind.State, "evidence-given", item.Unit, item.Indicator.Number, import.FileName);
            }
        }
    }

    private static string Text(Level level, IEnumerable<EvidenceItem> items)
    {
        var text = new StringBuilder(
            (level == Level.Region ? "region_code" : "innovation_id") + ",indicator,level,claimed_level,evidence\n"
        );
        foreach (var item in items)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Cell(item.Unit)},{Cell(item.Indicator.Id)},{item.Verified},{item.Claimed},{Cell(item.Evidence)}\n"
            );
        return text.ToString();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

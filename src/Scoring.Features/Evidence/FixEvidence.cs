using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import;
using Scoring.Features.Import.Storage;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Features.Evidence;

/// <summary>
/// The secretariat makes facts of the decided levels: a file of indicators with level, claimed level and evidence goes in as any such file.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Secretariat)]
public sealed record FixEvidence(string Edition) : IRequest<EvidenceFixed>, IWrites, INamesAnEdition;

/// <summary>What became facts.</summary>
/// <param name="Count">How many levels.</param>
/// <param name="Import">What became of the file.</param>
public sealed record EvidenceFixed(int Count, ImportOutcome Import);

/// <summary>Writes the file and imports it.</summary>
internal sealed class FixEvidenceHandler(
    UnitOfWork work,
    PayloadCache cache,
    EvidenceDesk desk,
    EvidenceStore store,
    AuditTrail trail,
    IMediator sender
) : IRequestHandler<FixEvidence, EvidenceFixed>
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "bukti-daerah.csv";

    /// <inheritdoc/>
    public async Task<EvidenceFixed> Handle(FixEvidence request, CancellationToken cancellationToken)
    {
        var terms = desk.Terms(request.Edition);
        var all = store.Sent(request.Edition, terms.Table);
        if (all.Count(item => !item.IsDecided) is > 0 and var open)
            throw new RefusalException(RefusalKind.State, "evidence-undecided", open);
        if (all.Count == 0)
            throw new RefusalException(RefusalKind.Data, "evidence-nothing-sent", request.Edition);
        NeedsOwnFacts(request.Edition, all);
        using var scratch = new ScratchFolder("scoring-evidence-", cancellationToken);
        var path = Path.Combine(scratch.Path, FileName);
        await File.WriteAllTextAsync(path, Text(all), new UTF8Encoding(false), cancellationToken);
        var outcome = await sender.Send(
            new ImportFile(ImportKind.Indicators, path, request.Edition, Replacing: Replacing.Replace),
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
            request.Edition + "/evidence",
            "",
            ("count", all.Count),
            ("file", FileName),
            ("sha256", outcome.Sha256)
        );
        return new EvidenceFixed(all.Count, outcome);
    }

    // A level that another file gives must not be replaced unseen.
    private void NeedsOwnFacts(string edition, IReadOnlyList<EvidenceItem> all)
    {
        var known = new CurrentFacts(work, cache, edition);
        foreach (
            var import in known.Imports.Where(import =>
                import.Kind == ImportKind.Indicators && import.FileName != FileName && import.Scope.Contains(Level.Region.Id)
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
                    units.TryGetValue(item.Region, out var unit)
                    && cells.TryGetValue(item.Indicator.Id, out var cell)
                    && rows.Of(unit)[cell] != LevelFacts.Absent
                )
                    throw new RefusalException(RefusalKind.State, "evidence-given", item.Region, item.Indicator.Number, import.FileName);
            }
        }
    }

    private static string Text(IEnumerable<EvidenceItem> items)
    {
        var text = new StringBuilder("region_code,indicator,level,claimed_level,evidence\n");
        foreach (var item in items)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Cell(item.Region)},{Cell(item.Indicator.Id)},{item.Verified},{item.Claimed},{Cell(item.Document.Line)}\n"
            );
        return text.ToString();
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}

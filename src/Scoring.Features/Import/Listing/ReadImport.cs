using System.Globalization;
using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Listing;

/// <summary>
/// Gives back what was read from an imported file, in force or replaced: the facts row by row. The file itself is not kept.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Id">The import's number.</param>
[Allow(Access.Readers)]
public sealed record ReadImport(string Edition, long Id) : IRequest<ImportedFacts>, INamesAnEdition;

/// <summary>The facts of an import as a table.</summary>
/// <param name="FileName">The name of the file that they were read from.</param>
/// <param name="Sha256">Its hash (hex).</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">The rows: texts and numbers, made one at a time.</param>
public sealed record ImportedFacts(string FileName, string Sha256, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Loads the packed facts and spreads them out again.</summary>
internal sealed class ReadImportHandler(UnitOfWork work) : IRequestHandler<ReadImport, ImportedFacts>
{
    /// <inheritdoc/>
    public Task<ImportedFacts> Handle(ReadImport request, CancellationToken cancellationToken)
    {
        var (import, payload) = work.Locked(db =>
        {
            var found = ImportRecord.Find(db, request.Edition, request.Id)
                ?? throw new RefusalException(
                    RefusalKind.Usage,
                    "no-such-import",
                    request.Edition,
                    request.Id.ToString(CultureInfo.InvariantCulture)
                );
            return (found, found.Load(db));
        });
        var (columns, rows) = payload switch
        {
            RegionRows regions => Table(regions),
            SubmissionRows submissions => Table(submissions),
            LevelRows levels => Table(levels),
            NumberRows numbers => Table(numbers),
            SheetRows sheets => Table(sheets),
            PeopleRows people => Table(people),
            _ => throw new InvalidOperationException($"{payload.GetType()}: no table of it."),
        };
        return Task.FromResult(new ImportedFacts(import.FileName, import.Sha256, columns, rows));
    }

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(RegionRows read) =>
        (
            ["line", "code", "name", "type", "province_code", .. read.Attributes.Names],
            Enumerable
                .Range(0, read.Rows)
                .Select(row =>
                    (IReadOnlyList<object?>)
                        [
                            read.Lines[row],
                            read.Codes.Ids[row],
                            read.Names[row],
                            read.Types[row],
                            read.Provinces[row],
                            .. Further(read.Attributes, row),
                        ]
                )
        );

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(SubmissionRows read) =>
        (
            ["line", "innovation_id", "region_code", "title", .. SubmissionRows.OwnAttributes, .. read.Attributes.Names],
            Enumerable
                .Range(0, read.Rows)
                .Select(row =>
                    (IReadOnlyList<object?>)
                        [
                            read.Lines[row],
                            read.IdColumn[row],
                            read.Regions[row],
                            read.Titles[row],
                            .. read.Own.Select(column => column[row]),
                            .. Further(read.Attributes, row),
                        ]
                )
        );

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(LevelRows read)
    {
        var claims = read.Claims.ToLookup(claim => (claim.Unit, claim.Indicator));
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var unit = 0; unit < read.Units.Count; unit++)
            {
                for (var cell = 0; cell < read.Indicators.Count; cell++)
                {
                    var level = read.Of(unit)[cell];
                    if (level == LevelFacts.Absent)
                        continue;
                    var (id, indicator) = (read.Units[unit], read.Indicators[cell]);
                    var claim = claims[(id, indicator)].FirstOrDefault();
                    yield return [read.Lines.Of(unit, cell, read.Of(unit)), id, indicator, (int)level, claim.Claimed, claim.Evidence];
                }
            }
        }
        return (["line", UnitColumn(read.Level), "indicator", "level", "claimed_level", "evidence"], Rows());
    }

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(NumberRows read) =>
        (
            ["line", UnitColumn(read.Level), "measure", "value", "published_rank", "attributes"],
            read.Numbers.Select(one =>
                (IReadOnlyList<object?>)[one.Line, one.Unit, one.Measure, Exact.Canonicalize(one.Value), one.PublishedRank, one.Attributes]
            )
        );

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(SheetRows read)
    {
        var leaves = read.Layout.ToLookup(leaf => leaf[..leaf.IndexOf('/', StringComparison.Ordinal)]);
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            foreach (var sheet in read.Sheets)
            {
                foreach (var (at, leaf) in leaves[sheet.Stage].Index())
                {
                    if (sheet.Marks[at] is not { } mark)
                        continue;
                    yield return
                    [
                        sheet.Lines[at],
                        sheet.Stage,
                        sheet.Innovation,
                        sheet.Juror,
                        sheet.Number,
                        sheet.SubmittedAt?.ToString("s", CultureInfo.InvariantCulture),
                        leaf[(sheet.Stage.Length + 1)..],
                        Exact.Canonicalize(mark),
                    ];
                }
            }
        }
        return (["line", "stage", "innovation_id", "juror", "sheet", "submitted_at", "criterion", "mark"], Rows());
    }

    private static (List<string>, IEnumerable<IReadOnlyList<object?>>) Table(PeopleRows read)
    {
        List<string> columns =
        [
            .. read.KeyColumns,
            .. read.Records.SelectMany(record => record.Values.Keys).Distinct().Except(read.KeyColumns),
        ];
        return (
            ["line", .. columns],
            read.Records.Select(record =>
                (IReadOnlyList<object?>)[record.Line, .. columns.Select(column => record.Values.GetValueOrDefault(column))]
            )
        );
    }

    private static IEnumerable<string?> Further(Attributes attributes, int row) =>
        Enumerable.Range(0, attributes.Names.Count).Select(name => attributes.Of(row, name));

    private static string UnitColumn(Level level) => level == Level.Region ? "region_code" : "innovation_id";
}

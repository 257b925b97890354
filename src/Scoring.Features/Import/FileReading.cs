using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Import;

/// <summary>Reads a file by its kind: as it stands if it is plain, else as a table.</summary>
/// <param name="request">The request.</param>
/// <param name="edition">The rules.</param>
/// <param name="file">The file.</param>
/// <param name="known">What is in force for the edition.</param>
internal sealed class FileReading(ImportFile request, Edition edition, InspectedFile file, CurrentFacts known)
{
    /// <summary>Reads the file as tables.</summary>
    public TableReader Tables => new(request.Kind, edition, known, request.Choices ?? ReadingChoices.None);

    /// <summary>
    /// Reads it. A plain file is read as it stands. One that has a fault, or a number that may be meant otherwise, is read again as a
    /// table: what its writer's settings have made of it is put right there if it can be read in one way only.
    /// </summary>
    /// <param name="table">The table of a workbook; null for a text.</param>
    /// <param name="marker">The marker of a scoresheet of ours; null if it is none.</param>
    public FileRead Read(ReadableTable? table = null, ScoresheetMarker? marker = null)
    {
        if (table is not null)
            return ReadRows(table, marker);
        var plain = ReadRows(null, null);
        return NeedsTable(plain) && Tables.Read(file) is { } found ? ReadRows(found, null) : plain;
    }

    private bool NeedsTable(FileRead plain) =>
        plain.Problems.Count > 0
        || plain.Reading.Numbers.IsOpen
        || plain.Reading.Headers is not { } headers
        || headers.Names.Contains("")
        || request.Choices is { DecimalSign: not null } or { Dates: not null }
        || (
            request.Kind is ImportKind.Submissions or ImportKind.Regions
            && headers.Names.Any(name => plain.Reading.Names!.Find(name) is { Type: ColumnType.Number or ColumnType.Time })
        );

    private FileRead ReadRows(ReadableTable? table, ScoresheetMarker? marker)
    {
        var problems = new ProblemList(file.Name) { Places = table };
        table?.Report(problems);
        var (reading, payload, replaced) = ReadOnce(problems, new HashSet<int>(), table, marker);
        if (reading.Headers is { } headers)
            reading.Names!.Report([headers], problems, Math.Max(1, reading.HeaderLine));
        // Rows that are faulty only in combination with others are left out by reading the file again without them, until no such row
        // remains.
        for (var leftOut = new HashSet<int>(); request.SkipFaulty && payload is not null && reading.FaultyAtEnd.Count > 0; )
        {
            leftOut.UnionWith(reading.FaultyAtEnd);
            var again = new ProblemList(file.Name) { Places = table };
            (reading, payload, replaced) = ReadOnce(again, leftOut, table, marker);
            problems.TakeOver(again, reading.FaultyAtEnd);
        }
        if (payload is not null && payload.Rows == 0 && problems.Count == 0)
            problems.Add("no-rows", 0, "", "");
        return new FileRead(problems, reading, payload, replaced, (table?.Names ?? reading.Names)?.Applied ?? []);
    }

    private (RowReader Reading, Payload? Payload, List<ImportRecord> Replaced) ReadOnce(
        ProblemList problems,
        IReadOnlySet<int> leftOut,
        ReadableTable? table,
        ScoresheetMarker? marker
    )
    {
        var names = table is null ? new ColumnNames(request.Kind, edition, request.Choices ?? ReadingChoices.None) : null;
        if (
            request.Kind == ImportKind.Indicators
            && table is null
            && ReadInParts.Levels(file, part => new RowReader(part, edition, known, new ProblemList(file.Name), leftOut) { Names = names })
                is var (whole, levels)
        )
            return (whole, levels, SuccessorRule.Find(request, file.Name, whole, levels));
        using var rows = table?.Rows()
            ?? CsvRows.Of(file, isBulk: request.Kind is ImportKind.Indicators or ImportKind.Marks or ImportKind.Measures);
        var reading = new RowReader(rows, edition, known, problems, leftOut)
        {
            Names = names,
            Adds = request.Replacing == Replacing.Add,
            IsDoor = request.IsDoor,
        };
        var payload = ReadKind(reading);
        reading.ReportRefused();
        if (payload is not null)
            table?.ReportRest(reading, leftOut);
        if (marker is not null && payload is SheetRows sheets)
            ReturnedScoresheet.Check(reading, sheets, marker);
        return (reading, payload, payload is null ? [] : SuccessorRule.Find(request, file.Name, reading, payload));
    }

    private Payload? ReadKind(RowReader reading) =>
        request.Kind switch
        {
            ImportKind.Regions => ReadRegions.Read(reading),
            ImportKind.Submissions => ReadSubmissions.Read(reading),
            ImportKind.Indicators => ReadIndicators.Read(reading),
            ImportKind.Measures => ReadNumbers.ReadMeasures(reading),
            ImportKind.Results => ReadNumbers.ReadResults(reading),
            ImportKind.Marks => ReadMarks.Read(reading),
            _ => ReadPeople.Read(reading, request.Kind),
        };
}

/// <summary>The result of reading a file.</summary>
/// <param name="Problems">What is wrong, and what is to be said.</param>
/// <param name="Reading">Its rows.</param>
/// <param name="Payload">What was read; null if its header is unusable.</param>
/// <param name="Replaced">The imports that it replaces.</param>
/// <param name="Applied">The headers that were read as columns because a person said so, now or before.</param>
internal sealed record FileRead(
    ProblemList Problems,
    RowReader Reading,
    Payload? Payload,
    List<ImportRecord> Replaced,
    IReadOnlyList<(string Header, string Column)> Applied
);

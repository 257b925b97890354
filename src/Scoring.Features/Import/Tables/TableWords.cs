using Scoring.Domain.Rules;
using Scoring.Features.Core;

namespace Scoring.Features.Import.Tables;

/// <summary>
/// Reads stages, criteria, indicators, measures and types of regions that a file calls by their names, or writes in other case, as the ids
/// of the edition.
/// </summary>
internal static class TableWords
{
    /// <summary>Reads the columns that hold such words.</summary>
    /// <param name="table">The table.</param>
    /// <param name="kind">The kind of file.</param>
    /// <param name="edition">The rules.</param>
    public static void Read(Table table, ImportKind kind, Edition edition)
    {
        foreach (var (column, words) in ColumnsOf(kind, edition))
        {
            var place = table.Columns.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
            if (place >= 0)
                Read(table, place, words);
        }
    }

    private static void Read(Table table, int column, IEnumerable<Word> words)
    {
        var known = words.ToList();
        var ids = known.Select(word => word.Id).ToHashSet(StringComparer.Ordinal);
        var named = known
            .SelectMany(word => word.Names.Append(word.Id).Select(name => (Key: ColumnNames.KeyOf(name), word.Id)))
            .Where(pair => pair.Key.Length > 0)
            .Distinct()
            .ToLookup(pair => pair.Key, pair => pair.Id, StringComparer.Ordinal);
        var (changed, example, read) = (0, "", "");
        foreach (var row in table.Fitting)
        {
            var text = row.Texts[column].Trim();
            if (text.Length == 0 || ids.Contains(text) || named[ColumnNames.KeyOf(text)].ToList() is not [var id])
                continue;
            if (changed++ == 0)
                (example, read) = (text, id);
            row.Texts[column] = id;
        }
        if (changed > 0)
            table.Notice("notice.words-as-ids", table.Columns[column], changed, example, read);
    }

    private static readonly Word[] TypesOfRegions =
    [
        new("provinsi", ["prov", "propinsi", "province", "daerah provinsi"]),
        new("kabupaten", ["kab", "regency", "kabupaten administrasi", "kab administrasi"]),
        new("kota", ["kodya", "kotamadya", "city", "kota administrasi"]),
    ];

    private static IEnumerable<(string Column, IEnumerable<Word> Words)> ColumnsOf(ImportKind kind, Edition edition)
    {
        if (kind == ImportKind.Regions && edition.UnitTypes.Count == 0)
            yield return ("type", TypesOfRegions);
        else if (kind == ImportKind.Marks)
        {
            yield return ("stage", edition.Stages.Select(stage => new Word(stage.Id, [stage.Name.Id, stage.Name.En])));
            yield return (
                "criterion",
                edition.Stages.SelectMany(stage => stage.Leaves).Select(leaf => new Word(leaf.Id, [leaf.Name.Id, leaf.Name.En]))
            );
        }
        else if (kind == ImportKind.Indicators)
            yield return (
                "indicator",
                edition
                    .Indicators.SelectMany(indicators => indicators.Indicators)
                    .Select(indicator => new Word(indicator.Number, [indicator.Id, indicator.Name.Id, indicator.Name.En]))
            );
        else if (kind == ImportKind.Measures)
            yield return ("indicator", edition.Measures.Select(measure => new Word(measure.Id, [measure.Name.Id, measure.Name.En])));
    }

    private sealed record Word(string Id, string[] Names);
}

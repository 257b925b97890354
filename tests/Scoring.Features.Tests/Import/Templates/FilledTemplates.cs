using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Templates;

namespace Scoring.Features.Tests.Import.Templates;

/// <summary>Fills templates with right values, as a careful person would.</summary>
internal static class FilledTemplates
{
    private const int Rows = 2;

    /// <summary>The template with rows of right values in every column that can have one.</summary>
    public static ImportTemplate Fill(ImportTemplate template) =>
        template with
        {
            Rows = template.Kind switch
            {
                ImportKind.Regions =>
                [
                    .. new[]
                    {
                        ("13", "Sumatera Barat", "provinsi"),
                        ("13.01", "Pesisir Selatan", "kabupaten"),
                        ("13.71", "Padang", "kota"),
                    }.Select(region => Row(template, name => name switch
                            {
                                "code" => region.Item1,
                                "name" => region.Item2,
                                "type" => region.Item3,
                                _ => "13",
                            })),
                ],
                ImportKind.Marks => [.. template.Edition.Stages.SelectMany(stage => Marks(template, stage))],
                _ => [.. Enumerable.Range(0, Rows).Select(row => Row(template, name => Value(template, name, row)))],
            },
        };

    private static IEnumerable<IReadOnlyList<string?>> Marks(ImportTemplate template, Stage stage)
    {
        var isWide = template.Columns.Any(column => column.Column.IsWide);
        foreach (var leaf in isWide ? [null] : stage.Leaves.Select(leaf => (Criterion?)leaf))
        {
            yield return Row(template, name => name switch
                {
                    "stage" => stage.Id,
                    "criterion" => leaf!.Id,
                    "score" => Mark(stage, leaf!),
                    "sheet" => "1",
                    _ when isWide && stage.Leaves.FirstOrDefault(one => one.Id == name) is { } own => Mark(stage, own),
                    _ when template.Columns.Any(column => column.Column.IsWide && column.Column.Name == name) => null,
                    _ => Value(template, name, 0),
                });
        }
    }

    private static string Mark(Stage stage, Criterion leaf)
    {
        var scale = stage.ScaleOf(leaf);
        return (scale.Values?[0] ?? (scale.Labels.Count > 0 ? scale.Labels[0].From : scale.To)).ToString(CultureInfo.InvariantCulture);
    }

    private static IReadOnlyList<string?> Row(ImportTemplate template, Func<string, string?> value) =>
        [.. template.Columns.Select(column => value(column.Column.Name))];

    private static string? Value(ImportTemplate template, string name, int row)
    {
        var column = template.Columns.Single(column => column.Column.Name == name);
        var table = template.Edition.Indicators.FirstOrDefault(table =>
            template.Columns.Any(one => one.Column.Name == table.Level.Id + (table.Level == Level.Region ? "_code" : "_id"))
        );
        if (name is "level" or "claimed_level")
            return table!.Indicators[row].Levels[^1].ToString(CultureInfo.InvariantCulture);
        if (name == "indicator" && template.Kind == ImportKind.Indicators)
            return table!.Indicators[row].Number;
        if (name == "value")
            return Measured(template.Edition, Value(template, "indicator", row)!);
        if (column.Allowed is { Count: > 0 } allowed)
            return Convert.ToString(allowed[Math.Min(row, allowed.Count - 1)], CultureInfo.InvariantCulture);
        return (column.Column.Type, name) switch
        {
            (ColumnType.Number, _) => (column.Column.From ?? column.Column.To ?? 1m).ToString(CultureInfo.InvariantCulture),
            (ColumnType.Date, _) => "2024-03-01",
            (ColumnType.Time, _) => "2024-03-01 10:30:00",
            (_, "stages") => string.Join(';', template.Edition.Stages.Select(stage => stage.Id)),
            (_, "rank") => "1",
            _ => $"{name} {row + 1}",
        };
    }

    private static string Measured(Edition edition, string measure) =>
        (edition.Measures.FirstOrDefault(one => one.Id == measure) is { } rule ? rule.From ?? rule.To ?? 1m : 1m).ToString(
            CultureInfo.InvariantCulture
        );
}

using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Import.Templates;

/// <summary>A column of a template.</summary>
/// <param name="Column">Its name in a plain file, the type of its values and the headers that an import recognises.</param>
/// <param name="Header">Its header for people, one that an import recognises.</param>
/// <param name="About">What is written in it, in a sentence or two.</param>
/// <param name="Allowed">The values to choose from, texts or numbers; null if any may be written.</param>
/// <param name="IsClosed">True if an import refuses any other value than the allowed ones.</param>
public sealed record TemplateColumn(ExpectedColumn Column, string Header, string About, IReadOnlyList<object>? Allowed, bool IsClosed)
{
    /// <summary>True if an import refuses a file without it, or a row without its value.</summary>
    public bool IsRequired => Column.IsRequired;
}

/// <summary>The columns of a template.</summary>
/// <param name="shape">What it is about.</param>
/// <param name="known">What is in force, for lists of regions, innovations and jurors.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class TemplateColumns(TemplateShape shape, CurrentFacts known, string language)
{
    private static readonly string[] Aside = ["standing", "source"];
    private static readonly string[] LongOnly = ["indicator", "level", "value", "criterion", "score", "claimed_level", "evidence"];

    private readonly IReadOnlyList<ExpectedColumn> _expected = ExpectedColumns.Of(shape.Kind, shape.Edition);

    /// <summary>All columns.</summary>
    public IReadOnlyList<TemplateColumn> All() => [.. _expected.Where(IsInForm).Select(Make)];

    private bool IsInForm(ExpectedColumn column)
    {
        if (Aside.Contains(column.Name))
            return false;
        if (column.IsWide)
            return shape.IsWide && IsOfShape(column.Name);
        if (shape.Level is not null && column.Name is ("region_code" or "innovation_id"))
            return column.Name == (shape.Level == Level.Region ? "region_code" : "innovation_id");
        return !shape.IsWide || !LongOnly.Contains(column.Name);
    }

    private bool IsOfShape(string name) =>
        shape.Kind switch
        {
            ImportKind.Indicators => shape.Edition.TableOf(shape.Level!)!.Find(name) >= 0,
            ImportKind.Measures => shape.MeasureIds.Contains(name),
            _ => shape.Stages.Any(stage => stage.Leaves.Any(leaf => leaf.Id == name)),
        };

    private TemplateColumn Make(ExpectedColumn column)
    {
        var (allowed, isClosed) = column.IsWide ? WideValues(column) : (ValuesOf(column), true);
        if (allowed is null && !column.IsWide && Suggested(column.Name) is { Count: > 0 } suggested)
            (allowed, isClosed) = ([.. suggested], false);
        return new TemplateColumn(column, HeaderOf(column), AboutOf(column), allowed, isClosed);
    }

    // People's word for a column is used only where an import cannot take it for another column.
    private string HeaderOf(ExpectedColumn column)
    {
        var label = column.IsWide ? NameOf(column) : Say(column.Name, "");
        return label is not null && _expected.Count(other => Answers(other, label)) == 1 && Answers(column, label) ? label : column.Name;
    }

    private static bool Answers(ExpectedColumn column, string header) =>
        column.Headers.Append(column.Name).Any(known => KeyOf(known) == KeyOf(header));

    private static string KeyOf(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private string? Say(string column, string part) => ColumnNames.Find(shape.Kind, column, part, language);

    private string? NameOf(ExpectedColumn column) =>
        shape.Kind switch
        {
            ImportKind.Indicators => IndicatorOf(column.Name).Name.In(language),
            ImportKind.Measures => shape.Edition.Measures.FirstOrDefault(measure => measure.Id == column.Name)?.Name.In(language),
            _ => LeavesOf(column.Name).Select(pair => pair.Leaf.Name.In(language)).Distinct().ToList() is [var name] ? name : null,
        };

    private string AboutOf(ExpectedColumn column)
    {
        if (!column.IsWide)
            return Say(column.Name, ".about") ?? T.Get("template.attribute", language);
        var name = NameOf(column) ?? column.Name;
        return shape.Kind switch
        {
            ImportKind.Indicators => WordingOf(IndicatorOf(column.Name), name),
            ImportKind.Measures => T.Get("template.measure", language, name),
            _ => T.Get("template.criterion", language, name, ReadMarks.ScaleText(ScaleOf(column.Name))),
        };
    }

    private static string WordingOf(Indicator indicator, string name) =>
        indicator.Wording.Count == 0
            ? $"{indicator.Number}. {name}"
            : $"{indicator.Number}. {name}. " + string.Join("; ", indicator.Wording.Select((wording, i) => $"{i + 1}: {wording}"));

    private (IReadOnlyList<object>?, bool) WideValues(ExpectedColumn column) =>
        shape.Kind switch
        {
            ImportKind.Indicators => ([.. IndicatorOf(column.Name).Levels.Select(level => (object)(decimal)level)], true),
            ImportKind.Measures => (null, true),
            // Where stages have different scales for a criterion, only the limits of all are known.
            _ => LeavesOf(column.Name).Select(pair => pair.Scale).Distinct().Count() == 1
                ? (AllowedMarks.ListOf(ScaleOf(column.Name), language), true)
                : (null, true),
        };

    private List<object>? ValuesOf(ExpectedColumn column) =>
        Texts(column) is { Count: > 0 } texts ? [.. texts]
        : column.Name is "level" or "claimed_level" && shape.Kind == ImportKind.Indicators
            ?
            [
                .. shape
                    .Edition.TableOf(shape.Level!)!
                    .Indicators.SelectMany(indicator => indicator.Levels)
                    .Distinct()
                    .Order()
                    .Select(level => (object)(decimal)level),
            ]
        : column.Name == "score" && shape.Kind == ImportKind.Marks && Scales().Distinct().ToList() is [var scale]
            ? AllowedMarks.ListOf(scale, language)?.ToList()
        : null;

    private IEnumerable<string>? Choices(ExpectedColumn column) =>
        column.Type == ColumnType.YesNo ? [T.Get("template.yes", language), T.Get("template.no", language)]
        : shape.Edition.AllowedAttributes.TryGetValue(column.Name, out var values) && shape.Kind == ImportKind.Submissions ? values
        : (shape.Kind, column.Name) switch
        {
            (ImportKind.Regions, "type") => shape.Edition.AllowedTypes,
            (ImportKind.Marks, "stage") => shape.Stages.Select(stage => stage.Id),
            // Several stages are separated by semicolons, which a list cannot offer.
            (ImportKind.Jurors, "stages") when shape.Edition.Stages.Count == 1 => shape.Edition.Stages.Select(stage => stage.Id),
            (ImportKind.Marks, "criterion") => shape.Stages.SelectMany(stage => stage.Leaves.Select(leaf => leaf.Id)).Distinct(),
            (ImportKind.Indicators, "indicator") => shape.Edition.TableOf(shape.Level!)!.Indicators.Select(indicator => indicator.Number),
            (ImportKind.Measures, "indicator") => shape.MeasureIds,
            (ImportKind.Marks or ImportKind.Conflicts, "juror") => known.Jurors?.Order(StringComparer.Ordinal),
            (not ImportKind.Regions, "region_code") => known.RegionIndex.Ids.ToStrings(),
            (not (ImportKind.Submissions or ImportKind.History), "innovation_id") => known.InnovationIndex.Ids.ToStrings(),
            _ => null,
        };

    private List<string>? Texts(ExpectedColumn column) => Choices(column) is { } choices ? [.. choices] : null;

    // Values that rules ask for in a column that is free otherwise: the affairs that must be covered, the values of rubrics.
    private List<string> Suggested(string column) =>
        shape.Kind != ImportKind.Submissions
            ? []
            :
            [
                .. shape
                    .Edition.Steps.Values.OfType<CountOfItems>()
                    .Where(step => step.OnlyIf is { } coverage && coverage.Attribute.Equals(column, StringComparison.OrdinalIgnoreCase))
                    .SelectMany(step => step.OnlyIf!.Among)
                    .Concat(
                        shape
                            .Edition.Stages.Where(stage => string.Equals(stage.RubricBy, column, StringComparison.OrdinalIgnoreCase))
                            .SelectMany(stage => stage.Rubrics.SelectMany(rubric => rubric.Values))
                    )
                    .Distinct(StringComparer.OrdinalIgnoreCase),
            ];

    private Indicator IndicatorOf(string number)
    {
        var table = shape.Edition.TableOf(shape.Level!)!;
        return table.Indicators[table.Find(number)];
    }

    private IEnumerable<Scale> Scales() => shape.Stages.SelectMany(stage => stage.Leaves.Select(stage.ScaleOf));

    private IEnumerable<(Criterion Leaf, Scale Scale)> LeavesOf(string id) =>
        shape.Stages.SelectMany(stage => stage.Leaves.Where(leaf => leaf.Id == id).Select(leaf => (leaf, stage.ScaleOf(leaf))));

    private Scale ScaleOf(string id) => LeavesOf(id).First().Scale;
}

using Scoring.Domain.Hierarchy;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>The gaps of a composite index as a table: by what each was filled, or why it was not.</summary>
internal static class FilledGrid
{
    private const int Places = 6;
    private const int AllPlaces = 15;

    // What six places would write as 0.00 or nearly so.
    private const decimal Small = 0.001m;

    /// <summary>Its name.</summary>
    public const string Name = "filled";

    /// <summary>Makes it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">"id" or "en".</param>
    public static Grid Of(HierarchyReport report, string language)
    {
        var gaps = FilledValue.Of(report.Step.Rule.Root, report.Columns);
        return new Grid(
            Name,
            Texts.Get("label.index-filled", language, gaps.Count(gap => gap.Value is not null), gaps.Count),
            [
                Id,
                KnownColumns.Name,
                new("unit", "label.unit"),
                new("unit_name", "label.name"),
                new("value", "label.filled-value"),
                new("how", "label.filled-how"),
                new("from", "label.filled-from"),
                Compared,
                new("fit", "label.r-squared", 2, 2),
                new("notes", "label.notes"),
            ],
            [
                .. gaps.Select(gap =>
                    (IReadOnlyList<object?>)
                        [
                            gap.Indicator.Id,
                            gap.Indicator.Name.In(language),
                            report.UnitIds[gap.Unit],
                            report.UnitNames[gap.Unit],
                            gap.Value,
                            How(gap, language),
                            From(gap, language),
                            gap.Estimate?.Units,
                            gap.Estimate?.RSquared,
                            Texts.Notes(gap.Notes, language),
                        ]
                ),
            ]
        );
    }

    private static string How(FilledValue gap, string language) =>
        gap.Kind is { } kind && (gap.Value is not null || gap.Estimate is null && gap.Notes.Count == 0)
            ? Texts.Kind(kind, language)
            : Texts.Get("filled.not", language);

    /// <summary>The edition, the mean or median, or the formula: "12.5 + 0.25 × roads − 2 × wages".</summary>
    private static string? From(FilledValue gap, string language)
    {
        string Written(decimal number) => Numbers.Format(Math.Abs(number), language, 0, Math.Abs(number) < Small ? AllPlaces : Places);
        if (gap.Edition is not null)
            return gap.Edition;
        if (gap.Estimate is not { } estimate)
            return gap.Constants is [{ } centre, ..] ? Texts.Constant(centre, language) : null;
        var terms = estimate.Terms.Select(term =>
            $" {(term.Coefficient < 0m ? "−" : "+")} {Written(term.Coefficient)} × {term.Indicator.Id}"
        );
        return (estimate.Intercept < 0m ? "−" : "") + Written(estimate.Intercept) + string.Concat(terms);
    }
}

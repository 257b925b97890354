using DocumentFormat.OpenXml.Spreadsheet;
using Scoring.Domain.Rules;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Jury.Scoresheets.Files;

/// <summary>
/// The first sheet of a scoresheet: whose it is, its deadline, the weight and scale of each criterion, and how it is filled in and
/// returned.
/// </summary>
public static class ScoresheetGuide
{
    private static readonly string[] Titles = ["label.criterion", "sheet.weight", "sheet.allowed-marks"];
    private static readonly string[] Steps = ["fill", "scale", "empty", "locked", "return"];

    /// <summary>The sheet.</summary>
    internal static Worksheet Make(JurorScoresheet sheet, string language)
    {
        var data = new SheetData();
        void Line(uint style, params object?[] texts) =>
            data.Append(
                Cells.Row(
                    data.ChildElements.Count + 1,
                    texts.Select((text, column) => (column, text, column == 0 ? style : FormStyles.Wrapped))
                )
            );
        Line(FormStyles.Title, T.Get("sheet.title", language));
        Line(FormStyles.Bold, T.Get("label.edition", language), $"{sheet.Edition.Name.In(language)} ({sheet.Edition.Id})");
        Line(FormStyles.Bold, T.Get("label.stage", language), $"{sheet.Stage.Name.In(language)} ({sheet.Stage.Id})");
        Line(
            FormStyles.Bold,
            T.Get("label.juror", language),
            sheet.JurorName == sheet.Juror ? sheet.Juror : $"{sheet.JurorName} ({sheet.Juror})"
        );
        Line(
            FormStyles.Bold,
            T.Get("sheet.deadline", language),
            sheet.Deadline is { } deadline ? Moments.Shown(deadline) : T.Get("sheet.no-deadline", language)
        );
        Line(FormStyles.Bold, T.Get("sheet.entries", language), sheet.Rows.Count);
        Line(FormStyles.Plain);
        foreach (var step in Steps)
            Line(FormStyles.Bold, T.Get("sheet.step." + step, language), T.Get("sheet.how." + step, language));
        Line(FormStyles.Plain);
        data.Append(
            Cells.Row(
                data.ChildElements.Count + 1,
                Titles.Select((key, column) => (column, (object?)T.Get(key, language), FormStyles.Header))
            )
        );
        foreach (var leaf in sheet.Stage.Leaves)
            Line(
                FormStyles.Wrapped,
                leaf.Name.In(language),
                WeightText(sheet.Stage, leaf, language),
                ReadMarks.ScaleText(sheet.Stage.ScaleOf(leaf))
            );
        return new Worksheet(
            SheetParts.FitsThePage(),
            new Columns(SheetParts.Width(1, 1, 34), SheetParts.Width(2, 2, 70), SheetParts.Width(3, 3, 40)),
            data,
            ScoresheetXlsx.Protection(),
            SheetParts.OnePageWide()
        );
    }

    /// <summary>
    /// A weight as jurors read it: its share of the sheet's total in percent ("10 %"), whether the rule writes percentages, multipliers or
    /// points, and through the branches above it. At most two decimals.
    /// </summary>
    public static string WeightText(Stage stage, Criterion leaf, string language)
    {
        var tree = stage.Rubrics.FirstOrDefault(rubric => Whole(rubric.Criteria, leaf, 1) is not null)?.Criteria ?? stage.Criteria;
        var all = tree.Sum(root => Total(root, stage.WeightUnit));
        var share = all == 0 ? 0 : (Whole(tree, leaf, stage.WeightUnit) ?? leaf.Weight) * 100 / all;
        // Joined by a space that no line ends at.
        return Numbers.Format(share, language, 0, 2) + "\u00a0%";
    }

    private static decimal Total(Criterion criterion, decimal unit) =>
        criterion.Children.Count == 0 ? criterion.Weight : criterion.Children.Sum(child => Total(child, unit)) * criterion.Weight / unit;

    // A leaf's weight in the whole: its weight among its siblings times those of its branches.
    private static decimal? Whole(IReadOnlyList<Criterion> criteria, Criterion leaf, decimal unit)
    {
        foreach (var criterion in criteria)
        {
            if (ReferenceEquals(criterion, leaf))
                return criterion.Weight;
            if (Whole(criterion.Children, leaf, unit) is { } inside)
                return inside * criterion.Weight / unit;
        }
        return null;
    }
}

using Scoring.Cli.Localization;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Features.Output.Localization;
using Scoring.RuleBook;

namespace Scoring.Cli.Rendering;

/// <summary>Problems of data and faults of rule files as tables.</summary>
internal static class Problems
{
    private static readonly GridColumn[] Columns =
    [
        new("code", "label.code"),
        new("file", "label.file"),
        new("row", "label.row"),
        new("column", "label.column"),
        new("value", "label.value"),
        new("message", "label.message"),
    ];

    private static readonly GridColumn[] FaultColumns =
    [
        new("code", "label.code"),
        new("file", "label.file"),
        new("line", "label.line"),
        new("key", "label.key"),
        new("message", "label.message"),
    ];

    /// <summary>Problems in the columns scripts rely on.</summary>
    public static Grid Of(IEnumerable<Problem> problems, string language) =>
        new(
            "problems",
            "",
            Columns,
            [
                .. problems.Select(problem =>
                    (IReadOnlyList<object?>)
                        [
                            problem.Code,
                            problem.File,
                            problem.Row == 0 ? null : problem.Row,
                            problem.Column,
                            problem.Value,
                            Texts.Problem(problem, language),
                        ]
                ),
            ]
        );

    /// <summary>Faults of rule files.</summary>
    public static Grid Of(IEnumerable<RuleFault> faults, string language) =>
        new(
            "faults",
            "",
            FaultColumns,
            [
                .. faults.Select(fault =>
                    (IReadOnlyList<object?>)[fault.Code, fault.File, fault.Line, fault.Key, RuleFaultTexts.Message(fault, language)]
                ),
            ]
        );

    /// <summary>Faults and warnings of a check: the same columns, then the severity and the column in the line, from 1.</summary>
    public static Grid Of(IEnumerable<RuleFault> faults, IEnumerable<RuleFault> warnings, string rulesPath, string language) =>
        new(
            "faults",
            "",
            [.. FaultColumns, new("severity", "label.severity"), new("column", "label.column")],
            [
                .. faults
                    .Select(fault => (fault, "fault"))
                    .Concat(warnings.Select(warning => (warning, "warning")))
                    .Select(pair =>
                        (IReadOnlyList<object?>)
                            [
                                pair.Item1.Code,
                                pair.Item1.File,
                                pair.Item1.Line,
                                pair.Item1.Key,
                                RuleFaultTexts.Message(pair.Item1, language),
                                pair.Item2,
                                FaultExcerpt.Of(rulesPath, pair.Item1)?.Column,
                            ]
                    ),
            ]
        );

    /// <summary>Shows the problems and notices of imports on standard error; of many like each other, the first few.</summary>
    public static void Show(IReadOnlyList<ImportOutcome> outcomes, string language, bool quiet)
    {
        var groups = ProblemGroup.Of(outcomes.SelectMany(outcome => outcome.Problems));
        if (groups.Count > 0)
            Of(groups, language).Draw(Screen.Errors(), language);
        if (quiet)
            return;
        if (groups.Any(group => group.More > 0))
            Console.Error.WriteLine(CliTexts.Get("problems.all", language));
        foreach (var notice in outcomes.SelectMany(outcome => outcome.Notices))
            Console.Error.WriteLine($"{notice.File}: {Texts.Problem(notice, language)}");
    }

    private static Grid Of(IEnumerable<ProblemGroup> groups, string language)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var group in groups)
        {
            rows.AddRange(Of(group.Shown, language).Rows);
            if (group.More > 0)
                rows.Add([group.Shown[0].Code, group.Shown[0].File, null, group.Shown[0].Column, "", Texts.More(group, language)]);
        }
        return new("problems", "", Columns, rows);
    }
}

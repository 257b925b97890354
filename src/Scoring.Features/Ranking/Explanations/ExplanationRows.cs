using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>An explanation as flat rows, for CSV and spreadsheets: the tree depth first, with the depth in the first column.</summary>
public static class ExplanationRows
{
    /// <summary>The columns, in order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["depth", "id", "kind", "unit", "name", "value", "weight", "constants", "source", "at", "standing", "fact", "file", "line", "illustrative", "counted", "notes"];

    /// <summary>The rows: texts, numbers, truth values or null, one per column.</summary>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">Language of names and notes: "id" or "en".</param>
    public static IReadOnlyList<IReadOnlyList<object?>> Of(UnitExplanation explanation, string language)
    {
        var rows = new List<IReadOnlyList<object?>>();
        Add(rows, explanation.Root, 0, language);
        return rows;
    }

    private static void Add(List<IReadOnlyList<object?>> rows, Explanation node, int depth, string language)
    {
        rows.Add(
        [
            depth, node.Id, node.Kind, node.UnitId, node.Name.In(language), node.Value.OrNull, node.Weight?.Amount, ConstantsOf(node.Constants),
            node.Citation?.Source.Id, node.Citation?.At, node.Citation is { } citation ? T.Standing(citation.Standing, language) : null,
            node.Fact?.Number, node.Fact?.Origin.File, node.Fact is { Origin.Line: > 0 } fact ? fact.Origin.Line : null, node.Fact?.Origin.IsIllustrative, node.Counted,
            T.Notes(node.Notes, language),
        ]);
        foreach (var input in node.Inputs)
            Add(rows, input, depth + 1, language);
    }

    private static string ConstantsOf(IEnumerable<Constant> constants) =>
        string.Join("; ", constants.Select(constant => $"{constant.Name} {Numbers.Invariant(constant.Amount)}"));
}

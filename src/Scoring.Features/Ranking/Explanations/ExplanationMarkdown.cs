using Scoring.Domain.Explanations;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>An explanation as Markdown: a heading, the line of the ranking, the tree as a nested list, the sources.</summary>
public static class ExplanationMarkdown
{
    private const string Signs = @"\`*_[]<>#|";

    /// <summary>Writes an explanation.</summary>
    /// <param name="writer">The target; it is not closed. Lines end with LF.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="language">"id" or "en".</param>
    public static void Write(TextWriter writer, UnitExplanation explanation, string language)
    {
        var row = explanation.Row;
        Line(writer, $"# {Escape(row.Name)} ({Escape(row.Id)})");
        Line(writer, "");
        Line(writer, $"{Escape(explanation.Edition.Name.In(language))}, {Escape(explanation.Ranking.Name.In(language))}");
        Line(writer, "");
        foreach (var (label, value) in SummaryOf(explanation, language))
            Line(writer, $"- {label}: **{Escape(value)}**");
        Line(writer, "");
        Line(writer, $"## {T.Get("label.score-tree", language)}");
        Line(writer, "");
        WriteNode(writer, explanation.Root, null, 0, language, explanation.Ranking.Rounding.Places);
        var sources = ExplanationLine.SourcesOf(explanation.Root, explanation.Row.Notes);
        if (sources.Count == 0)
            return;
        Line(writer, "");
        Line(writer, $"## {T.Get("label.sources", language)}");
        Line(writer, "");
        foreach (var source in sources)
            Line(
                writer,
                $"- `{source.Id}`: {Escape(ExplanationLine.FullSource(source, language))} ({T.Standing(source.Standing, language)})"
            );
    }

    /// <summary>
    /// Rank, score, predicate and notes of the unit, and whether figures are illustrative, each with its label; missing ones are left out.
    /// </summary>
    public static IReadOnlyList<(string Label, string Value)> SummaryOf(UnitExplanation explanation, string language)
    {
        var row = explanation.Row;
        var summary = new List<(string, string)>();
        if (row.Cluster.Length > 0)
            summary.Add((T.Get("label.cluster", language), row.Cluster));
        if (row.Rank is { } rank)
            summary.Add(
                (
                    T.Get("label.rank", language),
                    $"{Numbers.Format(rank, language, 0, 1)} {T.Get("label.of", language)} {Numbers.Format(explanation.Of, language, 0, 0)}"
                )
            );
        if (row.Shown is { } shown)
            summary.Add(
                (
                    T.Get("label.score", language),
                    Numbers.Format(shown, language, explanation.Ranking.Rounding.Places, explanation.Ranking.Rounding.Places)
                )
            );
        if (row.Score is { } exact && row.Score != row.Shown)
            summary.Add((T.Get("label.exact-score", language), Numbers.Format(exact, language, 0, 15)));
        if (row.Band is { } band)
            summary.Add((T.Get("label.band", language), band.In(language)));
        if (row.Notes.Count > 0)
            summary.Add((T.Get("label.notes", language), T.Notes(row.Notes, language)));
        if (explanation.IsIllustrative)
            summary.Add((T.Get("label.figures", language), T.Standing(Standing.Illustrative, language)));
        return summary;
    }

    private static void WriteNode(TextWriter writer, Explanation node, Explanation? above, int depth, string language, int places)
    {
        var line = ExplanationLine.Of(node, above, language, places);
        var indent = new string(' ', depth * 2);
        var title = line.Counted ? $"**{Escape(line.Title)}** = {Escape(line.Value)}" : $"~~{Escape(line.Title)} = {Escape(line.Value)}~~";
        var details = line.Details.Count > 0 ? " — " + Escape(string.Join("; ", line.Details)) : "";
        var source = line.Source is null ? "" : $" `[{line.Source.Replace('`', '\'')}]`";
        Line(writer, $"{indent}- {title}{details}{source}");
        foreach (var note in line.Notes)
            Line(writer, $"{indent}  *{Escape(note)}*");
        foreach (var input in node.Inputs)
            WriteNode(writer, input, node, depth + 1, language, places);
    }

    private static void Line(TextWriter writer, string text)
    {
        writer.Write(text);
        writer.Write('\n');
    }

    private static string Escape(string text) =>
        string.Concat(
            text.ReplaceLineEndings(" ")
                .Select(letter => Signs.Contains(letter, StringComparison.Ordinal) ? "\\" + letter : letter.ToString())
        );
}

using Scoring.Features.Output.Localization;
using Scoring.Features.Rules.Diff;

namespace Scoring.Cli.Rendering;

/// <summary>The differences of two editions for people and for files.</summary>
/// <param name="diff">The differences.</param>
/// <param name="language">"id" or "en".</param>
internal sealed class DiffText(EditionsDiff diff, string language)
{
    private static readonly GridColumn[] Columns =
    [
        new("change", "label.change"),
        new("part", "label.kind"),
        new("id", "label.id"),
        new("value", "label.what"),
        new("before", "label.before"),
        new("after", "label.after"),
        new("message", "label.message"),
        new("source_before", "label.source-before"),
        new("source_after", "label.source-after"),
    ];

    private static readonly GridColumn[] ShortColumns = [Columns[6], Columns[7], Columns[8]];

    private string Title => Texts.Get("diff.title", language, diff.Before.Id, diff.After.Id);

    /// <summary>Every difference in columns: codes and values for programs, the sentence and both citations for people.</summary>
    public Grid Changes =>
        new(
            "changes",
            Title,
            Columns,
            [
                .. diff.Changes.Select(change =>
                    (IReadOnlyList<object?>)
                        [
                            CodeOf(change.Kind),
                            change.Part.Kind,
                            change.Part.Id,
                            NameOf(change.After ?? change.Before),
                            change.Before?.Show(language),
                            change.After?.Show(language),
                            change.Sentence(language),
                            RuleChange.Cited(change.SourceBefore, language),
                            RuleChange.Cited(change.SourceAfter, language),
                        ]
                ),
            ]
        );

    public void Draw(Screen screen)
    {
        if (diff.Changes.Count == 0)
            screen.Line(Texts.Get("diff.same", language));
        else
        {
            new Grid(
                "changes",
                Title,
                ShortColumns,
                [
                    .. diff.Changes.Select(change =>
                        (IReadOnlyList<object?>)
                            [
                                change.Sentence(language),
                                RuleChange.Cited(change.SourceBefore, language),
                                RuleChange.Cited(change.SourceAfter, language),
                            ]
                    ),
                ]
            ).Draw(screen, language);
        }
        foreach (var recited in diff.CitedOtherwise)
            screen.Line(recited.Sentence(language));
    }

    public void WriteMarkdown(TextWriter writer)
    {
        writer.WriteLine($"# {Cell(Title)}");
        writer.WriteLine();
        if (diff.Changes.Count == 0)
            writer.WriteLine(Texts.Get("diff.same", language));
        foreach (var change in diff.Changes)
        {
            writer.WriteLine($"- {Cell(change.Sentence(language))}");
            WriteSource(writer, "label.source-before", RuleChange.Cited(change.SourceBefore, language));
            WriteSource(writer, "label.source-after", RuleChange.Cited(change.SourceAfter, language));
        }
        if (diff.CitedOtherwise.Count > 0)
            writer.WriteLine();
        foreach (var recited in diff.CitedOtherwise)
            writer.WriteLine($"{Cell(recited.Sentence(language))}  ");
    }

    private static string CodeOf(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Added => "added",
            ChangeKind.Removed => "removed",
            _ => "changed",
        };

    private static string? NameOf(RuleValue? value) => value?.OfId is null ? value?.Name : $"{value.Name} {value.OfId}";

    private void WriteSource(TextWriter writer, string label, string? cited)
    {
        if (cited is not null)
            writer.WriteLine($"  - {Texts.Get(label, language)}: {Cell(cited)}");
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Trim();
}

using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Import.Templates;

/// <summary>What a template is about, as the rules of the edition allow it.</summary>
/// <param name="Kind">What the file will contain.</param>
/// <param name="Edition">The rules.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Level">The units of its rows, for indicators, measures and totals; null for other kinds.</param>
/// <param name="Stages">The stages of its marks; empty for other kinds.</param>
public sealed record TemplateShape(ImportKind Kind, Edition Edition, TemplateOptions Options, Level? Level, IReadOnlyList<Stage> Stages)
{
    /// <summary>True if each criterion, indicator or measure has a column of its own.</summary>
    public bool IsWide => Options.IsWide;

    /// <summary>The measures of the level that a file may name: those of their own, and the indicators that are measured.</summary>
    public IEnumerable<string> MeasureIds =>
        Edition
            .Measures.Where(measure => measure.Level == Level)
            .Select(measure => measure.Id)
            .Concat(Edition.TableOf(Level!)?.Indicators.Where(one => one.Thresholds is not null).Select(one => one.Number) ?? []);

    /// <summary>Finds out what a template is about.</summary>
    /// <exception cref="RefusalException">The edition takes no such file, or has no such stage.</exception>
    public static TemplateShape Of(MakeTemplate request, Edition edition)
    {
        var (kind, options) = (request.Kind, request.Options);
        if (options.IsWide && kind is not (ImportKind.Marks or ImportKind.Indicators or ImportKind.Measures))
            throw new RefusalException(RefusalKind.Usage, "template-not-wide", NameOf(kind));
        if (options.IsFilled && kind is not (ImportKind.Marks or ImportKind.Indicators or ImportKind.Measures or ImportKind.Results))
            throw new RefusalException(RefusalKind.Usage, "template-not-filled", NameOf(kind));
        var levels = LevelsOf(kind, edition);
        if (!KindsOf(edition).Contains(kind))
            throw new RefusalException(RefusalKind.Usage, "template-kind-not-taken", edition.Id, NameOf(kind));
        if (options.Of is { } of && levels?.Any(level => level.Id == of) != true)
            throw new RefusalException(RefusalKind.Usage, "template-of", of, string.Join(", ", (levels ?? []).Select(level => level.Id)));
        return new TemplateShape(
            kind,
            edition,
            options,
            levels?.FirstOrDefault(level => options.Of is null || level.Id == options.Of),
            StagesOf(kind, edition, options)
        );
    }

    /// <summary>The kinds of files that an edition takes.</summary>
    public static IReadOnlyList<ImportKind> KindsOf(Edition edition) =>
        [
            .. Enum.GetValues<ImportKind>()
                .Where(kind => kind == ImportKind.Marks ? edition.Stages.Count > 0 : LevelsOf(kind, edition) is not { Count: 0 }),
        ];

    /// <summary>The name of a kind on the command line.</summary>
    public static string NameOf(ImportKind kind) => kind.ToString().ToLowerInvariant();

    // Null for a kind whose rows are not units of a level.
    private static List<Level>? LevelsOf(ImportKind kind, Edition edition) =>
        kind switch
        {
            ImportKind.Indicators => [.. edition.Indicators.Select(table => table.Level)],
            ImportKind.Measures =>
            [
                .. new[] { Level.Region, Level.Innovation }.Where(level =>
                    edition.Measures.Any(measure => measure.Level == level)
                    || edition.TableOf(level)?.Indicators.Any(indicator => indicator.Thresholds is not null) == true
                ),
            ],
            ImportKind.Results => edition.Results is { } results ? [results.Level] : [],
            _ => null,
        };

    private static IReadOnlyList<Stage> StagesOf(ImportKind kind, Edition edition, TemplateOptions options)
    {
        if (options.Stage is { } id)
        {
            var names = edition.Stages.Select(stage => stage.Id).ToList();
            return kind == ImportKind.Marks && edition.StageOf(id) is { } stage
                ? [stage]
                : throw new RefusalException(
                    RefusalKind.Usage,
                    "template-stage",
                    id,
                    string.Join(", ", names),
                    Nearest.To(id, names) ?? ""
                );
        }
        return kind != ImportKind.Marks ? []
            : options.IsFilled ? [edition.Stages[0]]
            : edition.Stages;
    }
}

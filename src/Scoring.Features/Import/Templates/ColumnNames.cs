using Scoring.Domain.Rules;
using Scoring.Features.Core;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Import.Templates;

/// <summary>What people call the columns of files that are imported, as templates head them.</summary>
public static class ColumnNames
{
    /// <summary>The name of a column in a language; null if it has none, or the file's header says the same.</summary>
    /// <param name="edition">The edition, which names indicators, measures and criteria.</param>
    /// <param name="kind">What the file holds.</param>
    /// <param name="header">The column as the file heads it.</param>
    /// <param name="language">"id" or "en".</param>
    public static string? Of(Edition edition, ImportKind kind, string header, string language)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(header);
        var name = header.Length == 0 ? null : Find(kind, header, "", language) ?? OfRules(edition, kind, header)?.In(language);
        return name is null || name.Equals(header, StringComparison.OrdinalIgnoreCase) ? null : name;
    }

    /// <summary>A text about a column; that of the kind goes before the one that all kinds share. Null if there is none.</summary>
    /// <param name="kind">What the file holds.</param>
    /// <param name="column">The column's name for programs.</param>
    /// <param name="part">The end of the text's key: empty for the name, ".about" for the sentence that explains it.</param>
    /// <param name="language">"id" or "en".</param>
    internal static string? Find(ImportKind kind, string column, string part, string language) =>
        T.Find($"column.{TemplateShape.NameOf(kind)}.{column}{part}", language) ?? T.Find($"column.{column}{part}", language);

    // A name that several mean, each calling it otherwise, is none.
    private static Text? OfRules(Edition edition, ImportKind kind, string header)
    {
        IEnumerable<Text> names = kind switch
        {
            ImportKind.Indicators => edition
                .Indicators.Select(table => table.Find(header) is >= 0 and var at ? table.Indicators[at].Name : null)
                .OfType<Text>(),
            ImportKind.Measures => edition.Measures.Where(measure => measure.Id == header).Select(measure => measure.Name),
            ImportKind.Marks => edition.Stages.SelectMany(stage => stage.Leaves).Where(leaf => leaf.Id == header).Select(leaf => leaf.Name),
            _ => [],
        };
        return names.Distinct().ToList() is [var name] ? name : null;
    }
}

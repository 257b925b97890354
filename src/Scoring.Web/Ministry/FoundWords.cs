using System.Globalization;
using System.Text.RegularExpressions;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Jury;
using Scoring.Features.Review;
using Scoring.Web.Localization;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Ministry;

/// <summary>
/// What was found of a review item, as a person reads it: jurors and rules by name, numbers as the reader writes them. Decisions are about
/// the form that files have, which this does not change.
/// </summary>
internal static partial class FoundWords
{
    private const string Bar = " | ";

    /// <summary>The words; what is written in no known way stays as it is.</summary>
    /// <param name="list">The review items.</param>
    /// <param name="item">One of them.</param>
    /// <param name="names">What the jurors are called.</param>
    /// <param name="reader">Who reads them.</param>
    public static string Of(ReviewItemList list, ReviewItem item, JurorNames names, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(item);
        return list.LineOf(item) is { } line
            ? Shared.Get("point.found.cut-line", reader.Language, line.Pairs, line.In, line.Out, reader.Number(line.Reversed * 100, 0, 0))
            : Of(item.Name.Kind, item.Found, names, reader);
    }

    /// <summary>The words for what was found of an item that is about no line.</summary>
    /// <param name="kind">The kind of the item.</param>
    /// <param name="found">What was found, as files have it.</param>
    /// <param name="names">What the jurors are called.</param>
    /// <param name="reader">Who reads them.</param>
    public static string Of(ReviewItemKind kind, string found, JurorNames names, Reader reader) =>
        kind switch
        {
            ReviewItemKind.MissingSheet => Shared.Find("sheet." + found, reader.Language) ?? found,
            ReviewItemKind.Spread or ReviewItemKind.DoubleSheet or ReviewItemKind.OutsideStage => FoundMarks.Of(
                found,
                (juror, sheet) => reader.Text("points.sheet", juror, sheet),
                names.Of,
                mark => reader.Number(mark, 0, 15)
            ),
            ReviewItemKind.FewerJurors when found.Split(Bar) is [var marked, var missing] => reader.Text(
                "points.found.fewer",
                Named(marked, names),
                Named(missing, names)
            ),
            ReviewItemKind.TypingError when found.Split(Bar) is [var mark, var among] => reader.Text(
                "points.found.slip",
                Numbers(mark, reader),
                Numbers(among, reader).Replace(" ", " · ", StringComparison.Ordinal)
            ),
            ReviewItemKind.Conflict or ReviewItemKind.PossibleConflict when found.Split(": ", 2) is [var rule, var because] =>
                $"{RuleOf(rule, reader)}: {because}",
            ReviewItemKind.OtherScale or ReviewItemKind.OnlyZeros or ReviewItemKind.HalfSheet => Numbers(found, reader),
            _ => found,
        };

    private static string Named(string jurors, JurorNames names) => string.Join(", ", names.Of(jurors.Split(", ")));

    private static string RuleOf(string rule, Reader reader) =>
        WebTexts.Has("ruleword." + rule, reader.Language) ? reader.Text("ruleword." + rule) : rule;

    private static string Numbers(string found, Reader reader) =>
        Fraction()
            .Replace(found, number => reader.Number(decimal.Parse(number.Value, NumberStyles.Number, CultureInfo.InvariantCulture), 0, 15));

    // A number with decimals that is no part of an id, a version or a name.
    [GeneratedRegex(@"(?<![\w./-])-?[0-9]+\.[0-9]+(?![\w./-])", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}

using Scoring.Domain.Explanations;
using Scoring.Domain.Numbers;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Explanations;

/// <summary>One node of an explanation as text, for Markdown and the terminal.</summary>
/// <param name="Title">What it is: the indicator's number and name, the innovation or juror where the unit changes.</param>
/// <param name="Value">Its value as people write it, or why it has none.</param>
/// <param name="Details">How it is computed, its weight, the rule's numbers, the fact with file and line.</param>
/// <param name="Source">The source's id, the place in it and its standing; null if the node above names the same.</param>
/// <param name="Notes">Further notes for the reader, and why there is no value where none of them says so.</param>
/// <param name="Counted">False if it is shown but does not count.</param>
public sealed record ExplanationLine(
    string Title,
    string Value,
    IReadOnlyList<string> Details,
    string? Source,
    IReadOnlyList<string> Notes,
    bool Counted
)
{
    private const int PlacesShown = 4;

    /// <summary>A node as text.</summary>
    /// <param name="node">The node.</param>
    /// <param name="above">The node above it; null for the root.</param>
    /// <param name="language">"id" or "en".</param>
    /// <param name="places">
    /// The places that the ranking publishes: always shown of the root and of published totals. Other nodes have those they round to.
    /// </param>
    public static ExplanationLine Of(Explanation node, Explanation? above, string language, int places = 0) =>
        new(
            TitleOf(node, above, language),
            ValueOf(
                node.Value,
                language,
                node.Rounding?.Places ?? (above is null || node.Kind is "imported-result" or "carried-over" ? places : 0)
            ),
            DetailsOf(node, above, language),
            node.Citation is { } citation && citation != above?.Citation && !IsRepeated(node, above)
                ? Texts.Source(citation, language)
                : null,
            [
                .. node.Notes.Where(WhyNoValue.Holds).Select(note => T.Note(note, language)),
                .. new[] { WhyNoValue.Of(node, language) }.OfType<string>(),
            ],
            node.Counted
        );

    /// <summary>A value as people write it, with at most four decimal places unless more are published, or why there is none.</summary>
    public static string ValueOf(Value value, string language, int places = 0) =>
        value.Presence switch
        {
            Presence.Present => Numbers.Format(value.Number, language, places, PlacesShown),
            Presence.NotAssessable => T.Get("label.not-assessable", language),
            _ => T.Get("label.absent", language),
        };

    /// <summary>A source in full, for the list at the end.</summary>
    /// <param name="source">The source.</param>
    /// <param name="language">The language of the list, "id" or "en".</param>
    public static string FullSource(Source source, string language) =>
        string.Join(
            ", ",
            new[]
            {
                source.TitleIn(language),
                source.Issuer,
                source.Number,
                source.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                source.Address,
            }
                .OfType<string>()
                .Where(part => part.Length > 0)
        );

    /// <summary>
    /// Every source an explanation names, once each: those of the tree in tree order, then those of notes on the unit's line.
    /// </summary>
    /// <param name="root">The tree.</param>
    /// <param name="ofRow">The notes on the unit's line, or null.</param>
    public static IReadOnlyList<Source> SourcesOf(Explanation root, IEnumerable<Note>? ofRow = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        // Thousands of steps cite the same few sources: each is compared by its id once.
        var (seen, sources) = (new HashSet<Source>(ReferenceEqualityComparer.Instance), new List<Source>());
        foreach (var node in root.Flatten())
        {
            Add(node.Citation);
            Add(node.Weight?.Citation);
            foreach (var constant in node.Constants)
                Add(constant.Citation);
            AddOf(node.Notes);
        }
        AddOf(ofRow ?? []);
        return sources;

        void AddOf(IEnumerable<Note> notes)
        {
            foreach (var citation in notes.SelectMany(note => note.Arguments).OfType<Citation>())
                Add(citation);
        }

        void Add(Citation? citation)
        {
            if (citation is not null && seen.Add(citation.Source) && sources.TrueForAll(source => source.Id != citation.Source.Id))
                sources.Add(citation.Source);
        }
    }

    /// <summary>True for every item a step folds except the first: what applies to all of them is written once.</summary>
    private static bool IsRepeated(Explanation node, Explanation? above) =>
        above?.Inputs.FirstOrDefault(input => input.Id == node.Id) is { } first && !ReferenceEquals(first, node);

    private static string TitleOf(Explanation node, Explanation? above, string language)
    {
        var name = node.Kind == "indicator" ? $"{node.Id}. {node.Name.In(language)}" : node.Name.In(language);
        return above is not null && above.UnitId != node.UnitId
            ? node.UnitName == node.UnitId || node.UnitId.StartsWith(above.UnitId + "/", StringComparison.Ordinal)
                ? $"{node.UnitName}: {name}"
                : $"{node.UnitName} ({node.UnitId}): {name}"
            : name;
    }

    private static List<string> DetailsOf(Explanation node, Explanation? above, string language)
    {
        var details = new List<string>();
        var repeated = IsRepeated(node, above);
        if (node.Inputs.Count > 0 && !repeated)
            details.Add(
                T.How(node.Kind, language) is { Length: > 0 } how ? $"{T.Kind(node.Kind, language)}: {how}" : T.Kind(node.Kind, language)
            );
        if (node.Weight is { } weight)
            details.Add(ConstantOf(weight, node, above, language));
        if (!repeated)
            details.AddRange(node.Constants.Select(constant => ConstantOf(constant, node, above, language)));
        if (node.Rounding is { } rounding && !repeated)
            details.Add(T.Rounding(rounding, language));
        if (node.Fact is { } fact)
            details.Add(FactOf(fact, language));
        if (!node.Counted)
            details.Add(T.Get("label.not-counted", language));
        return details;
    }

    private static string ConstantOf(Constant constant, Explanation node, Explanation? above, string language)
    {
        var text = $"{T.Constant(constant, language)} {Numbers.Format(constant.Amount, language, 0, 15)}";
        var known = constant.Citation is null || constant.Citation == node.Citation || constant.Citation == above?.Citation;
        return known ? text : $"{text} [{Texts.Source(constant.Citation!, language)}]";
    }

    private static string FactOf(ExplainedFact fact, string language)
    {
        var origin = fact.Origin;
        var where =
            origin.Line > 0 ? FormattableString.Invariant($", {origin.File}:{origin.Line}")
            : string.IsNullOrEmpty(origin.File) ? ""
            : $", {origin.File.Trim('(', ')')}";
        var standing = origin.IsIllustrative ? $" [{T.Standing(Standing.Illustrative, language)}]" : "";
        return T.Get("explain.fact", language, fact.Number) + where + standing;
    }
}

using Scoring.Domain.Hierarchy;
using Scoring.Domain.Ranking;
using Scoring.Features.Output.Charts;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking.Hierarchy;

namespace Scoring.Features.Ranking.Comparison;

/// <summary>A unit with its scores in two rankings, two runs or two versions of an index.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The score in the earlier or official one.</param>
/// <param name="To">The score in the other one.</param>
public sealed record ScoredTwice(string Id, string Name, decimal From, decimal To);

/// <summary>Scores of the one against scores of the other, a dot a unit; on the diagonal both are equal.</summary>
/// <param name="from">What the scores to the right are.</param>
/// <param name="to">What those upwards are.</param>
/// <param name="units">The units that have both.</param>
/// <param name="lacking">How many units have only one of the two.</param>
/// <param name="language">"id" or "en".</param>
public sealed class BesideChart(string from, string to, IReadOnlyList<ScoredTwice> units, int lacking, string language)
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "beside";

    private const int CoefficientPlaces = 2;

    /// <summary>The decimal places of its scores.</summary>
    public int Places { get; init; } = 2;

    /// <summary>The two rankings of the same kind, by their published scores.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="now">The later one.</param>
    /// <param name="from">What the earlier one is called.</param>
    /// <param name="to">What the later one is called.</param>
    /// <param name="language">"id" or "en".</param>
    public static BesideChart Of(RankingResult before, RankingResult now, string from, string to, string language)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var twice = now
            .Rows.Where(row => row is { Rank: not null, Shown: not null } && before.Of(row.Id) is { Rank: not null, Shown: not null })
            .Select(row => new ScoredTwice(row.Id, row.Name, before.Of(row.Id)!.Shown!.Value, row.Shown!.Value))
            .ToList();
        var ranked = now.Rows.Concat(before.Rows).Where(row => row is { Rank: not null, Shown: not null });
        var all = ranked.Select(row => row.Id).Distinct(StringComparer.Ordinal).Count();
        return new BesideChart(from, to, twice, all - twice.Count, language) { Places = now.Rule.Rounding.Places };
    }

    /// <summary>The chart; null if fewer than two units have both.</summary>
    public Chart? Draw()
    {
        if (units.Count < 2)
            return null;
        ScatterLayout.Mark[] marks =
        [
            .. units.Select(unit => new ScatterLayout.Mark(
                unit.Name,
                $"{unit.Name}: {from} {Written(unit.From)}; {to} {Written(unit.To)}",
                (double)unit.From,
                (double)unit.To,
                "d-dot-0"
            )),
        ];
        var layout = new ScatterLayout(marks, from, to, Tick, (1, 0)) { IsDiagonal = true };
        return new Chart(
            Name,
            Texts.Get("scatter.title", language, to, from),
            Summary,
            layout.Wide(),
            [Texts.Get("label.unit", language), from, to],
            [
                .. units.Select(unit =>
                    (IReadOnlyList<Cell>)[new Cell(unit.Name), new Cell(Written(unit.From), unit.From), new Cell(Written(unit.To), unit.To)]
                ),
            ]
        )
        {
            Narrow = layout.Narrow(),
            Note =
                $"{Summary} {Texts.Get("beside.line", language, from, to)}"
                + (lacking == 0 ? "" : " " + Texts.Get("scatter.lacking", language, lacking)),
        };
    }

    /// <summary>How far the two put the units in the same order, and how many have more or less.</summary>
    public string Summary
    {
        get
        {
            var counts = Texts.Get(
                "beside.counts",
                language,
                units.Count(unit => unit.To > unit.From),
                units.Count(unit => unit.To < unit.From),
                units.Count(unit => unit.To == unit.From)
            );
            var order = Association.Spearman([.. units.Select(unit => (decimal?)unit.From)], [.. units.Select(unit => (decimal?)unit.To)])
                is { } coefficient
                ? Texts.Get("beside.order", language, to, from, WithMinus(Formatted(coefficient, CoefficientPlaces)), units.Count)
                : Texts.Get("beside.no-order", language, to, from, units.Count);
            return $"{order} {counts}";
        }
    }

    private static string WithMinus(string number) => number.Replace('-', '−');

    private string Formatted(decimal number, int places) => Numbers.Format(number, language, places, places);

    private string Written(decimal number) => WithMinus(Formatted(number, Places));

    private string Tick(decimal number) => WithMinus(Numbers.Format(number, language, 0, Math.Max(Places, 2)));
}

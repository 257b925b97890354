using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Rules;
using static Scoring.Cli.Rendering.KnownColumns;

namespace Scoring.Cli.Rendering;

/// <summary>
/// An edition's contents other than its steps, as grids: indicators, measures, criteria, bands, rankings, conditions, rule gaps, sources.
/// </summary>
/// <param name="edition">The edition.</param>
/// <param name="language">"id" or "en".</param>
internal sealed partial class EditionGrids(Edition edition, string language)
{
    /// <summary>The grids that are not empty.</summary>
    public IReadOnlyList<Grid> All =>
        [
            .. new[]
            {
                Conditions(),
                Eligibility(),
                Indicators(),
                HierarchyRules(),
                Hierarchy(),
                Measures(),
                Criteria(),
                Bands(),
                Rankings(),
                Picking(),
                Awards(),
                Draw(),
                RuleGaps(),
                Sources(),
            }.Where(grid => grid.Rows.Count > 0),
        ];

    private Grid Conditions() =>
        Make(
            "conditions",
            "label.conditions",
            [new("attribute", "label.attribute"), new("asked", "label.asked"), CitedSource],
            edition.CountedInnovations.Select(condition =>
                (IReadOnlyList<object?>)[condition.Attribute, condition.Asked.In(language), Cited(condition.Citation)]
            )
        );

    private Grid Eligibility() =>
        Make(
            "eligibility",
            "label.eligibility",
            [
                new("id", "label.id"),
                new("rule", "label.eligibility-rule"),
                new("kind", "label.eligibility-kind"),
                new("where", "label.where"),
                new("asked", "label.asked"),
                new("open", "label.open-points"),
                CitedSource,
            ],
            edition.Eligibility.Select(rule =>
                (IReadOnlyList<object?>)
                    [
                        rule.Id,
                        rule.Name.In(language),
                        rule.Kind,
                        Condition.AllAsked(rule.Where).In(language),
                        string.Join("; ", rule.Details.Select(detail => $"{detail.Key}: {detail.Value.In(language)}")),
                        rule.Open,
                        Cited(rule.Citation),
                    ]
            )
        );

    private Grid Criteria() =>
        Make(
            "stages",
            "label.stages",
            [
                new("stage", "label.stage"),
                new("criterion", "label.criterion"),
                new("name", "label.name"),
                new("weight", "label.weight"),
                new("scale", "label.scale"),
                CitedSource,
            ],
            edition.Stages.SelectMany(new CriterionLines(edition, language, Cited).Of)
        );

    private Grid Bands() =>
        Make(
            "bands",
            "label.bands",
            [new("band", "label.band"), new("from", "label.from", 2), new("to", "label.to", 2), new("ranked", "label.ranked"), CitedSource],
            (edition.Rankings.Select(ranking => ranking.Bands).FirstOrDefault(bands => bands is not null)?.Bands ?? []).Select(band =>
                (IReadOnlyList<object?>)[band.Name.In(language), band.From, band.To, band.Ranked, Cited(band.Citation)]
            )
        );

    private Grid Rankings() =>
        Make(
            "rankings",
            "label.rankings",
            [
                new("ranking", "label.ranking"),
                new("name", "label.name"),
                new("level", "label.level"),
                new("score", "label.score"),
                new("where", "label.where"),
                new("within", "label.within"),
                new("among", "label.among"),
                new("keys", "label.keys"),
                new("top", "label.top"),
                new("convention", "label.convention"),
                new("rounding", "label.rounding"),
                CitedSource,
            ],
            edition.Rankings.Select(ranking =>
                (IReadOnlyList<object?>)
                    [
                        ranking.Id,
                        ranking.Name.In(language),
                        ranking.Level.Id,
                        ranking.Score.Id,
                        Condition.AllAsked(ranking.Where).In(language),
                        ranking.Within,
                        ranking.Among,
                        string.Join(", ", ranking.Keys.Select(key => (key.Step?.Id ?? "id") + (key.Descending ? "" : " ↑"))),
                        ranking.Cut?.Top,
                        Texts.Get("convention." + ranking.Convention, language),
                        Texts.Rounding(ranking.Rounding, language),
                        Cited(ranking.Citation),
                    ]
            )
        );

    private Grid Picking() =>
        Make(
            "picking",
            "label.picking",
            [
                new("ranking", "label.ranking"),
                new("what", "label.what"),
                new("name", "label.name"),
                new("where", "label.where"),
                new("at_least", "label.at-least"),
                new("at_most", "label.at-most"),
                CitedSource,
            ],
            new SelectionLines(language, Cited).OfPicking(edition)
        );

    private Grid Awards() =>
        Make(
            "awards",
            "label.awards",
            [
                new("award", "label.award"),
                new("name", "label.name"),
                new("ranking", "label.ranking"),
                new("cluster", "label.cluster"),
                new("how", "label.how-given"),
                new("places", "label.places"),
                new("at_least", "label.at-least"),
                new("below", "label.below"),
                CitedSource,
            ],
            new SelectionLines(language, Cited).OfAwards(edition.Awards)
        );

    private Grid Draw() =>
        Make(
            "draw",
            "label.draw",
            [new("seed", "label.seed"), CitedSource],
            edition
                .Rankings.Select(ranking => ranking.Draw)
                .OfType<Draw>()
                .Take(1)
                .Select(draw => (IReadOnlyList<object?>)[draw.Seed, Cited(draw.Citation)])
        );

    private Grid RuleGaps() =>
        Make(
            "open_points",
            "label.open-points",
            [
                new("id", "label.id"),
                new("what", "label.what"),
                CitedSource,
                new("places", "label.stands-at"),
                new("filled_by", "label.filled-by"),
            ],
            edition.RuleGaps.Select(point =>
                (IReadOnlyList<object?>)
                    [
                        point.Id,
                        point.What.In(language),
                        Cited(point.Citation),
                        string.Join("; ", point.Places.Select(place => place.Path)),
                        point.Settled is { } words ? $"{words.In(language)} ({Cited(point.FilledBy)})" : Cited(point.FilledBy),
                    ]
            )
        );

    private Grid Sources() =>
        Make(
            "sources",
            "label.sources",
            [
                new("id", "label.id"),
                new("title", "label.name"),
                new("issuer", "label.issuer"),
                new("number", "label.number"),
                new("year", "label.year"),
                new("standing", "label.standing"),
                new("address", "label.address"),
            ],
            EditionSources
                .Of(edition)
                .Select(source =>
                    (IReadOnlyList<object?>)
                        [
                            source.Id,
                            source.Title,
                            source.Issuer,
                            source.Number,
                            source.Year,
                            Texts.Standing(source.Standing, language),
                            source.Address,
                        ]
                )
        );

    private Grid Make(string name, string title, IReadOnlyList<GridColumn> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var all = rows.ToList();
        int[] kept = [.. Enumerable.Range(0, columns.Count).Where(i => all.Exists(row => row[i] is not null and not ""))];
        return new Grid(
            name,
            Texts.Get(title, language),
            [.. kept.Select(i => columns[i])],
            [.. all.Select(row => (IReadOnlyList<object?>)[.. kept.Select(i => row[i])])]
        );
    }

    private string? Cited(Citation? citation) => citation is null ? null : Texts.Source(citation, language);
}

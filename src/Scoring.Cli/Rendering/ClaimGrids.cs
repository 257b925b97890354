using Scoring.Cli.Localization;
using Scoring.Cli.Parsing;
using Scoring.Features.Ranking.Claims;

namespace Scoring.Cli.Rendering;

/// <summary>The claimed index beside the verified one: of one region by indicator, and of all regions.</summary>
internal static class ClaimGrids
{
    private static readonly GridColumn[] PartColumns =
    [
        new("subject", "label.level"),
        new("number", "label.number"),
        new("name", "label.name"),
        new("verified_level", "label.verified"),
        new("claimed_level", "label.claimed"),
        new("differing", "label.differing"),
        new("without_evidence", "label.without-evidence"),
        new("points", "label.points"),
    ];

    /// <summary>The difference between the claimed and the verified index by indicator; the last row is their sum.</summary>
    public static Grid Parts(ClaimedIndex claimed, string language) =>
        new(
            "claimed",
            CliTexts.Get(
                "claims.title",
                language,
                Shown(claimed.VerifiedShown, claimed, language),
                Shown(claimed.ClaimedShown, claimed, language)
            ),
            PartColumns,
            [
                .. claimed.Parts.Select(part =>
                    (IReadOnlyList<object?>)
                        [
                            part.Level.Id,
                            part.Indicator.Number,
                            part.Indicator.Name.In(language),
                            part.VerifiedLevel,
                            part.ClaimedLevel,
                            part.Differing,
                            part.LacksEvidence,
                            part.Points,
                        ]
                ),
                [
                    "",
                    "",
                    CliTexts.Get("claims.whole", language),
                    null,
                    null,
                    claimed.Differing,
                    claimed.Parts.Sum(part => part.LacksEvidence),
                    claimed.Difference,
                ],
            ]
        );

    /// <summary>The regions that claimed anything, in the order of the ranking, without ranks: the claimed index has none.</summary>
    public static Grid Regions(ClaimsReport report, string language) =>
        new(
            "claims",
            "",
            [
                new("ranking", "label.ranking"),
                new("id", "label.id"),
                new("name", "label.name"),
                new("verified", "label.verified"),
                new("verified_band", "label.band"),
                new("claimed", "label.claimed"),
                new("claimed_band", "label.band-claimed"),
                new("difference", "label.difference"),
                new("exact_difference", "label.exact-difference"),
                new("differing", "label.differing"),
            ],
            [
                .. report.Regions.Select(one =>
                    (IReadOnlyList<object?>)
                        [
                            one.Ranking.Id,
                            one.Id,
                            one.Name,
                            one.VerifiedShown,
                            one.VerifiedBand?.In(language),
                            one.ClaimedShown,
                            one.ClaimedBand?.In(language),
                            one.DifferenceShown,
                            one.Difference,
                            one.Differing,
                        ]
                ),
            ]
        );

    /// <summary>Says that the claimed index is not a result and, where it is so, that its figures are illustrative.</summary>
    public static void SayWhatItIs(CommandContext session, bool isIllustrative)
    {
        session.Say(CliTexts.Get("claims.no-result", session.Spoken));
        if (isIllustrative)
            session.Say(Features.Output.Localization.Texts.Get("note.IllustrativeFigures", session.Spoken));
    }

    private static string Shown(decimal number, ClaimedIndex claimed, string language) =>
        Features.Output.Localization.Numbers.Format(number, language, claimed.Places, claimed.Places);
}

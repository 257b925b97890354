namespace Scoring.Web.Ministry.Seasons;

/// <summary>A part of writing a season's rules, with the keys that belong to it.</summary>
/// <param name="Name">The name of its sentence.</param>
/// <param name="Parts">File and key.</param>
internal sealed record SeasonTask(string Name, IReadOnlyList<(string File, string Key)> Parts)
{
    private const string Edition = "edition.yaml";
    private const string Season = "season.yaml";

    /// <summary>All, in an order that suits most; they can be done in any.</summary>
    public static IReadOnlyList<SeasonTask> All { get; } =
    [
        new("letter", [(Edition, "name"), (Edition, "about"), (Season, "letter"), (Season, "calendar")]),
        new("who", [(Edition, "attributes"), (Edition, "eligibility"), (Season, "registration"), (Season, "administration")]),
        new("form", [(Season, "form"), (Season, "evidence")]),
        new(
            "judging",
            [
                (Edition, "stages"),
                (Edition, "measures"),
                (Edition, "indicators"),
                (Edition, "scores"),
                (Edition, "rounding"),
                (Edition, "bands"),
                (Edition, "rankings"),
                (Season, "reading"),
                (Season, "calibration"),
            ]
        ),
        new("prizes", [(Edition, "awards"), (Edition, "publishing"), (Season, "vote"), ("committee", "values")]),
    ];
}

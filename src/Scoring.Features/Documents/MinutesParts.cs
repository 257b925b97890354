using System.Globalization;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Review;

namespace Scoring.Features.Documents;

/// <summary>The sections of minutes other than the rankings.</summary>
internal static class MinutesParts
{
    public static void Stages(PaperHtml html, Minutes minutes)
    {
        if (minutes.Stages.Count > 0)
        {
            html.Localized("h2", "stages");
            html.Table(
                "stages",
                ["stage", "entries", "sheets", "jurors", "state"],
                minutes.Stages.Select(stage =>
                    Row(
                        stage.Name.In(html.Language),
                        html.Number(stage.Entries),
                        html.Number(stage.Sheets),
                        html.Number(stage.Jurors),
                        html.Say(stage.IsClosed ? "closed" : "not-closed")
                    )
                )
            );
        }
        if (minutes.Jurors.Count > 0)
        {
            html.Localized("h2", "jury");
            html.Table(
                "jury",
                ["number", "name", "institution"],
                minutes.Jurors.Select((juror, i) => Row(html.Number(i + 1), juror.Name, juror.Institution ?? ""))
            );
        }
    }

    public static void Prizes(PaperHtml html, Minutes minutes)
    {
        if (minutes.Run.ShownAwards.Count == 0)
            return;
        html.Localized("h2", "prizes");
        html.Table(
            "prizes",
            ["prize", "id", "name", "rank", "notes"],
            minutes.Run.ShownAwards.SelectMany(award =>
                award.Winners.Count == 0
                    ? [Row(award.Rule.Name.In(html.Language), "", "", "", Texts.Notes(award.Notes, html.Language))]
                    : award.Winners.Select(winner =>
                        Row(
                            award.Rule.Name.In(html.Language),
                            winner.Unit,
                            winner.Name,
                            html.Number(winner.Rank),
                            Texts.Notes(winner.Notes, html.Language)
                        )
                    )
            )
        );
    }

    public static void Decisions(PaperHtml html, Minutes minutes)
    {
        html.Localized("h2", "decisions");
        if (minutes.Overrides.Count + minutes.Decided.Count + minutes.Picks.Count + minutes.Disqualified.Count == 0)
        {
            html.Element("p", html.Say("no-decisions"), "none");
            return;
        }
        string Named(string unit) => minutes.Names.GetValueOrDefault(unit) is { } name && name != unit ? $"{unit} · {name}" : unit;
        if (minutes.Overrides.Count + minutes.Picks.Count + minutes.Disqualified.Count > 0)
        {
            html.Table(
                "decisions",
                ["decision", "unit", "reason", "decided-by"],
                [
                    .. minutes.Overrides.Select(one =>
                        Row(html.Say(one.Accepted ? "accepted" : "refused"), Named(one.Entry), one.Reason, one.By)
                    ),
                    .. minutes.Picks.Select(pick =>
                        Row(html.Say("picked-for", NameOf(minutes.Edition, pick.For)), Named(pick.Unit), pick.Reason, pick.DecidedBy)
                    ),
                    .. minutes.Disqualified.Select(gone => Row(html.Say("disqualified"), Named(gone.Unit), gone.Reason, gone.DecidedBy)),
                ]
            );
        }
        ReviewItems(html, minutes.Decided);
    }

    // A plenary resolves hundreds of review items in a few sentences, so items resolved alike share one line.
    private static void ReviewItems(PaperHtml html, IReadOnlyList<ReviewDecision> decided)
    {
        if (decided.Count == 0)
            return;
        html.Localized("p", "points-decided", decided.Count);
        html.Table(
            "points",
            ["point", "decision", "reason", "decided-by", "entries"],
            decided
                .GroupBy(one => (one.Item.Kind, one.Kind, one.Reason, one.By))
                .Select(alike =>
                    Row(
                        Texts.Get("point." + ReviewItemLabels.Of(alike.Key.Item1), html.Language),
                        Texts.Get("point.decision." + ReviewItemLabels.Of(alike.Key.Item2), html.Language),
                        alike.Key.Reason,
                        alike.Key.By,
                        string.Join(", ", alike.Select(one => one.Item.Entry).Distinct(StringComparer.Ordinal))
                    )
                )
        );
    }

    public static void Objections(PaperHtml html, Minutes minutes)
    {
        html.Localized("h2", "objections");
        if (minutes.Objections.Count == 0)
        {
            html.Element("p", html.Say("no-objections"), "none");
            return;
        }
        foreach (var objection in minutes.Objections)
        {
            html.Element(
                "h3",
                html.Say(
                    "objection-head",
                    objection.Number,
                    objection.Unit,
                    minutes.Names.GetValueOrDefault(objection.Unit, objection.Unit),
                    objection.Claimant,
                    PaperHtml.Time(objection.At)
                )
            );
            html.Localized("p", "claim", objection.Claim);
            if (objection.Evidence.Length > 0)
                html.Localized("p", "evidence", objection.Evidence);
            if (objection.Ruling is not { } ruling)
            {
                html.Element("p", html.Say("not-ruled"), "none");
                continue;
            }
            html.Localized("p", ruling.Upheld ? "upheld" : "dismissed", ruling.Reason, ruling.DecidedBy, PaperHtml.Time(ruling.At));
            if (ruling.Effect.Length > 0)
                html.Localized("p", "effect", ruling.Effect);
            html.Localized(
                "p",
                ruling.Run == objection.AgainstRun ? "ranking-unchanged" : "ranking-anew",
                objection.AgainstRun,
                ruling.Run
            );
        }
    }

    public static void RuleGaps(PaperHtml html, Minutes minutes)
    {
        html.Localized("h2", "open-points");
        var gaps = minutes
            .Run.RuleGaps.Select(gap => gap.What.In(html.Language))
            .Concat(minutes.Run.Waiting.Select(waiting => html.Say("waits", waiting.Name, string.Join(", ", waiting.Needs))))
            .Concat(minutes.OpenFlags.Select(flag => $"{flag.InnovationId}: {Texts.Note(flag.Note, html.Language)}"))
            .ToList();
        if (gaps.Count == 0)
        {
            html.Element("p", html.Say("no-open-points"), "none");
            return;
        }
        html.Open("ul");
        foreach (var gap in gaps)
            html.Element("li", gap);
        html.Close("ul");
    }

    public static void Sources(PaperHtml html, IReadOnlyList<Source> sources)
    {
        if (sources.Count == 0)
            return;
        html.Localized("h2", "sources");
        html.Table(
            "sources",
            ["source", "issuer", "source-number", "standing"],
            sources.Select(source =>
                Row(
                    source.Title,
                    source.Issuer,
                    string.Join(", ", new[] { source.Number, source.Year?.ToString(CultureInfo.InvariantCulture) }.OfType<string>()),
                    Texts.Standing(source.Standing, html.Language)
                )
            )
        );
    }

    public static void Proofs(PaperHtml html, Minutes minutes)
    {
        html.Localized("h2", "proofs");
        html.Localized("p", "proofs-about");
        html.Open("table", "hashes").Open("tbody");
        (string Key, string Value)[] proofs =
        [
            ("run", minutes.Run.RunId.ToString(CultureInfo.InvariantCulture)),
            ("run-state", State(html, minutes)),
            ("result-hash", minutes.Run.ResultHash),
            ("rule-hash", minutes.Run.RuleHash),
            ("input-hash", minutes.InputHash),
            ("engine", minutes.Run.EngineVersion),
            ("audit-head", minutes.Head is { } head ? $"{head.Event.Sequence.ToString(CultureInfo.InvariantCulture)}:{head.Hash}" : ""),
            ("made-at", PaperHtml.Time(minutes.At)),
        ];
        foreach (var (key, value) in proofs)
            html.Open("tr").Localized("td", key).Element("td", value).Close("tr");
        html.Close("tbody").Close("table");
    }

    private static string State(PaperHtml html, Minutes minutes) =>
        minutes.Run.Final is { } final
            ? html.Say("final", PaperHtml.Time(final.At), final.By)
            : html.Say("preview", minutes.Run.ReviewItemsLeft);

    // A known name is printed under its line; the chair's and other signatories' names are written by hand.
    public static void Signatures(PaperHtml html, Minutes minutes)
    {
        html.Localized("h2", "signatures").Localized("p", "signatures-about");
        List<string> who = [html.Say("chair"), html.Say("secretary"), .. minutes.Jurors.Select(juror => juror.Name)];
        if (who.Count % 2 == 1)
            who.Add("");
        foreach (var pair in who.Chunk(2))
        {
            html.Open("table", "signs").Open("tbody").Open("tr");
            foreach (var name in pair)
            {
                html.Open("td");
                if (name.Length > 0)
                    html.Element("span", name, "who");
                html.Close("td");
            }
            html.Close("tr").Close("tbody").Close("table");
        }
    }

    private static Text NameOf(Edition edition, string id) =>
        edition.Rankings.FirstOrDefault(rule => rule.Id == id)?.Name
        ?? edition.Awards?.Awards.FirstOrDefault(award => award.Id == id)?.Name
        ?? Text.Same(id);

    private static (string? Class, IReadOnlyList<string> Cells) Row(params string[] cells) => (null, cells);
}

using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Objections;
using Scoring.Features.Output.Localization;
using Scoring.Features.Review;

namespace Scoring.Features.Documents;

/// <summary>The values of the sections of minutes other than the rankings.</summary>
/// <param name="paper">The language.</param>
/// <param name="minutes">The minutes.</param>
internal sealed class MinutesParts(PaperLanguage paper, Minutes minutes)
{
    public List<PaperPart> Stages() =>
        [
            .. minutes.Stages.Select(stage => new PaperPart
            {
                ["name"] = stage.Name.In(paper.Id),
                ["entries"] = paper.Number(stage.Entries),
                ["sheets"] = paper.Number(stage.Sheets),
                ["jurors"] = paper.Number(stage.Jurors),
                ["agreement"] = stage.Verdict?.In(paper.Id),
                ["state"] = paper.Say(stage.IsClosed ? "closed" : "not-closed"),
            }),
        ];

    public List<PaperPart> Jurors() =>
        [
            .. minutes.Jurors.Select(
                (juror, i) =>
                    new PaperPart
                    {
                        ["number"] = paper.Number(i + 1),
                        ["name"] = juror.Name,
                        ["institution"] = juror.Institution,
                    }
            ),
        ];

    /// <summary>Who does not mark what because of a conflict of interest.</summary>
    public List<PaperPart> Recusals() =>
        [
            .. minutes
                .Recusals.OrderBy(one => one.Juror, StringComparer.Ordinal)
                .ThenBy(one => one.Entry, StringComparer.Ordinal)
                .Select(one => new PaperPart
                {
                    ["juror"] = minutes.Called.Of(one.Juror),
                    ["unit"] = Named(one.Entry),
                    ["reason"] = one.Reason,
                }),
        ];

    public List<PaperPart> Prizes() =>
        [
            .. minutes.Run.ShownAwards.SelectMany(award =>
            {
                var name = award.Rule.Name.In(paper.Id);
                return award.Winners.Count == 0
                    ? [new PaperPart { ["name"] = name, ["notes"] = Texts.Notes(award.Notes, paper.Id) }]
                    : award.Winners.Select(winner => new PaperPart
                    {
                        ["name"] = name,
                        ["unit"] = winner.Unit,
                        ["holder"] = winner.Name,
                        ["rank"] = paper.Number(winner.Rank),
                        ["notes"] = Texts.Notes(winner.Notes, paper.Id),
                    });
            }),
        ];

    /// <summary>What was decided on single units, other than on review items.</summary>
    public List<PaperPart> Decisions() =>
        [
            .. minutes.Overrides.Select(one => Decision(paper.Say(one.Accepted ? "accepted" : "refused"), one.Entry, one.Reason, one.By)),
            .. minutes.Picks.Select(pick =>
                Decision(paper.Say("picked-for", NameOf(minutes.Edition, pick.For)), pick.Unit, pick.Reason, pick.DecidedBy)
            ),
            .. minutes.Disqualified.Select(gone => Decision(paper.Say("disqualified"), gone.Unit, gone.Reason, gone.DecidedBy)),
        ];

    private PaperPart Decision(string decision, string unit, string reason, string by) =>
        new()
        {
            ["decision"] = decision,
            ["unit"] = Named(unit),
            ["reason"] = reason,
            ["by"] = by,
        };

    private string Named(string unit) => minutes.Names.GetValueOrDefault(unit) is { } name && name != unit ? $"{unit} · {name}" : unit;

    /// <summary>
    /// A plenary resolves hundreds of review items in a few sentences, so items resolved alike share one line.
    /// </summary>
    public List<PaperPart> ReviewItems() =>
        [
            .. minutes
                .Decided.GroupBy(one => (one.Item.Kind, Decision: one.Kind, one.Reason, one.By))
                .Select(alike => new PaperPart
                {
                    ["point"] = Texts.Get("point." + ReviewItemLabels.Of(alike.Key.Kind), paper.Id),
                    ["decision"] = Texts.Get("point.decision." + ReviewItemLabels.Of(alike.Key.Decision), paper.Id),
                    ["reason"] = alike.Key.Reason,
                    ["by"] = alike.Key.By,
                    ["entries"] = string.Join(", ", alike.Select(one => one.Item.Entry).Distinct(StringComparer.Ordinal)),
                }),
        ];

    public List<PaperPart> Objections() =>
        [
            .. minutes.Objections.Select(objection => new PaperPart
            {
                ["head"] = paper.Say(
                    "objection-head",
                    objection.Number,
                    objection.Unit,
                    minutes.Names.GetValueOrDefault(objection.Unit, objection.Unit),
                    objection.Claimant,
                    paper.Time(objection.At)
                ),
                ["claim"] = paper.Say("claim", objection.Claim),
                ["evidence"] = objection.Evidence.Length > 0 ? paper.Say("evidence", objection.Evidence) : null,
                ["ruling"] = objection.Ruling is { } ruling ? Ruling(ruling) : null,
                ["effect"] = objection.Ruling is { Effect.Length: > 0 } ruled ? paper.Say("effect", ruled.Effect) : null,
                ["ranking"] = objection.Ruling is { } after ? RankingAfter(objection, after) : null,
            }),
        ];

    private string Ruling(Ruling ruling) =>
        paper.Say(ruling.Upheld ? "upheld" : "dismissed", ruling.Reason, ruling.DecidedBy, paper.Time(ruling.At));

    private string RankingAfter(Objection objection, Ruling ruling) =>
        paper.Say(ruling.Run == objection.AgainstRun ? "ranking-unchanged" : "ranking-anew", objection.AgainstRun, ruling.Run);

    public List<string> RuleGaps() =>
        [
            .. minutes.Run.RuleGaps.Select(gap => gap.What.In(paper.Id)),
            .. minutes.Run.Waiting.Select(waiting => paper.Say("waits", waiting.Name, string.Join(", ", waiting.Needs))),
            .. minutes.OpenFlags.Select(flag => $"{flag.InnovationId}: {Texts.Note(flag.Note, paper.Id)}"),
        ];

    public List<PaperPart> Sources(IReadOnlyList<Source> sources) =>
        [
            .. sources.Select(source => new PaperPart
            {
                ["title"] = source.TitleIn(paper.Id),
                ["issuer"] = source.Issuer,
                ["number"] = string.Join(
                    ", ",
                    new[] { source.Number, source.Year?.ToString(CultureInfo.InvariantCulture) }.OfType<string>()
                ),
                ["standing"] = Texts.Standing(source.Standing, paper.Id),
            }),
        ];

    /// <summary>What shows that the result is that of these files and rules.</summary>
    public PaperPart Proofs() =>
        new()
        {
            ["run"] = minutes.Run.RunId.ToString(CultureInfo.InvariantCulture),
            ["run_state"] = minutes.Run.Final is { } final
                ? paper.Say("final", paper.Time(final.At), final.By)
                : paper.Say("preview", minutes.Run.ReviewItemsLeft),
            ["result_hash"] = minutes.Run.ResultHash,
            ["rule_hash"] = minutes.Run.RuleHash,
            ["input_hash"] = minutes.InputHash,
            ["engine"] = minutes.Run.EngineVersion,
            ["audit_head"] = minutes.Head is { } head ? $"{head.Event.Sequence.ToString(CultureInfo.InvariantCulture)}:{head.Hash}" : null,
            ["made_at"] = paper.Time(minutes.At),
        };

    /// <summary>Who signs, two side by side; the last name is empty where their number is odd.</summary>
    public List<string[]> Signatures(MinutesHead head)
    {
        string Office(string role, string name) => name.Length > 0 ? $"{name}, {paper.Say(role)}" : paper.Say(role);
        List<string> who =
        [
            Office("chair", head.Chair),
            Office("secretary", head.Secretary),
            .. minutes.Jurors.Select(juror => juror.Name),
        ];
        if (who.Count % 2 == 1)
            who.Add("");
        return [.. who.Chunk(2)];
    }

    private static Text NameOf(Edition edition, string id) =>
        edition.Rankings.FirstOrDefault(rule => rule.Id == id)?.Name
        ?? edition.Awards?.Awards.FirstOrDefault(award => award.Id == id)?.Name
        ?? Text.Same(id);
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Robustness;

/// <summary>
/// Somebody asks how certain the ranks are: other jurors of the same kind, and the distances to the neighbours. Nothing is written.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The id of a ranking; null for every ranking.</param>
/// <param name="Top">N of the top N; null for the ranking's own line.</param>
/// <param name="Draws">How many rankings are drawn if not all can be counted; 1 to 100,000.</param>
/// <param name="Seed">The seed of the draws, any text; null for the fixed one. The same seed gives the same figures.</param>
[Allow(Access.Everybody)]
public sealed record ReportRobustness(
    string Edition,
    string? Ranking = null,
    int? Top = null,
    int Draws = ReportRobustness.UsualDraws,
    string? Seed = null
) : IRequest<RobustnessReport>, INamesAnEdition
{
    /// <summary>How many rankings are drawn by default.</summary>
    public const int UsualDraws = 1000;
}

/// <summary>The origin of a list's line.</summary>
public enum LineFrom
{
    /// <summary>There is no line.</summary>
    Nowhere,

    /// <summary>The cut of the rule.</summary>
    Cut,

    /// <summary>The prizes by place.</summary>
    Prizes,

    /// <summary>Requested by the user.</summary>
    Asked,
}

/// <summary>The distances of a ranked line to its neighbours and to the list's cut line.</summary>
/// <param name="Row">The line.</param>
/// <param name="ToNext">Its score minus that of the next lower one, in points; null for the last.</param>
/// <param name="ToLine">
/// Its score minus that of the first one out, if it is in; minus that of the last one in, if it is out. Null if there is no cut line.
/// </param>
/// <param name="DecidedBy">
/// The part of the score in which it is furthest ahead of the next one; null if unknown or if they are equal.
/// </param>
/// <param name="By">By how many points of the score that part puts it ahead; without weights, points of the part.</param>
public sealed record Margin(RankedUnit Row, decimal? ToNext, decimal? ToLine, Text? DecidedBy, decimal? By);

/// <summary>A list of units ranked among each other: the whole ranking, a cluster, or those with places of their own.</summary>
/// <param name="Name">The cluster's name; empty for the whole.</param>
/// <param name="Top">N of its line, or null.</param>
/// <param name="From">The origin of N.</param>
/// <param name="Certainty">How certain the ranks are; refused with TooFewJurors if no juror's marks enter the score.</param>
/// <param name="Margins">The distances, in order of rank.</param>
public sealed record RobustList(string Name, int? Top, LineFrom From, RankCertainty Certainty, IReadOnlyList<Margin> Margins)
{
    /// <summary>The rank intervals with the official lines, in official order.</summary>
    public IEnumerable<(RankedUnit Row, RankSpan Span)> Spans
    {
        get
        {
            var spans = Certainty.Entries.ToDictionary(span => span.Entry);
            return Margins.Where(margin => spans.ContainsKey(margin.Row.Unit)).Select(margin => (margin.Row, spans[margin.Row.Unit]));
        }
    }

    /// <summary>
    /// The ranking without each of its jurors; empty if there is only one, or if entries could not be compared then. Computed when first
    /// asked for.
    /// </summary>
    public Lazy<IReadOnlyList<WithoutJuror>> Without { get; init; } = new([]);

    /// <summary>
    /// The standard error of a mark adjusted for severity, in points, which is not in the intervals; null if marks are not adjusted.
    /// </summary>
    public decimal? ErrorOfAdjusted { get; init; }

    /// <summary>
    /// Into how many groups that share no entry the jurors fall, where their marks are compared as they are; 0 for no jurors.
    /// </summary>
    public int Groups { get; init; }

    /// <summary>The official line of a unit.</summary>
    public RankedUnit RowOf(int unit) => Margins.First(margin => margin.Row.Unit == unit).Row;
}

/// <summary>How certain a ranking is.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="Lists">Its lists.</param>
/// <param name="HasJurors">True if jurors' marks enter the score.</param>
public sealed record RobustRanking(RankingRule Rule, IReadOnlyList<RobustList> Lists, bool HasJurors);

/// <summary>How certain the rankings of an edition are.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Rankings">The rankings.</param>
/// <param name="Seed">The seed as given, or the fixed one.</param>
/// <param name="IsIllustrative">True if any current file declares its figures made up.</param>
public sealed record RobustnessReport(Edition Edition, IReadOnlyList<RobustRanking> Rankings, string Seed, bool IsIllustrative);

/// <summary>Draws the jurors of each ranking again and measures the distances; stores nothing.</summary>
/// <param name="evaluations">The current rules and facts.</param>
internal sealed class ReportRobustnessHandler(Evaluations evaluations) : IRequestHandler<ReportRobustness, RobustnessReport>
{
    private const int MostDraws = 100_000;
    private const long MostRanks = 50_000_000;

    /// <inheritdoc/>
    public Task<RobustnessReport> Handle(ReportRobustness request, CancellationToken cancellationToken)
    {
        if (request.Draws is < 1 or > MostDraws)
            throw new RefusalException(RefusalKind.Usage, "too-many-draws", request.Draws, MostDraws);
        var (evaluation, imports) = evaluations.Of(request.Edition);
        var edition = evaluation.Edition;
        var rankings = RankedLists
            .Asked(edition, request.Ranking)
            .Select(rule =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return OfRanking(evaluation, rule, request);
            });
        return Task.FromResult(
            new RobustnessReport(
                edition,
                [.. rankings],
                request.Seed ?? RankCertainty.Seed.ToString(CultureInfo.InvariantCulture),
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    private static RobustRanking OfRanking(Evaluation evaluation, RankingRule rule, ReportRobustness request)
    {
        var groups = RankedLists.Of(evaluation, rule);
        // A ranking in which nobody has a rank is one list without lines, so that words can say so.
        if (groups.Count == 0)
            groups = [("", [])];
        var jurors = JurorFold.Of(rule.Score).Count > 0;
        return new RobustRanking(rule, [.. groups.Select(group => OfList(evaluation, rule, group.Name, group.Rows, request))], jurors);
    }

    private static RobustList OfList(Evaluation evaluation, RankingRule rule, string name, RankedUnit[] rows, ReportRobustness request)
    {
        if ((long)rows.Length * request.Draws > MostRanks && JurorFold.Of(rule.Score).Count > 0)
            throw new RefusalException(RefusalKind.Usage, "too-many-draws", request.Draws, (int)Math.Max(1, MostRanks / rows.Length));
        var (top, from) = RankedLists.LineOf(evaluation.Edition, rule, request.Top);
        var certainty = RankingCertainty.Of(evaluation, rule, [.. rows.Select(row => row.Unit)], top, request.Draws, SeedOf(request.Seed));
        return new RobustList(name, top, from, certainty, Margins.Of(evaluation, rule, rows, top))
        {
            Groups = RankingCertainty.GroupsOf(evaluation, rule),
            ErrorOfAdjusted = RankingCertainty.ErrorOfAdjusted(evaluation, rule),
            Without = new(() => RankingCertainty.Without(evaluation, rule, [.. rows.Select(row => row.Unit)], top)),
        };
    }

    /// <summary>
    /// A whole number is the seed itself; any other text gives the first eight bytes of the SHA-256 of its UTF-8, big-endian.
    /// </summary>
    internal static ulong SeedOf(string? seed) =>
        seed is null ? RankCertainty.Seed
        : ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}

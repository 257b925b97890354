using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Agreement;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;
using Scoring.Features.Rules;

namespace Scoring.Features.Rankings.ReportRobustness;

/// <summary>Draws the jurors of each ranking again and measures the distances; keeps nothing.</summary>
/// <param name="evaluations">What is in force.</param>
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
        if (request.Ranking is { } asked && edition.Rankings.All(rule => rule.Id != asked))
            throw EditionsInForce.WhyOpen(edition, asked) ?? new RefusalException(RefusalKind.Usage, "unknown-ranking", asked, string.Join(", ", edition.Rankings.Select(rule => rule.Id)));
        var rankings = edition.Rankings.Where(rule => request.Ranking is null || rule.Id == request.Ranking).Select(rule =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return OfRanking(evaluation, rule, request);
        });
        return Task.FromResult(new RobustnessReport(edition, [.. rankings], request.Seed ?? RankCertainty.Seed.ToString(CultureInfo.InvariantCulture), imports.Any(import => import.IsIllustrative)));
    }

    private static RobustRanking OfRanking(Evaluation evaluation, RankingRule rule, ReportRobustness request)
    {
        var groups = evaluation.Ranking(rule).Rows.Where(row => row.Position is not null).GroupBy(row => NameOf(evaluation, rule, row)).ToList();
        var jurors = JurorFold.Of(rule.Score).Count > 0;
        return new RobustRanking(rule, [.. groups.Select(group => OfList(evaluation, rule, group.Key, [.. group.OrderBy(row => row.Position)], request))], jurors);
    }

    private static string NameOf(Evaluation evaluation, RankingRule rule, RankedUnit row) => string.Join(", ",
        new[] { rule.Within is null ? "" : row.Cluster, rule.Cut?.Per is { } per ? evaluation.Facts.Units(rule.Level).Attribute(row.Unit, per) ?? "" : "" }.Where(part => part.Length > 0));

    private static RobustList OfList(Evaluation evaluation, RankingRule rule, string name, RankedUnit[] rows, ReportRobustness request)
    {
        if ((long)rows.Length * request.Draws > MostRanks && JurorFold.Of(rule.Score).Count > 0)
            throw new RefusalException(RefusalKind.Usage, "too-many-draws", request.Draws, (int)Math.Max(1, MostRanks / rows.Length));
        var (top, from) = LineOf(evaluation.Edition, rule, request.Top);
        var certainty = RankingCertainty.Of(evaluation, rule, [.. rows.Select(row => row.Unit)], top, request.Draws, SeedOf(request.Seed));
        return new RobustList(name, top, from, certainty, Margins.Of(evaluation, rule, rows, top));
    }

    private static (int? Top, LineFrom From) LineOf(Edition edition, RankingRule rule, int? asked)
    {
        if (asked is not null)
            return (asked, LineFrom.Asked);
        if (rule.Cut is { } cut)
            return cut.Top is { } top ? (top, LineFrom.Cut) : (null, LineFrom.Nowhere);
        var prizes = edition.Awards?.Awards.Where(award => award.Ranking == rule.Id && award is { By: AwardBy.Place, Cluster: null }).Sum(award => award.Places) ?? 0;
        return prizes > 0 ? (prizes, LineFrom.Prizes) : (null, LineFrom.Nowhere);
    }

    /// <summary>A whole number is the seed itself; any other text stands for the first eight bytes of the SHA-256 of its UTF-8, the first byte highest.</summary>
    internal static ulong SeedOf(string? seed) =>
        seed is null ? RankCertainty.Seed
        : ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));
}

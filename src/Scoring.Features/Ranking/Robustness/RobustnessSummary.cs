using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Rules;
using Scoring.Domain.Statistics;
using T = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Features.Ranking.Robustness;

/// <summary>What rank intervals and distances mean, in sentences a chair understands, in "id" or "en".</summary>
public static class RobustnessSummary
{
    private const int MostNamed = 5;

    /// <summary>The sentences about one list of a ranking.</summary>
    public static IReadOnlyList<string> Of(RobustnessReport report, RobustRanking ranking, RobustList list, string language) =>
        list.Margins.Count == 0 ? [T.Get("robust.nobody", language, ranking.Rule.Name)]
        : ranking.HasJurors ? [.. OfJurors(report, ranking, list, language), .. OfMargins(ranking, list, language)]
        : [T.Get("robust.no-jurors", language, ranking.Rule.Name), .. OfMargins(ranking, list, language)];

    /// <summary>What a rank interval means for a line.</summary>
    public static string OfSpan(RankSpan span, int? top, string language)
    {
        ArgumentNullException.ThrowIfNull(span);
        if (span.From is not { } from || span.To is not { } to)
            return T.Get("robust.span.one-mark", language);
        var interval =
            from != to ? T.Get("robust.span.range", language, from, to)
            : span.Sharing > 0 ? T.Get("robust.span.shared", language, from, span.Sharing)
            : T.Get("robust.span.firm", language, from);
        return span.InTop is not { } inTop
            ? interval
            : $"{interval}; {T.Get("meaning." + Interpretation.OfPlace(inTop).Code, language, top ?? 0)}";
    }

    /// <summary>What an uncertain pair at the line means.</summary>
    public static string OfPair(RobustList list, UnsurePair pair, string language)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(pair);
        return T.Get(
            pair.Equal > 0m ? "robust.pair-equal" : "robust.pair",
            language,
            list.RowOf(pair.Out).Name,
            list.RowOf(pair.In).Name,
            Percent(pair.Above),
            Percent(pair.Equal)
        );
    }

    private static decimal Percent(decimal share) => Exact.Round(share * 100m, 0, RoundingMode.HalfAwayFromZero);

    private static IEnumerable<string> OfJurors(RobustnessReport report, RobustRanking ranking, RobustList list, string language)
    {
        var sure = list.Certainty;
        if (sure.Refusal != AgreementRefusal.None)
        {
            yield return T.Get(
                sure.Refusal == AgreementRefusal.TooFewMarks ? "robust.one-juror" : "robust.one-entry",
                language,
                ranking.Rule.Name
            );
            yield break;
        }
        yield return sure.IsExact ? T.Get("robust.exact", language, sure.Draws) : T.Get("robust.drawn", language, sure.Draws, report.Seed);
        if (list.Groups > 1)
            yield return T.Get("robust.groups", language, list.Groups);
        // Two standard errors of a difference.
        if (list.ErrorOfAdjusted is > 0m and var error)
            yield return T.Get("robust.severities-kept", language, Exact.Round(2.8m * error, 2, RoundingMode.HalfAwayFromZero));
        var spans = list.Spans.ToList();
        var widths = spans
            .Where(one => one.Span.From is not null)
            .Select(one => one.Span.To!.Value - one.Span.From!.Value)
            .Order()
            .ToList();
        var (row, first) = spans[0];
        if (first.Rank == 1 && first.Sharing > 0)
            yield return T.Get("robust.first-shared", language, row.Name, first.Sharing);
        else if (first.From is not null)
            yield return first.To == 1
                ? T.Get("robust.first-firm", language, row.Name)
                : T.Get("robust.first", language, row.Name, first.To!.Value);
        var (half, widest) = (widths[widths.Count / 2] + 1, widths[^1] + 1);
        yield return T.Get(
            widest == 1 ? "robust.width-none"
                : half == 1 ? "robust.width-few"
                : "robust.width",
            language,
            half,
            widest
        );
        if (spans.Count(one => one.Span.From is null) is > 0 and var single)
            yield return T.Get("robust.some-single", language, single);
        if (list.Top is not { } top)
        {
            yield return T.Get("robust.no-line", language);
            yield break;
        }
        var places = spans
            .Where(one => one.Span.InTop is not null)
            .CountBy(one => Interpretation.OfPlace(one.Span.InTop!.Value).Code)
            .ToDictionary();
        yield return T.Get(
            "robust.line",
            language,
            top,
            T.Get("robust.line-from." + list.From, language),
            places.GetValueOrDefault("place-sure"),
            places.GetValueOrDefault("place-unsure"),
            places.GetValueOrDefault("place-out")
        );
        if (sure.AtLine.Count > 0)
        {
            var pair = sure.AtLine[0];
            yield return T.Get(
                pair.Equal > 0m ? "robust.warning-equal" : "robust.warning",
                language,
                sure.AtLine.Count,
                list.RowOf(pair.In).Name,
                list.RowOf(pair.Out).Name,
                Percent(pair.Above),
                Percent(pair.Equal)
            );
        }
        else if (AtLine(spans, top) is { Sharing: > 0 } tied)
            yield return T.Get("robust.line-shared", language, top, tied.Sharing + 1, tied.Rank);
        else if (spans.Count > top)
            // Nobody knows where an entry without an interval would stand.
            yield return T.Get(
                widths.Count < spans.Count ? "robust.line-single"
                    : places.GetValueOrDefault("place-unsure") > 0 ? "robust.line-open"
                    : "robust.line-firm",
                language,
                top,
                places.GetValueOrDefault("place-unsure")
            );
        if (list.Without.Value is { Count: > 0 } without)
            yield return OfWithout(list, without, language);
        if (ranking.Rule.Cut is { } cut && (cut.Quotas.Count > 0 || cut.Minimums.Count > 0 || cut.By == CutBy.Hand))
            yield return T.Get("robust.quotas", language);
    }

    /// <summary>What leaving a juror out would do, in a sentence.</summary>
    public static string OfWithout(RobustList list, WithoutJuror one, string language)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(one);
        string Names(IEnumerable<int> entries) => string.Join("; ", entries.Take(MostNamed).Select(entry => list.RowOf(entry).Name));
        return one.Moves.Count == 0 ? T.Get("robust.without-none", language)
            : one.Into.Count + one.OutOf.Count == 0 ? T.Get("robust.without-moves", language, one.Moves.Count)
            : T.Get(
                "robust.without-line",
                language,
                one.Moves.Count,
                one.Into.Count == 0 ? "–" : Names(one.Into),
                one.OutOf.Count == 0 ? "–" : Names(one.OutOf)
            );
    }

    private static string OfWithout(RobustList list, IReadOnlyList<WithoutJuror> without, string language)
    {
        var deciding = without.Where(one => one.Into.Count + one.OutOf.Count > 0).ToList();
        if (deciding.Count == 0)
            return T.Get("robust.no-single-juror", language, without.Count);
        var most = deciding.MaxBy(one => one.Into.Count + one.OutOf.Count)!;
        return T.Get("robust.single-juror", language, deciding.Count, without.Count, most.Juror, OfWithout(list, most, language));
    }

    // The last one in, if others with the same score stand on the other side of the line.
    private static RankSpan? AtLine(List<(RankedUnit Row, RankSpan Span)> spans, int top) =>
        top < spans.Count && spans[top - 1].Span.Score == spans[top].Span.Score ? spans[top - 1].Span : null;

    private static IEnumerable<string> OfMargins(RobustRanking ranking, RobustList list, string language)
    {
        var places = ranking.Rule.Rounding.Places;
        var gaps = list.Margins.Where(margin => margin.ToNext is not null).ToList();
        if (gaps.Count == 0)
            yield break;
        var equal = gaps.Count(margin => margin.ToNext == 0m);
        if (gaps.Where(margin => margin.ToNext > 0m).MinBy(margin => margin.ToNext) is { } closest)
        {
            var next = list.Margins[list.Margins.Index().First(one => one.Item == closest).Index + 1];
            yield return T.Get(
                "robust.closest",
                language,
                closest.Row.Name,
                next.Row.Name,
                Shown(closest.ToNext!.Value),
                Middle([.. gaps.Where(margin => margin.ToNext > 0m)])
            );
        }
        if (equal > 0)
            yield return T.Get("robust.equal", language, equal);
        if (list.Top is { } top && top < list.Margins.Count)
        {
            var (lastIn, firstOut) = (list.Margins[top - 1], list.Margins[top]);
            yield return lastIn.ToNext == 0m ? T.Get("robust.line-tied", language, lastIn.Row.Name, firstOut.Row.Name)
            : lastIn.DecidedBy is { } part
                ? T.Get("robust.line-gap-by", language, top, lastIn.Row.Name, firstOut.Row.Name, Shown(lastIn.ToNext!.Value), part)
            : T.Get("robust.line-gap", language, top, lastIn.Row.Name, firstOut.Row.Name, Shown(lastIn.ToNext!.Value));
            // Equal ones on both sides of the line: what lies below all of them says how near the others are.
            var tied = list.Margins.Count(margin => margin.Row.Score == lastIn.Row.Score);
            var below = list.Margins.Skip(top).SkipWhile(margin => margin.Row.Score == lastIn.Row.Score).FirstOrDefault();
            if (lastIn.ToNext == 0m && below is not null)
                yield return T.Get(
                    "robust.line-tied-gap",
                    language,
                    tied,
                    below.Row.Name,
                    Shown(Math.Abs(lastIn.Row.Score!.Value - below.Row.Score!.Value))
                );
        }

        decimal Shown(decimal gap) =>
            Exact.Round(gap, Math.Max(places, 2), RoundingMode.HalfAwayFromZero) is var rounded && rounded == 0m
                ? Exact.Round(gap, 6, RoundingMode.HalfAwayFromZero)
                : rounded;

        decimal Middle(List<Margin> all) => Shown(all.Select(margin => margin.ToNext!.Value).Order().ElementAt(all.Count / 2));
    }
}

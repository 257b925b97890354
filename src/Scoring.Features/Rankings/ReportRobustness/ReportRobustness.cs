using Scoring.Domain.Agreement;
using Scoring.Domain.Rankings;
using Scoring.Domain.Rules;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Rankings.ReportRobustness;

/// <summary>Somebody asks how sure the ranks are: other jurors of the same kind, and the distances to the neighbours. Nothing is written.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Ranking">The id of a ranking; null for every ranking.</param>
/// <param name="Top">N of the top N; null for the ranking's own line.</param>
/// <param name="Draws">How many rankings are drawn where not all can be counted; 1 to 100,000.</param>
/// <param name="Seed">The seed of the drawing, any text; null for the fixed one. The same seed gives the same figures.</param>
public sealed record ReportRobustness(string Edition, string? Ranking = null, int? Top = null, int Draws = ReportRobustness.UsualDraws, string? Seed = null)
    : IRequest<RobustnessReport>, INamesAnEdition
{
    /// <summary>How many rankings are drawn where nobody says.</summary>
    public const int UsualDraws = 1000;
}

/// <summary>Where the line of a list comes from.</summary>
public enum LineFrom
{
    /// <summary>There is none.</summary>
    Nowhere,

    /// <summary>The cut of the rule.</summary>
    Cut,

    /// <summary>The prizes by place.</summary>
    Prizes,

    /// <summary>It was asked for.</summary>
    Asked,
}

/// <summary>How far a line lies from its neighbours and from the line of the list.</summary>
/// <param name="Row">The line.</param>
/// <param name="ToNext">Its score less that of the next lower one, in points; null for the last.</param>
/// <param name="ToLine">Its score less that of the first one out, where it is in; less that of the last one in, where it is out. Null where there is no line.</param>
/// <param name="DecidedBy">The part of the score in which it is most ahead of the next one; null where it is not known or they are equal.</param>
/// <param name="By">By how many points of the score that part puts it ahead; without weights, of the part.</param>
public sealed record Margin(RankedUnit Row, decimal? ToNext, decimal? ToLine, Text? DecidedBy, decimal? By);

/// <summary>A list of units ranked among each other: the whole ranking, a cluster, or those with places of their own.</summary>
/// <param name="Name">The cluster's name; empty for the whole.</param>
/// <param name="Top">N of its line; null where it has none.</param>
/// <param name="From">Where N comes from.</param>
/// <param name="Certainty">How sure the ranks are; refused with TooFewJurors where no juror comes into the score.</param>
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

    /// <summary>The official line of a unit.</summary>
    public RankedUnit RowOf(int unit) => Margins.First(margin => margin.Row.Unit == unit).Row;
}

/// <summary>How sure a ranking is.</summary>
/// <param name="Rule">The ranking.</param>
/// <param name="Lists">Its lists.</param>
/// <param name="HasJurors">True where jurors' marks come into the score.</param>
public sealed record RobustRanking(RankingRule Rule, IReadOnlyList<RobustList> Lists, bool HasJurors);

/// <summary>How sure the rankings of an edition are.</summary>
/// <param name="Edition">The rules.</param>
/// <param name="Rankings">The rankings.</param>
/// <param name="Seed">The seed as it was given, or the fixed one.</param>
/// <param name="IsIllustrative">True where any file in force says that its figures are made up.</param>
public sealed record RobustnessReport(Edition Edition, IReadOnlyList<RobustRanking> Rankings, string Seed, bool IsIllustrative);

using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Public.Methods;

/// <summary>A sentence of a methodology with the numbers of its sources.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Notes">The numbers of its sources in the list at the end.</param>
public sealed record MethodLine(string Sentence, IReadOnlyList<int> Notes);

/// <summary>A section of a methodology.</summary>
/// <param name="Anchor">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Its sentences, a paragraph each.</param>
public sealed record MethodSection(string Anchor, string Title, IReadOnlyList<MethodLine> Lines);

/// <summary>
/// The rules of an edition as prose, made from the rules themselves, so that the text and the computation cannot differ. Each figure that
/// decides carries its source.
/// </summary>
public sealed class MethodText
{
    private const int Places = 10;

    private readonly Reader _reader;
    private readonly Edition _edition;
    private readonly List<Citation> _sources = [];
    private readonly List<MethodSection> _sections = [];

    /// <summary>Writes it.</summary>
    public MethodText(Reader reader, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(edition);
        (_reader, _edition) = (reader, edition);
        Add("who", Who());
        Add("score", Score());
        Add("indicators", Indicators());
        Add("bands", Bands());
        Add("ranks", Ranks());
        Add("open", [.. edition.RuleGaps.Select(gap => Line(gap.What.In(reader.Language)))]);
    }

    /// <summary>The sections that have something to say.</summary>
    public IReadOnlyList<MethodSection> Sections => _sections;

    /// <summary>The sources, in the order of their numbers from 1.</summary>
    public IReadOnlyList<Citation> Sources => _sources;

    private void Add(string anchor, IReadOnlyList<MethodLine> lines)
    {
        if (lines.Count > 0)
            _sections.Add(new MethodSection(anchor, _reader.Text("method." + anchor), lines));
    }

    private List<MethodLine> Who()
    {
        var lines = new List<MethodLine>();
        if (_edition.About is { } about)
            lines.Add(Line(about.In(_reader.Language)));
        foreach (var ranking in _edition.Rankings)
            lines.Add(
                Line(
                    _reader.Text(
                        "method.ranking",
                        ranking.Name.In(_reader.Language),
                        _reader.Text("method.level." + LevelOf(ranking.Level)),
                        ranking.Score.Name.In(_reader.Language)
                    ),
                    ranking.Citation
                )
            );
        if (_edition.Stages.Count > 0)
            lines.Add(
                Line(_reader.Text("method.stages", string.Join(", ", _edition.Stages.Select(stage => stage.Name.In(_reader.Language)))))
            );
        if (_edition.NothingReportedIsNotAssessable)
            lines.Add(Line(_reader.Text("method.not-assessable")));
        if (_edition.CountedInnovations.Count > 0)
            lines.Add(Line(_reader.Text("method.counted")));
        if (_edition.Eligibility.Count > 0)
            lines.Add(
                Line(
                    _reader.Text(
                        "method.eligibility",
                        string.Join("; ", _edition.Eligibility.Select(rule => rule.Name.In(_reader.Language)))
                    ),
                    [.. _edition.Eligibility.Select(rule => rule.Citation)]
                )
            );
        return lines;
    }

    private List<MethodLine> Score()
    {
        var lines = new List<MethodLine>();
        var told = new HashSet<Step>();
        void Tell(Step step)
        {
            if (!told.Add(step))
                return;
            lines.Add(Told(step));
            foreach (var input in step.Inputs)
                Tell(input);
        }
        foreach (var ranking in _edition.Rankings)
            Tell(ranking.Score);
        return lines;
    }

    private MethodLine Told(Step step)
    {
        List<Citation?> cited = [step.Citation];
        var kind = Shared.Kind(step.Kind, _reader.Language);
        var how = Shared.How(step.Kind, _reader.Language);
        var name = step.Name.In(_reader.Language);
        var text = how.Length > 0 ? _reader.Text("method.step", name, kind, how) : _reader.Text("method.step-plain", name, kind);
        if (step.Inputs.Count > 0)
            text += " " + _reader.Text("method.parts", string.Join("; ", step.Inputs.Select((input, i) => Part(step, input, i, cited))));
        if (step.Constants.Count > 0)
            text += " " + _reader.Text("method.figures", string.Join("; ", step.Constants.Select(constant => Figure(constant, cited))));
        if (step.Inputs.Count > 0)
            text += " " + Sentence(Shared.Get("absent." + step.Absent, _reader.Language));
        if (step.Rounding is { } rounding)
            text += " " + _reader.Text("method.rounded", Shared.Rounding(rounding, _reader.Language));
        return Line(text, [.. cited]);
    }

    private string Part(Step step, Step input, int place, List<Citation?> cited) =>
        step.WeightOf(place) is { } weight
            ? $"{input.Name.In(_reader.Language)} ({Figure(weight, cited)})"
            : input.Name.In(_reader.Language);

    private string Figure(Constant constant, List<Citation?> cited)
    {
        cited.Add(constant.Citation);
        return $"{Shared.Constant(constant, _reader.Language)} {_reader.Number(constant.Amount, 0, Places)}";
    }

    private List<MethodLine> Indicators() =>
        [
            .. _edition.Indicators.Select(table =>
                Line(
                    _reader.Text(
                        "method.table",
                        _reader.Text(table.Level == Level.Region ? "indicators.of-region" : "indicators.of-innovations"),
                        _reader.Number(table.Indicators.Count),
                        _reader.Number(table.Maximum, 0, 4),
                        _reader.Number(table.Indicators.Count(indicator => indicator.Mandatory))
                    ),
                    [
                        table.EvidenceCitation,
                        .. table.Indicators.Select(indicator => indicator.Citation).DistinctBy(citation => citation?.Source),
                    ]
                )
            ),
        ];

    private List<MethodLine> Bands()
    {
        var lines = new List<MethodLine>();
        foreach (var table in _edition.Rankings.Select(ranking => ranking.Bands).OfType<BandTable>().Distinct())
        {
            lines.AddRange(table.Bands.Select(band => Line(Range(band), band.Citation)));
            lines.Add(Line(_reader.Text(table.OfRounded ? "method.bands-rounded" : "method.bands-exact")));
        }
        return lines;
    }

    private string Range(Band band)
    {
        var from = band.From is { } low ? _reader.Text(band.FromIncluded ? "method.from" : "method.above", _reader.Number(low, 0, 4)) : "";
        var to = band.To is { } high ? _reader.Text(band.ToIncluded ? "method.to" : "method.below", _reader.Number(high, 0, 4)) : "";
        return _reader.Text("method.band", band.Name.In(_reader.Language), $"{from} {to}".Trim())
            + (band.Ranked ? "" : " " + _reader.Text("method.unranked"));
    }

    private List<MethodLine> Ranks()
    {
        var lines = new List<MethodLine>();
        foreach (var ranking in _edition.Rankings)
        {
            var text = _reader.Text(
                ranking.LowestFirst ? "method.lowest-first" : "method.highest-first",
                ranking.Name.In(_reader.Language)
            );
            List<Citation?> cited = [ranking.Citation];
            if (ranking.Within is not null)
                text += " " + _reader.Text("method.clusters");
            var further = ranking.Keys.Where(key => key.Step is not null && key.Step != ranking.Score).ToList();
            if (further.Count > 0)
                text += " " + _reader.Text("method.ties", string.Join(", ", further.Select(key => key.Step!.Name.In(_reader.Language))));
            cited.AddRange(further.Select(key => key.Citation));
            if (Shared.Find("convention." + ranking.Convention, _reader.Language) is { } convention)
                text += " " + Sentence(convention);
            if (ranking.Cut is { Top: { } top } cut)
            {
                text += " " + _reader.Text("method.cut", _reader.Number(top));
                cited.Add(cut.Citation);
            }
            lines.Add(Line(text, [.. cited]));
        }
        return lines;
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";

    private static string LevelOf(Level level) =>
        level == Level.Region ? "region"
        : level == Level.Innovation ? "innovation"
        : "unit";

    // Names and notes of rule files have hyphens before negative numbers; the page has a true minus sign.
    private MethodLine Line(string sentence, params Citation?[] citations) =>
        new(Reader.WithMinus(sentence), [.. citations.OfType<Citation>().Distinct().Select(NumberOf).Distinct()]);

    private int NumberOf(Citation citation)
    {
        var at = _sources.IndexOf(citation);
        if (at < 0)
        {
            at = _sources.Count;
            _sources.Add(citation);
        }
        return at + 1;
    }
}

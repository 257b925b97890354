using Scoring.Domain.Eligibility;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Rules;

/// <summary>A part of a rule that no source publishes; scoring that needs it is refused until a committee fills it.</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="What">What is missing and who has to supply it.</param>
/// <param name="Citation">The source that shows that the part exists, or null.</param>
public sealed record RuleGap(string Id, Text What, Citation? Citation)
{
    /// <summary>
    /// The values that it leaves open and the eligibility rules that it keeps from being checked; empty if it only describes something that
    /// no value of the edition says.
    /// </summary>
    public IReadOnlyList<OpenPlace> Places { get; init; } = [];

    /// <summary>The decree by which a committee filled it; null while it is open.</summary>
    public Citation? FilledBy { get; init; }

    /// <summary>
    /// What the committee decided, in its words, for a point that stands at no value: shown, and without effect on any figure. Null
    /// otherwise.
    /// </summary>
    public Text? Settled { get; init; }
}

/// <summary>A value that an edition leaves open.</summary>
/// <param name="File">The file, relative to the rules folder.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Path">The path to it: keys and ids with slashes, for example "scores/final/parts/2/weight".</param>
public sealed record OpenPlace(string File, int Line, string Path);

/// <summary>A ranking that cannot be computed until a committee fills what it needs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Needs">The open points that it needs, at least one.</param>
public sealed record OpenRanking(string Id, Text Name, IReadOnlyList<string> Needs);

/// <summary>The rules of one programme in one year (edisi), as read from scoring-rules/PROGRAMME/EDITION.</summary>
public sealed record Edition
{
    private IReadOnlyList<string>? _resultsOf;

    /// <summary>"programme/edition", for example "iga/2026".</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required Text Name { get; init; }

    /// <summary>Its own description in a few sentences, or null.</summary>
    public Text? About { get; init; }

    /// <summary>What else was read about the edition and decides nothing in it.</summary>
    public IReadOnlyList<Citation> References { get; init; } = [];

    /// <summary>The SHA-256 (hex) of the rule folder's files, with those of every edition that it carries over from.</summary>
    public required string Hash { get; init; }

    /// <summary>The steps by id, in the order of the file; shared steps once.</summary>
    public required IReadOnlyDictionary<string, Step> Steps { get; init; }

    /// <summary>The indicator tables by level; empty if the edition has none.</summary>
    public IReadOnlyList<IndicatorTable> Indicators { get; init; } = [];

    /// <summary>The measures that may be imported in addition to the indicators' own, by id.</summary>
    public IReadOnlyList<MeasureRule> Measures { get; init; } = [];

    /// <summary>The stages of marking, in order; empty for an index.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>The limits on the spread of jurors, stage by stage; empty if no stage has one.</summary>
    public IReadOnlyList<SpreadRule> Spreads { get; init; } = [];

    /// <summary>
    /// What its units are called where they are not Indonesia's regions, such as countries or hospitals; empty for provinces, kabupaten and
    /// kota.
    /// </summary>
    public IReadOnlyList<string> UnitTypes { get; init; } = [];

    /// <summary>The types that a unit may have: its own, or those of Indonesia's regions.</summary>
    public IReadOnlyList<string> AllowedTypes => UnitTypes.Count > 0 ? UnitTypes : RegionTypes;

    /// <summary>The types of Indonesia's regions.</summary>
    public static IReadOnlyList<string> RegionTypes { get; } = ["provinsi", "kabupaten", "kota"];

    /// <summary>What an innovation must meet to be counted in steps that fold innovations.</summary>
    public IReadOnlyList<Condition> CountedInnovations { get; init; } = [];

    /// <summary>The eligibility rules, in the order of the file; empty if the edition has none.</summary>
    public IReadOnlyList<EligibilityRule> Eligibility { get; init; } = [];

    /// <summary>True if a unit for which nothing was reported cannot be assessed.</summary>
    public bool NothingReportedIsNotAssessable { get; init; }

    /// <summary>The limits of a published total imported as <c>results</c>; null if the edition takes no results.</summary>
    public ResultRule? Results { get; init; }

    /// <summary>The rankings, in order.</summary>
    public required IReadOnlyList<RankingRule> Rankings { get; init; }

    /// <summary>The prizes and how they are given; null if the edition names none.</summary>
    public AwardPlan? Awards { get; init; }

    /// <summary>How its result is published, and how long objections are accepted.</summary>
    public PublishingRule Publishing { get; init; } = PublishingRule.Usual;

    /// <summary>What is left open.</summary>
    public IReadOnlyList<RuleGap> RuleGaps { get; init; } = [];

    /// <summary>The rankings that wait for a committee; they are not among <see cref="Rankings"/>.</summary>
    public IReadOnlyList<OpenRanking> OpenRankings { get; init; } = [];

    /// <summary>The rankings that use a committee's values, with the open points that those values fill.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> CommitteeRankings { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The editions whose values are carried over into this one.</summary>
    public IReadOnlyList<string> CarriesOverFrom { get; init; } = [];

    /// <summary>
    /// The editions whose winners count as history in an eligibility rule; they are in <see cref="CarriesOverFrom"/> as well.
    /// </summary>
    public IReadOnlyList<string> ResultsOf =>
        _resultsOf ??= [.. Eligibility.OfType<AwardsAreWithin>().SelectMany(rule => rule.Choice.ResultsOf).Distinct()];

    /// <summary>True if an edition must have facts for this one to be scored: its winners alone may also be none.</summary>
    /// <param name="carried">One of <see cref="CarriesOverFrom"/>.</param>
    public bool NeedsFactsOf(string carried) =>
        !ResultsOf.Contains(carried) || Steps.Values.OfType<CarriedOver>().Any(step => step.Edition == carried);

    /// <summary>
    /// The values that <c>category</c> (or another attribute) of a submission may have, by attribute; an attribute that is not listed is
    /// free.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedAttributes { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// Other spellings of those values, by attribute: from <see cref="Titles.Key"/> of what a file says to the value that it stands for.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Spellings { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>
    /// The attributes whose values are the steps of a process, with those values in their order: each is a group, even without items.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Processes =>
        Steps
            .Values.OfType<CountReached>()
            .DistinctBy(step => step.Level)
            .ToDictionary(step => step.Level.GroupAttribute!, step => step.Values);

    /// <summary>The attributes of regions or innovations that the rules read, and as what; computed on each call.</summary>
    public AttributesRead AttributesOf(Level level) => AttributesRead.Of(this, level);

    /// <summary>The step with that id, or the node of a composite index that <c>index.node</c> names; null if there is none.</summary>
    public Step? StepOf(string id) =>
        Steps.GetValueOrDefault(id)
        ?? (
            HierarchyNodeStep.IndexIn(id) is { } index && Steps.GetValueOrDefault(index) is HierarchyStep step
                ? step.Nodes.GetValueOrDefault(id)
                : null
        );

    /// <summary>Every id that <see cref="StepOf"/> knows.</summary>
    public IEnumerable<string> StepIds => Steps.Keys.Concat(Steps.Values.OfType<HierarchyStep>().SelectMany(step => step.Nodes.Keys));

    /// <summary>The indicator table of a level, or null.</summary>
    public IndicatorTable? TableOf(Level level) => Indicators.FirstOrDefault(table => table.Level == level);

    /// <summary>The stage with that id, or null.</summary>
    public Stage? StageOf(string id) => Stages.FirstOrDefault(stage => stage.Id == id);
}

/// <summary>A raw value that an edition imports.</summary>
/// <param name="Id">Kebab-case id; the value of the column <c>indicator</c> in measure files.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Where it is reported.</param>
/// <param name="From">The lowest value allowed; null if there is none.</param>
/// <param name="To">The highest value allowed; null if there is none.</param>
/// <param name="Citation">The source of the limits.</param>
public sealed record MeasureRule(string Id, Text Name, Level Level, decimal? From, decimal? To, Citation? Citation);

/// <summary>A published total that an edition imports because its inputs are not known.</summary>
/// <param name="Level">The unit of the total.</param>
/// <param name="From">The lowest total allowed; null if there is none.</param>
/// <param name="To">The highest total allowed; null if there is none.</param>
/// <param name="Citation">The source of the limits.</param>
public sealed record ResultRule(Level Level, decimal? From, decimal? To, Citation? Citation);

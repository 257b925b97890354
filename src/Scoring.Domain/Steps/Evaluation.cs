using Scoring.Domain.Eligibility;
using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Steps;

/// <summary>An edition's rules over an edition's facts: every step's values for all units at once, each computed once.</summary>
/// <param name="edition">The rules.</param>
/// <param name="facts">What was reported.</param>
/// <param name="other">The evaluation of another edition that values are carried over from; null if there is none.</param>
public sealed class Evaluation(Edition edition, EditionFacts facts, Func<string, Evaluation>? other = null)
{
    private readonly Dictionary<Step, Column> _columns = [];
    private readonly Dictionary<string, RankingResult> _rankings = [];
    private IReadOnlyList<AwardGiven>? _awards;
    private bool[]? _counts;
    private bool _hasResults;
    private Evaluation? _without;
    private IReadOnlyList<EligibilityOutcome>? _eligibility;
    private readonly Dictionary<(Level Owner, Level Item), Ownership> _counted = [];
    private readonly Dictionary<Level, bool?[]> _reported = [];
    private readonly Dictionary<Level, IReadOnlyList<Note>?[]> _flags = [];
    private readonly Dictionary<string, WeakReference<Evaluation>> _others = [];
    private Dictionary<(Step Step, int Unit), Explanation>? _explained;

    /// <summary>The rules.</summary>
    public Edition Edition => edition;

    /// <summary>What was reported.</summary>
    public EditionFacts Facts => WithResults();

    /// <summary>The same rules over the same facts as if nobody had been disqualified; created once.</summary>
    public Evaluation WithoutDisqualification => _without ??= new Evaluation(edition, facts.WithoutDisqualification(), other);

    /// <summary>The values of a step, after its own rounding, for all units of its level.</summary>
    public Column Of(Step step)
    {
        if (_columns.TryGetValue(step, out var known))
            return known;
        var column = step.Compute(this);
        if (step.Rounding is not null)
        {
            for (var unit = 0; unit < column.Length; unit++)
                column[unit] = step.Rounded(column[unit]);
        }
        _columns.Add(step, column);
        return column;
    }

    /// <summary>
    /// The same rules over the same facts, with assumed values for some steps in place of the computed ones, to see the consequences.
    /// </summary>
    /// <param name="assumed">The steps and their assumed values.</param>
    public Evaluation Assuming(params IReadOnlyList<(Step Step, Column Values)> assumed)
    {
        ArgumentNullException.ThrowIfNull(assumed);
        var result = new Evaluation(edition, facts, other) { _eligibility = Eligibility };
        foreach (var (step, values) in assumed)
            result._columns[step] = values;
        // What was reported, and what is flagged of regions, comes from the facts alone: it is found out once for all assumptions.
        result._reported[Level.Region] = Shared(_reported, new bool?[facts.Regions.Count]);
        result._flags[Level.Region] = Shared(_flags, new IReadOnlyList<Note>?[facts.Regions.Count]);
        // Values that do not depend on the assumed steps are unchanged.
        var hangs = new Dictionary<Step, bool>();
        foreach (var (step, values) in _columns.Where(known => !Hangs(known.Key)))
            result._columns.TryAdd(step, values);
        return result;

        bool Hangs(Step step)
        {
            if (!hangs.TryGetValue(step, out var known))
                hangs.Add(step, known = assumed.Any(one => one.Step == step) || step.Inputs.Any(Hangs));
            return known;
        }
    }

    private static T Shared<T>(Dictionary<Level, T> known, T empty)
    {
        known.TryAdd(Level.Region, empty);
        return known[Level.Region];
    }

    /// <summary>A ranking of the edition, computed once.</summary>
    public RankingResult Ranking(RankingRule rule)
    {
        if (!_rankings.TryGetValue(rule.Id, out var result))
            _rankings.Add(rule.Id, result = Ranker.Rank(this, rule));
        return result;
    }

    /// <summary>
    /// Explains several steps at one unit. What they share below them is explained once, and is the same object in each of them.
    /// </summary>
    /// <param name="steps">The steps, of one level.</param>
    /// <param name="unit">The index of the unit in it.</param>
    public IReadOnlyList<Explanation> Explain(IEnumerable<Step> steps, int unit)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _explained = [];
        try
        {
            return [.. steps.Select(step => step.Explain(this, unit))];
        }
        finally
        {
            _explained = null;
        }
    }

    /// <summary>The explanation of a step at a unit, the known one while several are explained together.</summary>
    internal Explanation Explained(Step step, int unit, Func<Explanation> explain)
    {
        if (_explained is null)
            return explain();
        if (!_explained.TryGetValue((step, unit), out var known))
            _explained.Add((step, unit), known = explain());
        return known;
    }

    /// <summary>The prizes of the edition in the order they are given, computed once; none if the edition names none.</summary>
    public IReadOnlyList<AwardGiven> Awards => _awards ??= Awarding.Of(this);

    /// <summary>The evaluation of an edition that values are carried over from.</summary>
    /// <exception cref="InvalidOperationException">
    /// Not supplied: the caller must provide it, for every edition in <see cref="Edition.CarriesOverFrom"/>.
    /// </exception>
    public Evaluation Other(string editionId)
    {
        // Asked for by every unit. It is not held on to: a nation's years would all stay in memory.
        if (_others.TryGetValue(editionId, out var weak) && weak.TryGetTarget(out var known))
            return known;
        known = other?.Invoke(editionId) ?? throw new InvalidOperationException($"No evaluation of {editionId} was supplied.");
        _others[editionId] = new WeakReference<Evaluation>(known);
        return known;
    }

    /// <summary>
    /// The eligibility outcome of every innovation by the rules and persons' decisions; empty if there is neither. Computed once.
    /// </summary>
    public IReadOnlyList<EligibilityOutcome> Eligibility =>
        _eligibility ??= !AnyEligibility ? [] : EligibilityCheck.Of(edition.Eligibility, WithResults());

    /// <summary>
    /// True if an innovation can be excluded from counting: by a condition of <c>counts-innovations</c>, an eligibility rule, or a person.
    /// </summary>
    public bool CountsOnlySome => edition.CountedInnovations.Count > 0 || facts.Disqualified.Count > 0 || AnyEligibility;

    /// <summary>True if a ranking refuses a unit: it is not an eligible submission, and the ranking requires one.</summary>
    public bool Refuses(RankingRule rule, int unit)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.EligibleOnly && rule.Level == Level.Innovation && Eligibility is { Count: > 0 } outcomes && !outcomes[unit].IsEligible;
    }

    private bool AnyEligibility => edition.Eligibility.Count > 0 || facts.EligibilityOverrides.Count > 0;

    /// <summary>
    /// The items of a unit that count: not superseded sheets, not innovations that the edition does not count or that are not eligible.
    /// </summary>
    public ReadOnlySpan<int> CountedItems(Level owner, Level item, int unit) => CountedItems(owner, item).Of(unit);

    /// <summary>The items that count, of all units at once; computed once.</summary>
    public Ownership CountedItems(Level owner, Level item)
    {
        if (!_counted.TryGetValue((owner, item), out var counted))
            _counted.Add(
                (owner, item),
                counted = item == Level.Innovation && CountsOnlySome ? OnlyCounted(owner) : facts.Items(owner, item)
            );
        return counted;
    }

    /// <summary>All items of a unit, including those that do not count.</summary>
    public ReadOnlySpan<int> AllItems(Level owner, Level item, int unit) =>
        item.SheetStage is { } stage && facts.Sheets.TryGetValue(stage, out var sheets)
            ? sheets.All.Of(unit)
            : facts.Items(owner, item).Of(unit);

    /// <summary>Why an item does not count, or null if it does.</summary>
    public Note? WhyNotCounted(Level item, int unit)
    {
        if (item.SheetStage is { } stage)
            return WhySheetIsNotCounted(facts.Sheets[stage], facts.Sheets[stage].Sheets[unit]);
        if (item != Level.Innovation || !CountsOnlySome)
            return null;
        if (edition.CountedInnovations.FirstOrDefault(condition => !condition.Holds(facts.Innovations, unit)) is { } condition)
            return new Note(NoteCode.InnovationNotCounted, condition.Attribute, condition.Found(facts.Innovations, unit), condition.Asked);
        if (facts.DisqualificationOf(facts.Innovations.Id(unit)) is { } gone)
            return gone.Note;
        if (Eligibility.Count == 0 || Eligibility[unit] is { IsEligible: true })
            return null;
        return Eligibility[unit].ByHand?.Note ?? Eligibility[unit].Breaches[0].Note;
    }

    /// <summary>
    /// A step's value for a unit as the edition publishes it: not assessable if nothing was reported for the unit and the edition says so.
    /// </summary>
    public Value Assessed(Step step, int unit) => Assessed(step, Of(step), unit);

    /// <summary>The same, for a caller that already has the step's values.</summary>
    internal Value Assessed(Step step, Column values, int unit) =>
        edition.NothingReportedIsNotAssessable && !AnythingReported(step.Level, unit) ? Value.NotAssessable : values[unit];

    /// <summary>
    /// True if anything at all was reported for the unit: an innovation, a level, a measure, a result, a sheet, or a value carried over. A
    /// group or a sheet is itself something reported.
    /// </summary>
    public bool AnythingReported(Level level, int unit)
    {
        if (level.GroupAttribute is not null || level.SheetStage is not null)
            return true;
        if (!_reported.TryGetValue(level, out var known))
            _reported.Add(level, known = new bool?[facts.Units(level).Count]);
        return known[unit] ??= IsAnythingReported(level, unit);
    }

    /// <summary>
    /// What every ranking of a level reports about a unit in addition to its rank; the same in all of them, and computed once.
    /// </summary>
    internal IReadOnlyList<Note> FlagsOf(Level level, int unit)
    {
        if (!_flags.TryGetValue(level, out var known))
            _flags.Add(level, known = new IReadOnlyList<Note>?[facts.Units(level).Count]);
        return known[unit] ??= Flags.Of(this, level, unit);
    }

    private bool IsAnythingReported(Level level, int unit)
    {
        if (level == Level.Region && facts.Items(Level.Region, Level.Innovation).Of(unit).Length > 0)
            return true;
        if (facts.Levels.TryGetValue(level, out var levels) && levels.Of(unit).ContainsAnyExcept(LevelFacts.Absent))
            return true;
        if (facts.Measures.Any(measure => measure.Key.Level == level && measure.Value[unit] is not null))
            return true;
        if (edition.Results?.Level == level && facts.Results?[unit] is not null)
            return true;
        return (level == Level.Innovation && facts.Sheets.Values.Any(sheets => sheets.All.Of(unit).Length > 0))
            || AnythingCarriedOver(level, unit);
    }

    private static Note? WhySheetIsNotCounted(SheetFacts sheets, Scoresheet sheet)
    {
        if (sheet.Superseded)
            return new Note(NoteCode.SheetSuperseded);
        if (sheet.WithinSeat)
            return new Note(NoteCode.SheetWithinSeat);
        return sheet.Juror == sheets.Stage.ConsensusJuror ? new Note(NoteCode.ConsensusSheet) : null;
    }

    // The winners of other editions are history here. They are looked up once, and only where a rule counts them.
    private EditionFacts WithResults()
    {
        if (!_hasResults && other is not null && edition.ResultsOf.Count > 0)
            facts = facts.WithResults(ResultsElsewhere.Of(edition, other));
        _hasResults = true;
        return facts;
    }

    private bool[] FindCounted()
    {
        var counts = new bool[facts.Innovations.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] =
                edition.CountedInnovations.All(condition => condition.Holds(facts.Innovations, i))
                && (Eligibility.Count == 0 || Eligibility[i].IsEligible)
                && (facts.Disqualified.Count == 0 || facts.DisqualificationOf(facts.Innovations.Id(i)) is null);
        }
        return counts;
    }

    private Ownership OnlyCounted(Level owner)
    {
        _counts ??= FindCounted();
        var all = facts.Items(owner, Level.Innovation);
        var owners = new int[facts.Innovations.Count];
        Array.Fill(owners, -1);
        for (var unit = 0; unit < all.Owners; unit++)
        {
            foreach (var i in all.Of(unit))
                owners[i] = _counts[i] ? unit : -1;
        }
        return new Ownership(all.Owners, owners);
    }

    private bool AnythingCarriedOver(Level level, int unit)
    {
        foreach (var carried in edition.Steps.Values.OfType<CarriedOver>().Where(step => step.Level == level))
        {
            if (carried.ValueThere(this, unit).IsPresent)
                return true;
        }
        return false;
    }
}

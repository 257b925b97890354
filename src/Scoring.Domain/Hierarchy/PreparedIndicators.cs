namespace Scoring.Domain.Hierarchy;

/// <summary>What was reported for a composite index in one edition.</summary>
/// <param name="Units">How many units there are.</param>
/// <param name="Reported">The reported values of a measure by its id, one per unit; null if a unit has none.</param>
/// <param name="Groups">The values of an attribute of the units by its name.</param>
public sealed record ReportedYear(int Units, Func<string, IReadOnlyList<decimal?>> Reported, Func<string, IReadOnlyList<string?>> Groups)
{
    /// <summary>
    /// What the same units reported in an earlier edition, by its id and that of a measure; null for one that was not there or reported
    /// nothing.
    /// </summary>
    public Func<string, string, IReadOnlyList<decimal?>> Earlier { get; init; } =
        (edition, _) => throw new InvalidOperationException($"Nothing of {edition} was supplied.");
}

/// <summary>
/// The indicators of a composite index, divided by their denominators and prepared. If the rule's bounds include several editions, those of
/// the other editions are appended: units are screened and gaps filled within each year, outliers are sought in all years together.
/// </summary>
internal sealed class PreparedIndicators
{
    private readonly ReportedYear[] _years;
    private readonly HierarchyNode _root;
    private readonly IReadOnlyList<HierarchyNode> _indicators;
    private readonly Dictionary<string, decimal?[]> _start = new(StringComparer.Ordinal);
    private readonly Dictionary<string, decimal?[][]> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<IndicatorStage>> _stages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fitted> _scales = new(StringComparer.Ordinal);
    private readonly bool[][] _kept;

    /// <summary>Prepares the indicators of a rule.</summary>
    public PreparedIndicators(CompositeRule rule, ReportedYear own, IReadOnlyList<ReportedYear> others)
    {
        _years = [own, .. others];
        _root = rule.Root;
        _indicators = rule.Root.Indicators;
        _kept = [.. _years.Select(year => Enumerable.Repeat(true, year.Units).ToArray())];
        foreach (var indicator in _indicators)
        {
            _values[indicator.Id] = [.. _years.Select(year => Start(indicator, year))];
            _start[indicator.Id] = _values[indicator.Id][0];
            _stages[indicator.Id] = [];
        }
        foreach (var preparation in rule.Before)
            Prepare(preparation);
        // A scale of its own stands where outliers are treated, or last.
        if (!rule.Before.Any(preparation => preparation is OutlierTreatment))
        {
            foreach (var indicator in _indicators)
                Treat(indicator, Scaled(indicator));
        }
    }

    /// <summary>How many units the edition itself has.</summary>
    public int Units => _years[0].Units;

    /// <summary>True if a unit of the edition itself was not screened out.</summary>
    public bool IsKept(int unit) => _kept[0][unit];

    /// <summary>True if other editions' figures are included.</summary>
    public bool IsJoint => _years.Length > 1;

    /// <summary>An indicator's values after dividing by its denominator and before anything else.</summary>
    public decimal?[] StartOf(string id) => _start[id];

    /// <summary>An indicator's values after all preparations.</summary>
    public decimal?[] Of(string id) => _values[id][0];

    /// <summary>The same, with those of the other editions appended.</summary>
    public IReadOnlyList<decimal?> Pooled(string id) => IsJoint ? [.. _values[id].SelectMany(year => year)] : _values[id][0];

    /// <summary>The same, year by year: those of the edition itself first.</summary>
    public IReadOnlyList<IReadOnlyList<decimal?>> YearsOf(string id) => _values[id];

    /// <summary>The values of an attribute of the units, year by year: those of the edition itself first.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> GroupsOf(string attribute) => [.. _years.Select(year => year.Groups(attribute))];

    /// <summary>How an indicator's prepared values are read: target and goalposts on their scale.</summary>
    public Yardstick YardstickOf(HierarchyNode indicator) =>
        _scales.TryGetValue(indicator.Id, out var scale)
            ? new Yardstick(
                indicator.Yardstick.LowerIsBetter,
                OwnScale.Of(indicator.Yardstick.Target, scale),
                OwnScale.Of(indicator.Yardstick.Low, scale),
                OwnScale.Of(indicator.Yardstick.High, scale)
            )
            : indicator.Yardstick;

    /// <summary>The operations on an indicator in order.</summary>
    public List<IndicatorStage> StagesOf(string id) => _stages[id];

    private static decimal?[] Start(HierarchyNode indicator, ReportedYear year) => Divided(indicator, year.Reported);

    private static decimal?[] Divided(HierarchyNode indicator, Func<string, IReadOnlyList<decimal?>> reported) =>
        indicator.Denominator is { } denominator
            ? [.. reported(indicator.Id).Zip(reported(denominator), PerDenominator.Of)]
            : [.. reported(indicator.Id)];

    private void Prepare(Preparation preparation)
    {
        if (preparation is OutlierTreatment treatment)
        {
            foreach (var indicator in _indicators)
            {
                if (indicator.Treatment != OwnTreatment.AsOthers)
                    Treat(indicator, Scaled(indicator));
                else if (treatment.Group is { } group)
                    TreatGroups(indicator, treatment, group);
                else if (treatment.YearsApart)
                    TreatApart(indicator, treatment);
                else
                    Treat(indicator, treatment.Fit(Pooled(indicator.Id)));
            }
            return;
        }
        if (preparation is CarriedForward carried)
        {
            foreach (var indicator in _indicators)
                Carry(indicator, carried);
            return;
        }
        if (preparation is Estimation estimation)
        {
            Estimate(estimation);
            return;
        }
        bool[][]? kept = preparation is Screening screening
            ? [.. _years.Select((_, year) => screening.Kept([.. _indicators.Select(indicator => _values[indicator.Id][year])]))]
            : null;
        foreach (var indicator in _indicators)
        {
            for (var year = 0; year < _years.Length; year++)
            {
                var before = _values[indicator.Id][year];
                Add(
                    indicator,
                    year,
                    preparation switch
                    {
                        Screening screen => IndicatorStage.Screened(screen, before, kept![year]),
                        Imputation imputation => IndicatorStage.Imputed(
                            imputation,
                            before,
                            imputation.Group is { } group ? _years[year].Groups(group) : [],
                            _kept[year]
                        ),
                        _ => throw new ArgumentOutOfRangeException(nameof(preparation), preparation, null),
                    }
                );
            }
        }
        for (var year = 0; kept is not null && year < _years.Length; year++)
            _kept[year] = [.. _kept[year].Zip(kept[year], (was, stays) => was && stays)];
    }

    /// <summary>The scale that an indicator's own line asks for, once; null if it asks for none.</summary>
    private Fitted? Scaled(HierarchyNode indicator)
    {
        if (indicator.Treatment is not (OwnTreatment.Log or OwnTreatment.BoxCox) || _scales.ContainsKey(indicator.Id))
            return null;
        var scale = OwnScale.Fit(indicator.Treatment, Pooled(indicator.Id));
        _scales.Add(indicator.Id, scale);
        return scale;
    }

    private void Treat(HierarchyNode indicator, Fitted? fitted)
    {
        for (var year = 0; fitted is not null && year < _years.Length; year++)
            Add(indicator, year, IndicatorStage.Of(fitted, _values[indicator.Id][year], IsJoint));
    }

    private void Estimate(Estimation estimation)
    {
        var before = _stages.ToDictionary(pair => pair.Key, pair => pair.Value.Count, StringComparer.Ordinal);
        Dictionary<string, GapEstimate?[]>[] found =
        [
            .. _years.Select((_, year) => new Estimates(estimation, _root, id => _values[id][year], _kept[year]).All()),
        ];
        foreach (var indicator in _indicators)
        {
            for (var year = 0; year < _years.Length; year++)
                Add(indicator, year, IndicatorStage.Estimated(estimation, _values[indicator.Id][year], found[year][indicator.Id], before));
        }
    }

    // The other years of the bounds are as they were reported.
    private void Carry(HierarchyNode indicator, CarriedForward carried)
    {
        var earlier = carried
            .Editions.Select(edition => (edition, Divided(indicator, measure => _years[0].Earlier(edition, measure))))
            .ToArray();
        Add(indicator, 0, IndicatorStage.CarriedForward(earlier, _values[indicator.Id][0], _kept[0]));
    }

    private void TreatApart(HierarchyNode indicator, OutlierTreatment treatment)
    {
        for (var year = 0; year < _years.Length; year++)
        {
            var values = _values[indicator.Id][year];
            if (treatment.Fit(values) is { } fitted)
                Add(indicator, year, IndicatorStage.Of(fitted, values, isJoint: false));
        }
    }

    private void TreatGroups(HierarchyNode indicator, OutlierTreatment treatment, string group)
    {
        var (values, groups) = (_values[indicator.Id], GroupsOf(group));
        GroupedFit[] fits = treatment.YearsApart
            ? [.. values.Zip(groups, (year, of) => new GroupedFit(group, [year], [of], treatment.Fit))]
            : [new GroupedFit(group, [.. values], groups, treatment.Fit)];
        for (var year = 0; year < _years.Length; year++)
        {
            var (fit, at) = treatment.YearsApart ? (fits[year], 0) : (fits[0], year);
            if (fit.Fits.Any())
                Add(indicator, year, IndicatorStage.Of("winsorised", fit, at, values[year], IsJoint && !treatment.YearsApart, keeps: true));
        }
    }

    private void Add(HierarchyNode indicator, int year, IndicatorStage stage)
    {
        _values[indicator.Id][year] = stage.Values;
        if (year == 0)
            _stages[indicator.Id].Add(stage);
    }
}

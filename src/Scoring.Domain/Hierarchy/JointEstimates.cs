using Scoring.Domain.Explanations;

namespace Scoring.Domain.Hierarchy;

/// <summary>
/// What the joint normal distribution of a node's indicators lets expect of a unit's gaps (<see cref="NormalFit"/>). An indicator that is
/// equal for all, or that fewer than two units have, takes no part.
/// </summary>
internal sealed class JointEstimates
{
    private readonly HierarchyNode _node;
    private readonly HierarchyNode[] _parts;
    private readonly decimal?[][] _columns;
    private readonly (double Mean, double Deviation)[] _scales;
    private readonly int _units;
    private readonly NormalFit? _fit;
    private readonly Note? _refusal;
    private readonly Dictionary<string, (LinearEstimate?, IReadOnlyList<Note>)> _known = new(StringComparer.Ordinal);

    /// <summary>Finds the distribution.</summary>
    public JointEstimates(HierarchyNode node, IEnumerable<HierarchyNode> indicators, Func<string, decimal?[]> column, bool[] kept)
    {
        _node = node;
        _parts = [.. indicators.Where(one => Moments.StandardDeviation(Moments.Present(column(one.Id))) is > 0m)];
        _columns = [.. _parts.Select(part => column(part.Id))];
        _scales = [.. _columns.Select(values => ScaleOf(Moments.Present(values)))];
        int[] units = [.. Enumerable.Range(0, kept.Length).Where(unit => Array.Exists(_columns, values => values[unit] is not null))];
        // An order that depends on the values alone: those with the same gaps together, then by value.
        Array.Sort(units, Order);
        _units = units.Length;
        _refusal = TooFew();
        if (_parts.Length < 2 || _refusal is not null)
            return;
        _fit = NormalFit.Of([.. units.Select(unit => _columns.Select((values, i) => Standard(values[unit], i)).ToArray())]);
        _refusal = _fit.Outcome switch
        {
            NormalOutcome.Determined => new Note(NoteCode.PartDetermined, _parts[_fit.Determined].Name, node.Name),
            NormalOutcome.NotSettled => new Note(NoteCode.EmNotSettled, NormalFit.MostRounds, node.Name),
            _ => null,
        };
    }

    /// <summary>The formula for a unit's gap, or why there is none.</summary>
    public (LinearEstimate? Estimate, IReadOnlyList<Note> Notes) Of(HierarchyNode indicator, int unit)
    {
        var at = Array.IndexOf(_parts, indicator);
        if (at < 0)
            return (null, [new Note(NoteCode.NoSpread)]);
        int[] known = [.. Enumerable.Range(0, _parts.Length).Where(i => _columns[i][unit] is not null)];
        if (known.Length == 0)
            return (null, [new Note(NoteCode.NoPredictor)]);
        if (_refusal is not null)
            return (null, [_refusal]);
        var key = $"{at} {string.Join(' ', known)}";
        if (!_known.TryGetValue(key, out var found))
            _known.Add(key, found = Formula(at, known));
        return found;
    }

    private static (double, double) ScaleOf(decimal[] present) =>
        ((double)Moments.Mean(present)!.Value, (double)Moments.StandardDeviation(present)!.Value);

    private double Standard(decimal? value, int part) =>
        value is { } number ? ((double)number - _scales[part].Mean) / _scales[part].Deviation : double.NaN;

    private int Order(int one, int other)
    {
        foreach (var values in _columns)
        {
            if (values[one] is null != values[other] is null)
                return values[one] is null ? 1 : -1;
        }
        foreach (var values in _columns)
        {
            if (Nullable.Compare(values[one], values[other]) is not 0 and var order)
                return order;
        }
        return 0;
    }

    private Note? TooFew()
    {
        var least = _parts.Length + 2;
        for (var one = 0; one < _parts.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var both = _columns[one].Zip(_columns[other]).Count(pair => pair.First is not null && pair.Second is not null);
                if (both < least)
                    return new Note(NoteCode.TooFewTogether, both, _parts[other].Name, _parts[one].Name, least);
            }
        }
        return null;
    }

    private (LinearEstimate?, IReadOnlyList<Note>) Formula(int at, int[] known)
    {
        var slopes = _fit!.Slopes(known, [at])![0];
        var (mean, deviation) = _scales[at];
        var start = _fit.Means[at];
        for (var i = 0; i < known.Length; i++)
            start -= slopes[i] * _fit.Means[known[i]];
        var intercept = mean + deviation * start;
        var terms = new List<EstimateTerm>();
        for (var i = 0; i < known.Length; i++)
        {
            var slope = slopes[i] * deviation / _scales[known[i]].Deviation;
            intercept -= slope * _scales[known[i]].Mean;
            if (FifteenDigits.Of(slope) is not { } written)
                return (null, [new Note(NoteCode.EstimateTooLarge)]);
            terms.Add(new EstimateTerm(_parts[known[i]], written));
        }
        if (FifteenDigits.Of(intercept) is not { } from)
            return (null, [new Note(NoteCode.EstimateTooLarge)]);
        return (new LinearEstimate(from, terms, _units, null), [new Note(NoteCode.EstimatedByEm, _node.Name, _units, _fit.Rounds)]);
    }
}

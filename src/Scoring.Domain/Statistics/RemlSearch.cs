namespace Scoring.Domain.Statistics;

/// <summary>
/// The quotients of variances at which the restricted likelihood is greatest, none of them below 0: Newton's method on their logarithms
/// with expectation–maximisation steps before it and wherever it leads nowhere better. A quotient stays at 0 if the likelihood does not
/// grow from there. Source: Patterson and Thompson, Biometrika 58 (1971), 545–554; the steps: Searle, Casella and McCulloch, Variance
/// Components (1992), 8.3.
/// </summary>
internal sealed class RemlSearch
{
    private const int MostSteps = 200;
    private const int FirstSteps = 4;
    private const double Vanished = 1e-9;
    private const double Apart = 1e-4;

    private readonly MixedModel _model;
    private readonly int _freedom;

    private RemlSearch(MixedModel model) => (_model, _freedom) = (model, model.Marks - 1);

    /// <summary>The solution.</summary>
    public static MixedFit Of(MixedModel model) => new RemlSearch(model).Search();

    private MixedFit Search()
    {
        var onlyEntries = Grows(_model.Fit(0, 0), entries: true) ? Climb(0.5, 0) : _model.Fit(0, 0);
        if (!Grows(onlyEntries, entries: false))
            return onlyEntries;
        if (onlyEntries.Entries > 0 && Climb(onlyEntries.Entries, 0.1) is { Entries: > Vanished, Jurors: > Vanished } both)
            return both;
        var onlyJurors = Climb(0, 0.5);
        return Grows(onlyJurors, entries: true) ? Climb(0.1, onlyJurors.Jurors) : onlyJurors;
    }

    private bool Grows(MixedFit fit, bool entries) =>
        entries
            ? _freedom * fit.EntryPull / fit.Squares > _model.EntryTraceAtZero(fit.Jurors) * (1 + 1e-12)
            : _freedom * fit.JurorPull / fit.Squares > _model.JurorTraceAtZero(fit.Entries) * (1 + 1e-12);

    // A quotient that comes in as 0 stays there.
    private MixedFit Climb(double entries, double jurors)
    {
        var at = _model.Fit(entries, jurors);
        var close = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            if ((entries > 0 && at.Entries < Vanished) || (jurors > 0 && at.Jurors < Vanished))
                return at;
            var next = step < FirstSteps ? Maximised(at) : Newton(at);
            var moved = Math.Max(Change(at.Entries, next.Entries), Change(at.Jurors, next.Jurors));
            at = next;
            // Newton doubles the digits, so that two steps from eight of them nothing is left to gain.
            if (step >= FirstSteps && moved < 1e-8 && ++close > 1)
                break;
        }
        return at;
    }

    private static double Change(double one, double other) => one == 0 ? 0 : Math.Abs(other - one) / one;

    private double Value(MixedFit fit) => _freedom * Math.Log(fit.Squares / _freedom) + fit.LogDeterminant;

    // The slopes of −2 × the restricted log-likelihood along the logarithms of the quotients.
    private (double Entries, double Jurors) Slopes(MixedFit fit) =>
        (
            fit.Entries == 0 ? 0 : _model.Entries - fit.EntryTrace - _freedom * Square(fit.EntryEffects) / fit.Squares,
            fit.Jurors == 0 ? 0 : _model.Jurors - fit.JurorTrace - _freedom * Square(fit.JurorEffects) / fit.Squares
        );

    private MixedFit Maximised(MixedFit fit)
    {
        var error = fit.Squares / _freedom;
        return _model.Fit(
            fit.Entries * (Square(fit.EntryEffects) / error + fit.EntryTrace) / _model.Entries,
            fit.Jurors * (Square(fit.JurorEffects) / error + fit.JurorTrace) / _model.Jurors
        );
    }

    private MixedFit Newton(MixedFit fit)
    {
        var slope = Slopes(fit);
        var (byEntries, byJurors) = (Bend(fit, 1, 0), Bend(fit, 0, 1));
        var cross = fit.Entries == 0 || fit.Jurors == 0 ? 0 : (byEntries.Jurors + byJurors.Entries) / 2;
        var (a, b) = (fit.Entries == 0 ? 1 : byEntries.Entries, fit.Jurors == 0 ? 1 : byJurors.Jurors);
        var whole = a * b - cross * cross;
        if (!(a > 0 && b > 0 && whole > 0))
            return Maximised(fit);
        var (entries, jurors) = ((b * slope.Entries - cross * slope.Jurors) / whole, (a * slope.Jurors - cross * slope.Entries) / whole);
        var longest = Math.Max(Math.Abs(entries), Math.Abs(jurors));
        var share = longest > 2 ? 2 / longest : 1;
        var next = _model.Fit(fit.Entries * Math.Exp(-share * entries), fit.Jurors * Math.Exp(-share * jurors));
        // Close to the top the digits of the likelihood no longer tell two points apart, those of its slopes do.
        return longest < 1e-5 || Value(next) <= Value(fit) + 1e-12 * Math.Abs(Value(fit)) ? next : Maximised(fit);
    }

    private (double Entries, double Jurors) Bend(MixedFit fit, int entries, int jurors)
    {
        if ((entries == 1 && fit.Entries == 0) || (jurors == 1 && fit.Jurors == 0))
            return (0, 0);
        MixedFit At(double way) => _model.Fit(fit.Entries * Math.Exp(way * entries), fit.Jurors * Math.Exp(way * jurors));
        var (up, down) = (Slopes(At(Apart)), Slopes(At(-Apart)));
        return ((up.Entries - down.Entries) / (2 * Apart), (up.Jurors - down.Jurors) / (2 * Apart));
    }

    private static double Square(double[] effects) => effects.Sum(each => each * each);
}

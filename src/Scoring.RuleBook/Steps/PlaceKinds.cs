using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Steps;

/// <summary>
/// The kind that ranks entries within each juror and joins the places: sums, medians, majorities, count-back, Borda, Copeland, points.
/// </summary>
internal static class PlaceKinds
{
    /// <summary>How a value is made from places, and what it is made from.</summary>
    /// <param name="Join">How the places are joined; null for count-back and Copeland, which compare entries.</param>
    /// <param name="Yield">What a place yields.</param>
    /// <param name="Drops">True if the best and worst places may be dropped.</param>
    /// <param name="EqualNumbers">True if entries with different numbers of places cannot be compared by it.</param>
    /// <param name="Title">The name of a step without one.</param>
    private sealed record Way(PlaceJoin? Join, PlaceYield Yield, bool Drops, bool EqualNumbers, Text Title);

    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["sum"] = new(PlaceJoin.Sum, PlaceYield.Place, true, true, new Text("Jumlah peringkat juri", "Sum of the jurors' places")),
        ["mean"] = new(PlaceJoin.Mean, PlaceYield.Place, true, false, new Text("Rata-rata peringkat juri", "Mean of the jurors' places")),
        ["median"] = new(
            PlaceJoin.Median,
            PlaceYield.Place,
            true,
            false,
            new Text("Median peringkat juri", "Median of the jurors' places")
        ),
        ["majority"] = new(PlaceJoin.Majority, PlaceYield.Place, false, false, new Text("Peringkat mayoritas juri", "Majority place")),
        ["majority-size"] = new(
            PlaceJoin.MajoritySize,
            PlaceYield.Place,
            false,
            true,
            new Text("Banyaknya juri dalam mayoritas", "Size of the majority")
        ),
        ["firsts"] = new(PlaceJoin.Firsts, PlaceYield.Place, false, true, new Text("Banyaknya peringkat pertama", "First places")),
        ["count-back"] = new(null, PlaceYield.Place, true, true, new Text("Hitung mundur", "Count-back")),
        ["copeland"] = new(null, PlaceYield.Place, false, false, new Text("Copeland atas para juri", "Copeland over the jurors")),
        ["borda"] = new(PlaceJoin.Sum, PlaceYield.Borda, true, true, new Text("Borda atas para juri", "Borda over the jurors")),
        ["points"] = new(PlaceJoin.Sum, PlaceYield.Points, true, true, new Text("Poin peringkat", "Placing points")),
    };

    private static readonly Dictionary<string, RankConvention> Ties = new()
    {
        ["fractional"] = RankConvention.Fractional,
        ["shared"] = RankConvention.Standard,
        ["shared-worst"] = RankConvention.Modified,
    };

    private static readonly Dictionary<string, MissingSheets> MissingWords = new()
    {
        ["refused"] = MissingSheets.Refused,
        ["juror-left-out"] = MissingSheets.JurorLeftOut,
        ["among-own"] = MissingSheets.AmongOwn,
    };

    private static readonly StepKind Places = new(
        "places-of-jurors",
        new Text("Peringkat pada tiap juri", "Places with each juror"),
        [
            new Field("stage", FieldType.Text).Must(),
            Field.Choice("as", Ways.Keys).Must(),
            Field.Choice("ties", Ties.Keys).Must(),
            new("within", FieldType.Text),
            Field.Choice("missing-sheets", MissingWords.Keys).Or("refused"),
            Field.Choice("missing-mark", "no-total", "zero", "left-out").Or("no-total"),
            new Field("drop-best", FieldType.Whole).FromZero(),
            new Field("drop-worst", FieldType.Whole).FromZero(),
            new Field("to-place", FieldType.Whole).AboveZero(),
            new("points", FieldType.Numbers),
            new("beyond", FieldType.Number),
        ],
        Make
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Places];

    private static Step? Make(StepDraft draft)
    {
        var entry = draft.Entry;
        var (word, way) = (entry.Text("as"), entry.Choice("as", Ways));
        var (ties, missing) = (entry.Choice("ties", Ties), entry.Choice("missing-sheets", MissingWords));
        var seat = JurorKinds.Sheet(draft, out var stage);
        var (best, worst, toPlace) = (entry.Constant("drop-best"), entry.Constant("drop-worst"), entry.Constant("to-place"));
        if (word is null || !Ways.ContainsKey(word))
            return null;
        Without(entry, way.Drops, $"as: {word}", "drop-best", "drop-worst");
        Without(entry, word == "firsts", $"as: {word}", "to-place");
        Without(entry, word == "points", $"as: {word}", "points", "beyond");
        var points = PointsOf(entry, word == "points");
        if (seat is null || points is null)
            return null;
        var rule = new PlacesRule(
            stage!,
            ties,
            entry.Text("within"),
            missing,
            way.EqualNumbers,
            way.Yield,
            points,
            way.Yield == PlaceYield.Points ? entry.Constant("beyond") ?? new Constant("beyond", 0m, entry.Citation) : null
        );
        var places = new JurorPlaces(
            draft.SheetHead("places", "place-of-juror", new Text("Peringkat pada seorang juri", "Place with a juror"), stage!),
            rule,
            seat
        );
        if (word == "copeland")
            return new CopelandOfPlaces(draft.Head(Level.Innovation, way.Title), places);
        return way.Join is { } join
            ? new JoinedPlaces(draft.Head(Level.Innovation, way.Title), places, join, best, worst, toPlace)
            : new CountBack(draft.Head(Level.Innovation, way.Title), places, best, worst);
    }

    /// <summary>The points of each place; empty if the value is not points, null if they are faulty.</summary>
    private static IReadOnlyList<Constant>? PointsOf(Entry entry, bool asked)
    {
        var points = entry.Numbers("points");
        if (!asked)
            return [];
        if (!entry.Has("points") || points is { Count: 0 })
            entry.Faults.Add(FaultCodes.MissingKey, entry.LineOf("points"), "points", "as: points");
        if (points is null or { Count: 0 })
            return null;
        // A better place never yields less: a list written from the last place would turn the ranking round.
        var beyond = entry.Number("beyond") ?? 0m;
        foreach (var (better, worse) in points.Zip(points.Skip(1).Append(beyond)))
        {
            if (better < worse)
            {
                entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("points"), "points", better, worse);
                return null;
            }
        }
        return [.. points.Select((amount, i) => new Constant($"place-{i + 1}", amount, entry.Citation))];
    }

    private static void Without(Entry entry, bool used, string setting, params string[] keys)
    {
        foreach (var key in keys.Where(key => !used && entry.Has(key)))
            entry.Faults.Add(FaultCodes.KeyWithoutEffect, entry.LineOf(key), key, setting);
    }
}

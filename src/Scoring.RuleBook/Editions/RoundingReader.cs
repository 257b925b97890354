using Scoring.Domain.Numbers;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>Reads <c>{ places, mode }</c>.</summary>
internal static class RoundingReader
{
    private static readonly Dictionary<string, RoundingMode> Modes = new()
    {
        ["half-away-from-zero"] = RoundingMode.HalfAwayFromZero,
        ["half-to-even"] = RoundingMode.HalfToEven,
        ["down"] = RoundingMode.Down,
        ["up"] = RoundingMode.Up,
    };

    /// <summary>The keys.</summary>
    public static IReadOnlyList<Field> Fields { get; } =
    [new Field("places", FieldType.Whole).Must().FromZero(), Field.Choice("mode", Modes.Keys).Or("half-away-from-zero")];

    /// <summary>The form.</summary>
    public static Form Form { get; } = Form.Cited("rounding", Fields);

    /// <summary>The rounding; null if the places are missing or wrong.</summary>
    public static Rounding? Read(Entry entry)
    {
        var (places, mode) = (entry.Whole("places"), entry.Choice("mode", Modes));
        if (places is > Exact.SettledPlaces)
            entry.Faults.Add(FaultCodes.RangeWrong, entry.LineOf("places"), "places", 0, Exact.SettledPlaces);
        return places is { } kept and <= Exact.SettledPlaces ? new Rounding(kept, mode) : null;
    }
}

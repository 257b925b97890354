using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>A band with the map it was read from.</summary>
/// <param name="Band">The band.</param>
/// <param name="Entry">Its map.</param>
internal sealed record WrittenBand(Band Band, Entry Entry);

/// <summary>Reads the bands of an edition.</summary>
internal static class BandReader
{
    private static readonly Form BandForm = Form.Cited(
        "band",
        new Field("name", FieldType.Words).Must(),
        new("from", FieldType.Number),
        new("above", FieldType.Number),
        new("to", FieldType.Number),
        new("below", FieldType.Number),
        new("ranked", FieldType.TrueOrFalse)
    );

    private static readonly Dictionary<string, bool> OfWords = new() { ["rounded"] = true, ["exact"] = false };

    /// <summary>The form of <c>bands</c>.</summary>
    public static Form Form { get; } = Form.Cited("bands", Field.Choice("of", OfWords.Keys).Must(), Field.Maps("list", BandForm).Must());

    /// <summary>True if the published score is put into bands.</summary>
    public static bool OfRounded(Entry entry) => entry.Choice("of", OfWords);

    /// <summary>The bands from best to worst; null if one is faulty.</summary>
    public static IReadOnlyList<WrittenBand>? Read(Entry entry)
    {
        var bands = entry.Children("list").Select(band => ReadBand(band, band.Words("name"), band.TrueOrFalse("ranked", true))).ToList();
        return bands.Contains(null) ? null : [.. bands.OfType<WrittenBand>()];
    }

    /// <summary>A band from the keys from, above, to, below; null if it is faulty or has no name.</summary>
    public static WrittenBand? ReadBand(Entry entry, Text? name, bool ranked = true)
    {
        var (from, above, to, below) = (entry.Number("from"), entry.Number("above"), entry.Number("to"), entry.Number("below"));
        var twice = (entry.Has("from") && entry.Has("above")) || (entry.Has("to") && entry.Has("below"));
        var (lower, upper) = (from ?? above, to ?? below);
        if (twice || lower > upper || (lower == upper && lower is not null && (above is not null || below is not null)))
            entry.Faults.Add(FaultCodes.RangeWrong, entry.Map.Line, "from", lower ?? 0m, upper ?? 0m);
        else if (
            name is not null
            && (lower is not null || !(entry.Has("from") || entry.Has("above")))
            && (upper is not null || !(entry.Has("to") || entry.Has("below")))
        )
            return new WrittenBand(new Band(name, lower, from is not null, upper, to is not null, ranked, entry.Citation), entry);
        return null;
    }
}

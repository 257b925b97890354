using Scoring.Domain.Numbers;
using Scoring.Domain.Steps;

namespace Scoring.Domain.Statistics;

/// <summary>The marks of one panel at one place of a score, and their result for the jurors currently drawn.</summary>
/// <param name="Fold">The place.</param>
/// <param name="Entries">The entries.</param>
/// <param name="Marks">Their marks, by juror.</param>
internal sealed record PanelPart(JurorFold Fold, int[] Entries, decimal[][] Marks)
{
    /// <summary>The joining step's result for each entry, or null.</summary>
    public decimal?[] Values { get; } = new decimal?[Entries.Length];

    /// <summary>The drawn marks of each entry, for a step that compares all entries.</summary>
    public decimal[][] Drawn { get; } = new decimal[Entries.Length][];
}

/// <summary>
/// The entries that exactly the same jurors marked in a stage. The jurors are drawn once for all places of the score that use the stage.
/// </summary>
internal sealed class DrawnPanel
{
    private DrawnPanel(PanelPart[] parts)
    {
        (Parts, Size) = (parts, parts[0].Marks[0].Length);
        Redraws = Redraws.Of(Size);
    }

    /// <summary>Its marks at each place of the score.</summary>
    public PanelPart[] Parts { get; }

    /// <summary>How many jurors it has.</summary>
    public int Size { get; }

    /// <summary>All draws; null if there are too many to list.</summary>
    public Redraws? Redraws { get; }

    /// <summary>The panels of every stage, by the jurors' names.</summary>
    public static DrawnPanel[] Of(Evaluation evaluation, IReadOnlyList<JurorFold> folds) =>
        [
            .. folds
                .SelectMany(fold =>
                {
                    var table = fold.TableOf(evaluation);
                    return Enumerable
                        .Range(0, table.Entries.Count)
                        .GroupBy(row => string.Join('\n', table.Row(row).Select(mark => mark.Juror)), StringComparer.Ordinal)
                        .Select(panel =>
                            (
                                Key: fold.Stage + "\n\n" + panel.Key,
                                Part: new PanelPart(
                                    fold,
                                    [.. panel.Select(row => table.Entries[row])],
                                    [.. panel.Select(row => table.Row(row).Select(mark => mark.Mark).ToArray())]
                                )
                            )
                        );
                })
                .GroupBy(panel => panel.Key, panel => panel.Part, StringComparer.Ordinal)
                .OrderBy(panel => panel.Key, StringComparer.Ordinal)
                .Select(panel => new DrawnPanel([.. panel])),
        ];

    /// <summary>Redraws its jurors.</summary>
    public void Draw(SplitMix64 chance)
    {
        var places = new int[Size];
        for (var i = 0; i < Size; i++)
            places[i] = chance.Below(Size);
        Take(places);
    }

    /// <summary>Uses these jurors for all its entries.</summary>
    public void Take(int[] places)
    {
        var drawn = new decimal[Size];
        foreach (var part in Parts)
        {
            for (var i = 0; i < part.Marks.Length; i++)
            {
                for (var j = 0; j < Size; j++)
                    drawn[j] = part.Marks[i][places[j]];
                if (part.Fold.ComparesEntries)
                    part.Drawn[i] = [.. drawn];
                else
                    part.Values[i] = part.Fold.Combine(drawn);
            }
        }
    }

    /// <summary>A joining step's result for the jurors drawn.</summary>
    public static Column ColumnOf(Evaluation evaluation, IEnumerable<PanelPart> parts)
    {
        PanelPart[] all = [.. parts];
        if (all is [{ Fold.Fold: CountBack back }, ..])
            return back.ColumnOf(
                evaluation,
                all.SelectMany(part => part.Entries.Zip(part.Drawn)).ToDictionary(drawn => drawn.First, drawn => drawn.Second)
            );
        if (all is [{ Fold.Fold: CopelandOfPlaces copeland }, ..])
            return copeland.ColumnOf(
                evaluation,
                // A drawn juror has a number, the same at all entries of the panel; other panels share no juror with it.
                all.Index()
                    .SelectMany(part => part.Item.Entries.Zip(part.Item.Drawn, (entry, drawn) => (Part: part.Index, entry, drawn)))
                    .ToDictionary(
                        one => one.entry,
                        one => one.drawn.Index().ToDictionary(mark => $"{one.Part}.{mark.Index}", mark => mark.Item)
                    )
            );
        var column = new Column(evaluation.Facts.Innovations.Count);
        foreach (var part in all)
        {
            for (var i = 0; i < part.Entries.Length; i++)
                column[part.Entries[i]] = part.Values[i] is { } value ? Value.Of(value) : Value.Absent;
        }
        return column;
    }
}

namespace Scoring.Features.Output.Charts;

/// <summary>A cell of the table under a chart.</summary>
/// <param name="Text">What the reader sees.</param>
/// <param name="Number">The number behind it, for files; null for a text.</param>
/// <param name="Address">Where it leads to, or null.</param>
public sealed record Cell(string Text, decimal? Number = null, string? Address = null);

/// <summary>An entry of a legend.</summary>
/// <param name="Class">The ink of its mark.</param>
/// <param name="Text">What the mark means.</param>
/// <param name="Letter">The letter in the mark; null for none.</param>
public sealed record LegendEntry(string Class, string Text, string? Letter = null);

/// <summary>A picture of figures: the drawing, the same in a table, and what is needed to keep it as a file.</summary>
/// <param name="Name">Its name in addresses, kebab-case.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it shows, in a sentence; its accessible name.</param>
/// <param name="Drawing">The drawing for wide places, and for files.</param>
/// <param name="Columns">The columns of the table; the first one names the line.</param>
/// <param name="Rows">The lines of the table.</param>
public sealed record Chart(
    string Name,
    string Title,
    string Summary,
    Drawing Drawing,
    IReadOnlyList<string> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows
)
{
    /// <summary>The drawing for places narrower than 560 pixels; null if the wide one fits them too.</summary>
    public Drawing? Narrow { get; init; }

    /// <summary>What the marks mean; empty if the drawing says it.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];

    /// <summary>How to read it, in a sentence, or null.</summary>
    public string? Note { get; init; }

    /// <summary>What the figures are, for a file that is read without the page: the edition, the publication.</summary>
    public string Credit { get; init; } = "";
}

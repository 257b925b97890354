namespace Scoring.Domain.Rules;

/// <summary>A mark in a word, or a band of marks with a name: "lulus", or "easy" from 31 to 40.</summary>
/// <param name="Name">The word; mark files may use it in either language, case-insensitively.</param>
/// <param name="From">The lowest mark in it.</param>
/// <param name="To">The highest mark in it.</param>
/// <param name="Mark">The mark that the word alone stands for; null if a juror has to give a number.</param>
public sealed record ScaleLabel(Text Name, decimal From, decimal To, decimal? Mark)
{
    /// <summary>True if the text is this word.</summary>
    public bool Is(string text) =>
        Name.Id.Equals(text, StringComparison.OrdinalIgnoreCase) || Name.En.Equals(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// The marks that a juror may give (skala): every value between two limits, only the listed ones, or those within labelled bands.
/// </summary>
/// <param name="From">The lowest mark.</param>
/// <param name="To">The highest mark.</param>
/// <param name="Values">The only marks allowed, ascending; null if every value from–to is.</param>
/// <param name="Decimals">How many decimals a mark may have.</param>
/// <param name="Citation">The source of the scale.</param>
public sealed record Scale(decimal From, decimal To, IReadOnlyList<decimal>? Values, int Decimals, Citation? Citation)
{
    /// <summary>Its words or labelled bands, ascending, with gaps allowed between them; empty if it has none.</summary>
    public IReadOnlyList<ScaleLabel> Labels { get; init; } = [];

    /// <summary>True if a juror may give this mark.</summary>
    public bool Allows(decimal mark)
    {
        if (Values is not null)
            return Values.Contains(mark);
        if (mark < From || mark > To || (mark.Scale > Decimals && decimal.Round(mark, Decimals, MidpointRounding.ToZero) != mark))
            return false;
        return Labels.Count == 0 || LabelOf(mark) is not null;
    }

    /// <summary>The labelled band that a mark is in, or null.</summary>
    public ScaleLabel? LabelOf(decimal mark) => Labels.FirstOrDefault(label => mark >= label.From && mark <= label.To);

    /// <summary>The mark that a word stands for; null if it is not a word of this scale, or stands for a whole band.</summary>
    public decimal? MarkOf(string word) => Labels.FirstOrDefault(label => label.Is(word))?.Mark;
}

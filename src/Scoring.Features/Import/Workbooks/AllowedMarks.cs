using Scoring.Domain.Rules;

namespace Scoring.Features.Import.Workbooks;

/// <summary>What a spreadsheet allows in a mark's cell: a list to choose from, or limits.</summary>
public static class AllowedMarks
{
    private const int ShortList = 25;
    private const int LongList = 400;

    /// <summary>
    /// The list to choose from: words, the values of a scale with only some values, whole numbers of a short scale or of one with gaps.
    /// Null if limits describe the scale better.
    /// </summary>
    public static IReadOnlyList<object>? ListOf(Scale scale, string language)
    {
        ArgumentNullException.ThrowIfNull(scale);
        if (scale.Labels.Count > 0 && scale.Labels.All(label => label.Mark is not null))
            return [.. scale.Labels.Select(label => (object)label.Name.In(language))];
        if (scale.Values is { } values)
            return [.. values.Select(value => (object)value)];
        if (scale.Decimals > 0 || scale.To - scale.From > LongList)
            return null;
        var whole = new List<object>();
        for (var mark = decimal.Ceiling(scale.From); mark <= scale.To; mark++)
        {
            if (scale.Allows(mark))
                whole.Add(mark);
        }
        var hasHoles = whole.Count < (scale.To - decimal.Ceiling(scale.From)) + 1;
        return hasHoles || whole.Count <= ShortList ? whole : null;
    }

    /// <summary>A mark as shown in the cell: the word if the scale has words.</summary>
    public static object Shown(Scale scale, decimal mark, string language)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return scale.Labels.FirstOrDefault(label => label.Mark == mark) is { } label && scale.Labels.All(one => one.Mark is not null)
            ? label.Name.In(language)
            : mark;
    }
}

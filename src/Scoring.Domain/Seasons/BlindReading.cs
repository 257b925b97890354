namespace Scoring.Domain.Seasons;

/// <summary>What jurors must not see.</summary>
public static class BlindReading
{
    /// <summary>True if anything is hidden from jurors, so that they must not learn who entered.</summary>
    public static bool IsBlind(SeasonRules season)
    {
        ArgumentNullException.ThrowIfNull(season);
        return season.Reading.Blind.Count > 0 || season.Form?.Fields.Any(field => field.IsHiddenFromJurors) == true;
    }

    /// <summary>True if jurors see the answer to a field.</summary>
    public static bool Shows(SeasonRules season, FormField field)
    {
        ArgumentNullException.ThrowIfNull(season);
        ArgumentNullException.ThrowIfNull(field);
        return !field.IsHiddenFromJurors
            && !season.Reading.Blind.Contains(field.Id)
            && (field.Files is null || field.Files.IsBlind || !IsBlind(season));
    }

    /// <summary>The columns of the register that jurors must not see.</summary>
    public static IReadOnlySet<string> Columns(SeasonRules season)
    {
        ArgumentNullException.ThrowIfNull(season);
        var columns = new HashSet<string>(season.Reading.Blind, StringComparer.OrdinalIgnoreCase);
        foreach (var field in season.Form?.Fields ?? [])
        {
            if (field.Column is { } column && !Shows(season, field))
                columns.Add(column);
        }
        return columns;
    }
}

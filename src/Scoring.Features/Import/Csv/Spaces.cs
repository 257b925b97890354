namespace Scoring.Features.Import.Csv;

/// <summary>Spaces around a value.</summary>
internal static class Spaces
{
    /// <summary>The value without the spaces around it; most have none, and that is seen at a glance.</summary>
    public static ReadOnlySpan<byte> WithoutSpaces(this ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || (value[0] != ' ' && value[^1] != ' '))
            return value;
        var (start, end) = (0, value.Length);
        while (start < end && value[start] == ' ')
            start++;
        while (end > start && value[end - 1] == ' ')
            end--;
        return value[start..end];
    }
}

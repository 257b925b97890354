namespace Scoring.Features.Import.Csv;

/// <summary>Spaces around a value.</summary>
internal static class Spaces
{
    /// <summary>The value, trimmed; most need no trimming, which is a quick check.</summary>
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

namespace Scoring.RuleBook;

/// <summary>The line of a fault with the place in it.</summary>
/// <param name="Text">The line as written.</param>
/// <param name="Column">
/// Where the key or value begins in it, from 1; the line's first letter if it is not there, such as a missing key.
/// </param>
/// <param name="Length">How long it is, at least 1.</param>
public sealed record FaultExcerpt(string Text, int Column, int Length)
{
    /// <summary>Reads the line of a fault; null if the file or the line cannot be read.</summary>
    /// <param name="rulesPath">The rules folder.</param>
    /// <param name="fault">The fault.</param>
    public static FaultExcerpt? Of(string rulesPath, RuleFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var path = Path.Combine(rulesPath, fault.File);
        if (!File.Exists(path) || File.ReadLines(path).ElementAtOrDefault(fault.Line - 1) is not { } line)
            return null;
        if (fault.Code == Faults.FaultCodes.YamlSyntax && fault.Arguments is [int column, ..])
            return new FaultExcerpt(line, Math.Clamp(column, 1, line.Length + 1), 1);
        var start = line.Length - line.TrimStart().Length;
        // A value is quoted if the key alone would be right; the key if the fault is in the key.
        foreach (
            var word in fault
                .Arguments.Take(1)
                .OfType<string>()
                .Where(_ =>
                    fault.Code
                        is Faults.FaultCodes.NotANumber
                            or Faults.FaultCodes.NotWhole
                            or Faults.FaultCodes.NotADate
                            or Faults.FaultCodes.DecimalComma
                            or Faults.FaultCodes.CommaAmbiguous
                            or Faults.FaultCodes.ThousandsSeparator
                            or Faults.FaultCodes.PercentSign
                            or Faults.FaultCodes.PointAmbiguous
                )
                .Append(fault.Key)
        )
        {
            if (Find(line, word) is >= 0 and var at)
                return new FaultExcerpt(line, at + 1, word.Length);
        }
        return new FaultExcerpt(line, start + 1, Math.Max(1, line.Trim().Length));
    }

    /// <summary>The whole word, so that the key "to" is not found in "total"; −1 if not found.</summary>
    private static int Find(string line, string word)
    {
        if (word.Length == 0)
            return -1;
        for (var at = line.IndexOf(word, StringComparison.Ordinal); at >= 0; at = line.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(line[at - 1])) && (at + word.Length == line.Length || !IsPart(line[at + word.Length])))
                return at;
        }
        return -1;
    }

    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter is '-' or '_';
}

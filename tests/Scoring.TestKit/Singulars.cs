using System.Text.RegularExpressions;

namespace Scoring.TestKit;

/// <summary>Finds English sentences that would say "1 rows": a count before a plural needs its form for one, {0|row|rows}.</summary>
public static partial class Singulars
{
    // Limits ("at most", "more than") are never 1.
    [GeneratedRegex(
        @"(?<!at most |at least |than |fewer )\{\d\} (further |different )?"
            + "(rows|cells|entries|marks|sheets|seats|jurors|points|files|events|units|columns|values|innovations|drafts|publications|"
            + @"keys|problems|groups|others|draws|pairs|sessions|ballots|mails)\b"
    )]
    private static partial Regex Plural { get; }

    /// <summary>The places of a sentence without a form for one, as written; empty if there are none.</summary>
    public static IEnumerable<string> MissingIn(string sentence) => Plural.Matches(sentence).Select(match => match.Value);
}

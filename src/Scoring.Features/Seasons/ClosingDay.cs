using System.Globalization;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>
/// The day when entries close stands twice: in the calendar, and in the eligibility rule that refuses what comes later. Both must be the
/// same day: who changes the calendar changes both.
/// </summary>
internal static class ClosingDay
{
    private const string Edition = "edition.yaml";

    /// <summary>Writes the closing day of the calendar, if it changed, into the eligibility rules that name one.</summary>
    /// <param name="files">The edition's files, of which edition.yaml may be changed.</param>
    /// <param name="before">season.yaml as it was.</param>
    /// <param name="after">season.yaml as it becomes.</param>
    public static void Follow(SortedDictionary<string, byte[]> files, RuleDraft before, RuleDraft after)
    {
        if (DayOf(after) is not { } day || day == DayOf(before))
            return;
        if (!files.TryGetValue(Edition, out var bytes) || RuleDraft.Open(Edition, RuleFiles.Text(bytes)) is not { } edition)
            return;
        var edits = (edition.MapAt("")?.Find("eligibility")?.Items ?? [])
            .Select(rule => rule.Find("closing"))
            .Where(closing => closing is { IsWritten: true, Open: null } && closing.Text != day)
            .Select(closing => new SetText(closing!.Path, day))
            .ToList();
        if (edits.Count > 0)
            files[Edition] = RuleFiles.Bytes(edition.With(edits).Text);
    }

    // Null for no such date and for one that is none; the reader says so.
    private static string? DayOf(RuleDraft season) =>
        (season.MapAt("calendar")?.Find("dates")?.Items ?? [])
            .FirstOrDefault(date => date.Find("what")?.Text == "entries-close")
            ?.Find("at")
            ?.Text
            is { Length: >= 10 } at
        && DateOnly.TryParseExact(at[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? at[..10]
            : null;
}

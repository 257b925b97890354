using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Domain.Rules;
using Scoring.Domain.Tests.Building;

namespace Scoring.Domain.Tests.Jury.Scoresheets;

/// <summary>A stage of two criteria a and b, marked 0 to 100, and one seat.</summary>
internal static class GivenSheets
{
    public static readonly DateTime Deadline = new(2026, 4, 27, 16, 0, 0, DateTimeKind.Utc);
    public static readonly DateTime Before = Deadline.AddDays(-1);
    public static readonly DateTime After = Deadline.AddTicks(1);
    public static readonly Stage Desk = Make.Stage("desk", criteria: [Make.Leaf("a", 60), Make.Leaf("b", 40)]);
    public static readonly Seat Mine = new("E1", "J1");
    public static readonly MarkingTerms Terms = new(Desk, Desk.Leaves, true, null, Deadline, []);

    /// <summary>The sheet after commands that all must work; each is made for the version that is the latest then.</summary>
    public static JurorSheet Sheet(params Func<int, SheetCommand>[] commands) =>
        commands.Aggregate(JurorSheet.For(Mine), (sheet, command) =>
        {
            var outcome = sheet.After(Terms, command(sheet.Latest.Number));
            outcome.Refusal.ShouldBeNull();
            return outcome.Sheet;
        });

    public static Func<int, SheetCommand> Mark(string criterion, decimal? mark, DateTime? at = null) =>
        seen => new SaveMark(criterion, mark, "J1", at ?? Before, seen);

    public static Func<int, SheetCommand> Comment(string criterion, string text) =>
        seen => new WriteComment(criterion, text, "J1", Before, seen);

    public static Func<int, SheetCommand> Submit(DateTime? at = null) => seen => new SubmitSheet("J1", at ?? Before, seen);

    public static Func<int, SheetCommand> Reopen(string reason = "typing error", DateTime? until = null, DateTime? at = null) =>
        seen => new ReopenSheet(reason, until, "Ayu", at ?? Before, seen);

    public static Func<int, SheetCommand> Abstain(string reason = "knows the team") =>
        seen => new AbstainFromSheet(reason, "J1", Before, seen);

    public static SheetRefusal? Refusal(this JurorSheet sheet, Func<int, SheetCommand> command, MarkingTerms? terms = null)
    {
        var outcome = sheet.After(terms ?? Terms, command(sheet.Latest.Number));
        if (outcome.Refusal is not null)
            outcome.Sheet.ShouldBeSameAs(sheet);
        return outcome.Refusal;
    }
}

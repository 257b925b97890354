using System.Globalization;
using Scoring.Cli.Localization;
using Scoring.RuleBook;

namespace Scoring.Cli.Rendering;

/// <summary>Faults and warnings of rule files for people: the sentence, the line as written, and a caret under the position.</summary>
internal static class FaultScreen
{
    private const int Widest = 110;

    public static void Draw(Screen screen, string title, IReadOnlyList<RuleFault> faults, string rulesPath, string language)
    {
        if (faults.Count == 0)
            return;
        screen.Heading(title);
        // What is said of many lines is said once; what is said of one must not be lost among them.
        foreach (var alike in faults.GroupBy(fault => (fault.File, Said: RuleFaultTexts.Message(fault, language))).OrderBy(OnceOrOften))
        {
            var first = alike.First();
            screen.Line($"{first.File}:{Number(first)}: {alike.Key.Said} [{first.Code}]");
            DrawLine(screen, first, rulesPath);
            if (alike.Skip(1).Any())
                screen.Line(CliTexts.Get("rules.likewise", language, alike.Count() - 1));
            foreach (var fault in alike.Skip(1))
                DrawLine(screen, fault, rulesPath);
            screen.Line();
        }
    }

    private static bool OnceOrOften(IEnumerable<RuleFault> alike) => alike.Skip(1).Any();

    private static string Number(RuleFault fault) => fault.Line.ToString(CultureInfo.InvariantCulture);

    private static void DrawLine(Screen screen, RuleFault fault, string rulesPath)
    {
        if (FaultExcerpt.Of(rulesPath, fault) is { } excerpt)
            DrawLine(screen, Number(fault), excerpt);
    }

    private static void DrawLine(Screen screen, string number, FaultExcerpt excerpt)
    {
        // A long line is cut around the position, so that the caret stays under it.
        var from = excerpt.Text.Length <= Widest ? 0 : Math.Max(0, excerpt.Column - 1 - Widest / 2);
        var shown = excerpt.Text[from..Math.Min(excerpt.Text.Length, from + Widest)];
        var caret = new string('^', Math.Max(1, Math.Min(excerpt.Length, shown.Length - (excerpt.Column - 1 - from))));
        screen.Line($"  {number} | {shown}");
        screen.Line($"  {new string(' ', number.Length)} | {new string(' ', excerpt.Column - 1 - from)}{caret}");
    }
}

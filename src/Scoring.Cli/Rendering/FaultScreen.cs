using System.Globalization;
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
        foreach (var fault in faults)
        {
            screen.Line(
                $"{fault.File}:{fault.Line.ToString(CultureInfo.InvariantCulture)}: "
                    + $"{RuleFaultTexts.Message(fault, language)} [{fault.Code}]"
            );
            if (FaultExcerpt.Of(rulesPath, fault) is { } excerpt)
                DrawLine(screen, fault.Line.ToString(CultureInfo.InvariantCulture), excerpt);
            screen.Line();
        }
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

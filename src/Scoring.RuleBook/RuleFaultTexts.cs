using System.Globalization;
using System.Resources;

namespace Scoring.RuleBook;

/// <summary>The sentences for faults in rule files, in Indonesian ("id") and English (anything else).</summary>
public static class RuleFaultTexts
{
    private static readonly CultureInfo Indonesian = new("id");
    private static readonly ResourceManager Resources = new("Scoring.RuleBook.RuleFaultTexts", typeof(RuleFaultTexts).Assembly);

    /// <summary>
    /// What is wrong and, if something near would be right, what was probably meant; the bare code if there is no sentence for it. File
    /// and line are not part of it.
    /// </summary>
    /// <param name="fault">The fault.</param>
    /// <param name="language">"id" for Indonesian, anything else for English.</param>
    public static string Message(RuleFault fault, string language)
    {
        ArgumentNullException.ThrowIfNull(fault);
        var culture = language == "id" ? Indonesian : CultureInfo.InvariantCulture;
        object[] places = [fault.Key, .. fault.Arguments.Select(argument => Translated(fault.Code, argument, culture))];
        var sentence = string.Format(CultureInfo.InvariantCulture, Resources.GetString(fault.Code, culture) ?? fault.Code, places);
        return fault.Suggestion is null
            ? sentence
            : sentence + " " + string.Format(CultureInfo.InvariantCulture, Resources.GetString("did-you-mean", culture)!, fault.Suggestion);
    }

    /// <summary>Numbers and dates are shown as rule files write them; only the name of a type is translated.</summary>
    private static object Translated(string code, object argument, CultureInfo culture) =>
        argument switch
        {
            string type when code == Faults.FaultCodes.WrongType => Resources.GetString("type." + type, culture) ?? type,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => argument,
        };
}

using Scoring.Features.Core;
using Scoring.Web.Shell;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Ministry;

/// <summary>Why a form was refused, and its input, so that nobody has to type it again.</summary>
/// <param name="Sentence">Why.</param>
/// <param name="Field">The field that it is about, or null.</param>
/// <param name="Form">What was typed.</param>
public sealed record FormError(string Sentence, string? Field, IFormCollection Form)
{
    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["reason-missing"] = "reason",
        ["decided-by-missing"] = "decided-by",
        ["claimant-missing"] = "claimant",
        ["claim-missing"] = "claim",
        ["per-entry-missing"] = "per-entry",
        ["seats-by-rule"] = "per-entry",
        ["at-most-by-rule"] = "at-most",
        ["unknown-submission"] = "entry",
        ["unknown-unit"] = "unit",
        ["juror-unknown"] = "juror",
        ["innovation-unknown"] = "entry",
    };

    /// <summary>The input of a field; empty for none.</summary>
    public string this[string field] => Form[field].ToString();

    /// <summary>Carries out a form; if that is refused, shows the page again with the reason.</summary>
    /// <param name="context">The request.</param>
    /// <param name="act">Carries it out and returns where to go next.</param>
    /// <param name="again">Shows the page again.</param>
    internal static async Task<IResult> Or(
        HttpContext context,
        Func<IFormCollection, Task<IResult>> act,
        Func<FormError, Task<IResult>> again
    )
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        try
        {
            return await act(form);
        }
        catch (RefusalException refusal) when (refusal.Code is not ("sign-in-needed" or "not-allowed") && !refusal.IsOfStore)
        {
            return await again(
                new FormError(Shared.Refusal(refusal, Reader.Of(context).Language), Fields.GetValueOrDefault(refusal.Code), form)
            );
        }
    }
}

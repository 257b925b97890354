using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Editions;

namespace Scoring.Web.Ministry;

/// <summary>What the lists of a page are narrowed down to, and what is in them.</summary>
/// <param name="Text">The words searched for.</param>
/// <param name="Found">Those found.</param>
public sealed record UnitSearch(string Text, FoundUnits Found)
{
    /// <summary>How many one list offers at most: more are found by searching.</summary>
    public const int Most = 300;

    /// <summary>The search that a page's address names; nobody is found in an edition without data.</summary>
    internal static async Task<UnitSearch> Of(HttpContext context, IMediator sender, string edition)
    {
        var text = context.Request.Query["find"].ToString().Trim();
        try
        {
            return new UnitSearch(text, await sender.Send(new FindUnits(edition, text, Most), context.RequestAborted));
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Data)
        {
            return new UnitSearch(text, FoundUnits.None);
        }
    }

    /// <summary>Those found as choices.</summary>
    public IReadOnlyList<(string Id, string Name)> Choices => [.. Found.Units.Select(unit => (unit.Id, unit.Name))];
}

using Scoring.Domain.Rules;
using Scoring.Features.Editions;

namespace Scoring.Web.Public;

/// <summary>An edition on the home page.</summary>
/// <param name="Standing">How far it is.</param>
/// <param name="Rules">The rules of what is published of it; null where nothing is, or where its files are not those that were published.</param>
public sealed record HomeCard(EditionStanding Standing, Edition? Rules);

using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Features.Facts;

/// <summary>The editions in the rules folder, ready for scoring, or the reason why one is not.</summary>
/// <param name="folder">The rules folder.</param>
public sealed class EditionCatalog(RuleFolder folder)
{
    /// <summary>Why a ranking that awaits a committee cannot be computed; null for every other ranking.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="ranking">The ranking; null for all that await one.</param>
    public static RefusalException? WhyOpen(Edition edition, string? ranking)
    {
        var waiting = edition.OpenRankings.Where(one => ranking is null || one.Id == ranking).ToList();
        if (waiting.Count == 0)
            return null;
        var needs = waiting.SelectMany(one => one.Needs).Distinct().ToList();
        string Points(string language) =>
            string.Join(
                " ",
                edition
                    .RuleGaps.Where(point => needs.Contains(point.Id))
                    .Select(point =>
                        $"{point.What.In(language)} ({point.Id}: "
                        + string.Join(", ", point.Places.Select(place => $"{place.File}:{place.Line}, {place.Path}"))
                        + ")"
                    )
            );
        return new RefusalException(
            RefusalKind.Rules,
            "open-ranking",
            string.Join(", ", waiting.Select(one => one.Id)),
            edition.Id,
            new Text(Points("id"), Points("en")),
            string.Join(", ", needs)
        );
    }

    /// <summary>Why a ranking that the edition does not have cannot be used: it awaits a committee, or nobody knows it.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="ranking">The ranking.</param>
    public static RefusalException WhyNot(Edition edition, string ranking) =>
        WhyOpen(edition, ranking)
        ?? new RefusalException(RefusalKind.Usage, "unknown-ranking", ranking, string.Join(", ", edition.Rankings.Select(rule => rule.Id)));

    /// <summary>Sees that the edition has a ranking; with null for all rankings it always does.</summary>
    /// <exception cref="RefusalException">There is no such ranking, or it is left open.</exception>
    public static void NeedsRanking(Edition edition, string? ranking)
    {
        if (ranking is not null && edition.Rankings.All(rule => rule.Id != ranking))
            throw WhyNot(edition, ranking);
    }

    /// <summary>An edition's rules.</summary>
    /// <exception cref="RefusalException">The edition does not exist, or its files have faults.</exception>
    public Edition Get(string editionId)
    {
        if (!folder.Has(editionId))
            throw new RefusalException(RefusalKind.Usage, "unknown-edition", editionId, Nearest.To(editionId, folder.EditionIds) ?? "");
        var reading = folder.Read(editionId);
        return reading.Edition
            ?? throw new RefusalException(RefusalKind.Rules, "rules-faulty", editionId, reading.Faults.Count) { Faults = reading.Faults };
    }
}

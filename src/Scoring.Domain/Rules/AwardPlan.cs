namespace Scoring.Domain.Rules;

/// <summary>How a prize is given.</summary>
public enum AwardBy
{
    /// <summary>To the next places of a ranking that have no prize of the same ranking yet (juara, harapan, favorit).</summary>
    Place,

    /// <summary>To every unit whose published score is within absolute limits; may be empty (kelas, golongan).</summary>
    Class,

    /// <summary>By the plenary, to units that take part in the ranking.</summary>
    Hand,

    /// <summary>
    /// By the plenary, to any unit, including one outside the ranking: an honour that takes nobody's place and does not count as a prize.
    /// </summary>
    Honour,
}

/// <summary>A prize (penghargaan).</summary>
/// <param name="Id">Kebab-case id, unlike that of any ranking.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ranking">The ranking that it is given from; if that is cut, only to those within the cut.</param>
/// <param name="By">How it is given.</param>
/// <param name="Places">
/// The number of holders, by place, in each cluster if the ranking ranks clusters apart; 1 by default, meaningless for other kinds.
/// </param>
/// <param name="AtLeast">The lowest published score of its class; null if there is no lower limit, and for other prizes.</param>
/// <param name="Below">The score that its class stays below; null if there is no upper limit, and for other prizes.</param>
/// <param name="Cluster">The only cluster that gets it; null for every cluster.</param>
/// <param name="Citation">The source of the prize.</param>
public sealed record AwardRule(
    string Id,
    Text Name,
    string Ranking,
    AwardBy By,
    int Places,
    Constant? AtLeast,
    Constant? Below,
    string? Cluster,
    Citation? Citation
);

/// <summary>The prizes of an edition.</summary>
/// <param name="OnePerEntry">True if a unit that holds a prize gets no other: the next one moves up. Honours do not count.</param>
/// <param name="Awards">The prizes, in the order in which they are given.</param>
/// <param name="Citation">The source of the number of prizes per entry.</param>
public sealed record AwardPlan(bool OnePerEntry, IReadOnlyList<AwardRule> Awards, Citation? Citation);

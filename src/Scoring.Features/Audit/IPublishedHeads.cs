using Scoring.Domain.Audit;

namespace Scoring.Features.Audit;

/// <summary>The heads of the trail that publications hold: a trail that was rewritten does not agree with what was published.</summary>
internal interface IPublishedHeads
{
    /// <summary>The heads, by publication; read outside a transaction.</summary>
    IReadOnlyList<PublishedHead> All();
}

/// <summary>The head of the trail that a publication holds.</summary>
/// <param name="Folder">The folder of the publication.</param>
/// <param name="Head">The head when it was published.</param>
/// <param name="IsEntered">
/// True if a row of the database names the folder. One made while a backup was taken lies beside the backup without a row.
/// </param>
internal sealed record PublishedHead(string Folder, AuditHead Head, bool IsEntered);

using Dapper;
using Scoring.Domain.Rules;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>Publications: rows that are only ever added.</summary>
/// <param name="work">The command's connection and transaction.</param>
internal sealed class PublicationStore(UnitOfWork work)
{
    /// <summary>The publications of an edition, or of all of them, by edition and number.</summary>
    public IReadOnlyList<Publication> Of(string? edition) =>
        work.Locked<IReadOnlyList<Publication>>(db =>
            [
                .. db
                    .Connection.Query<PublicationRow>(
                        """
                        SELECT edition AS Edition, number AS Number, name_id AS NameId, name_en AS NameEn, run_id AS RunId,
                            rule_hash AS RuleHash, input_hash AS InputHash,
                            engine_version AS EngineVersion, result_hash AS ResultHash, folder AS Folder,
                            manifest_sha256 AS ManifestSha256, illustrative AS Illustrative,
                            note AS Note, by AS PublishedBy, at AS At
                        FROM publications WHERE CAST(@edition AS text) IS NULL OR edition = @edition ORDER BY edition, number
                        """,
                        new { edition },
                        db.Transaction
                    )
                    .Select(row => row.Publication()),
            ]
        );

    /// <summary>True if a publication has a folder of that name.</summary>
    public bool Has(string folder) => Of(null).Any(one => one.Folder == folder);

    /// <summary>Adds one; the caller holds the transaction and records it in the trail.</summary>
    public void Add(Publication publication) =>
        work.Locked(db =>
            db.Connection.Execute(
                """
                INSERT INTO publications (edition, number, name_id, name_en, run_id, rule_hash, input_hash,
                    engine_version, result_hash, folder, manifest_sha256, illustrative,
                    note, by, at)
                VALUES (@Edition, @Number, @NameId, @NameEn, @RunId, @RuleHash, @InputHash,
                    @EngineVersion, @ResultHash, @Folder, @ManifestSha256, @Illustrative,
                    @Note, @PublishedBy, @At)
                """,
                PublicationRow.Of(publication),
                db.Transaction
            )
        );
}

/// <summary>A row of publications.</summary>
internal sealed record PublicationRow(
    string Edition,
    long Number,
    string NameId,
    string NameEn,
    long RunId,
    string RuleHash,
    string InputHash,
    string EngineVersion,
    string ResultHash,
    string Folder,
    string ManifestSha256,
    long Illustrative,
    string Note,
    string PublishedBy,
    string At
)
{
    /// <summary>A publication as a row.</summary>
    public static PublicationRow Of(Publication publication) =>
        new(
            publication.Edition,
            publication.Number,
            publication.Name.In("id"),
            publication.Name.In("en"),
            publication.RunId,
            publication.RuleHash,
            publication.InputHash,
            publication.EngineVersion,
            publication.ResultHash,
            publication.Folder,
            publication.ManifestSha256,
            publication.IsIllustrative ? 1 : 0,
            publication.Note,
            publication.By,
            Times.Text(publication.At)
        );

    /// <summary>The row as a publication.</summary>
    public Publication Publication() =>
        new(
            Edition,
            (int)Number,
            new Text(NameId, NameEn),
            RunId,
            RuleHash,
            InputHash,
            EngineVersion,
            ResultHash,
            Folder,
            ManifestSha256,
            Illustrative == 1,
            Note,
            PublishedBy,
            Times.Of(At)!.Value
        );
}

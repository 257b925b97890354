using Scoring.Domain.Rules;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>What was published: rows that are only ever added.</summary>
/// <param name="session">The command's connection and transaction.</param>
internal sealed class PublicationStore(UnitOfWork session)
{
    /// <summary>The publications of an edition, or of all of them, by edition and number.</summary>
    public IReadOnlyList<Publication> Of(string? edition) => session.Locked(connection =>
    {
        using var rows = new RawStatement(connection, """
            SELECT edition, number, name_id, name_en, run_id, rule_hash, input_hash, engine_version, result_hash, folder, manifest_sha256, illustrative, note, by, at
            FROM publications WHERE ?1 IS NULL OR edition = ?1 ORDER BY edition, number
            """);
        rows.Bind(1, edition);
        var publications = new List<Publication>();
        while (rows.Next())
        {
            publications.Add(new Publication(rows.Text(0)!, (int)rows.Integer(1), new Text(rows.Text(2)!, rows.Text(3)!), rows.Integer(4), rows.Text(5)!, rows.Text(6)!,
                rows.Text(7)!, rows.Text(8)!, rows.Text(9)!, rows.Text(10)!, rows.Integer(11) == 1, rows.Text(12)!, rows.Text(13)!, Times.Of(rows.Text(14))!.Value));
        }
        return (IReadOnlyList<Publication>)publications;
    });

    /// <summary>True where a publication has a folder of that name.</summary>
    public bool Has(string folder) => Of(null).Any(one => one.Folder == folder);

    /// <summary>Adds one; the caller holds the transaction and tells the trail.</summary>
    public void Add(Publication publication) => session.Locked(connection =>
    {
        using var insert = new RawStatement(connection, """
            INSERT INTO publications (edition, number, name_id, name_en, run_id, rule_hash, input_hash, engine_version, result_hash, folder, manifest_sha256, illustrative,
                note, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        insert.Bind(1, publication.Edition).Bind(2, publication.Number).Bind(3, publication.Name.In("id")).Bind(4, publication.Name.In("en")).Bind(5, publication.RunId)
            .Bind(6, publication.RuleHash).Bind(7, publication.InputHash).Bind(8, publication.EngineVersion).Bind(9, publication.ResultHash).Bind(10, publication.Folder)
            .Bind(11, publication.ManifestSha256).Bind(12, publication.IsIllustrative ? 1 : 0).Bind(13, publication.Note).Bind(14, publication.By)
            .Bind(15, Times.Text(publication.At)).Run();
        return true;
    });
}

using System.Globalization;
using Microsoft.Data.Sqlite;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Persistence;

/// <summary>
/// The facts of editions as a SQLite file that another one can be attached to: the live file itself, or a copy of the rows in a database on
/// a server, of one moment, that is removed afterwards. Frozen facts are SQLite files whatever the live database is.
/// </summary>
internal sealed class LiveFile : IDisposable
{
    private readonly string? _folder;

    private LiveFile(string path, string? folder) => (Path, _folder) = (path, folder);

    /// <summary>The file; it is only read.</summary>
    public string Path { get; }

    /// <summary>The file with the rows of the tables that belong to the editions.</summary>
    /// <param name="work">The command's connection; it holds no transaction.</param>
    /// <param name="editions">The editions.</param>
    /// <param name="tables">The tables, those that others refer to first.</param>
    public static LiveFile Of(UnitOfWork work, IReadOnlyList<string> editions, params IReadOnlyList<string> tables)
    {
        if (work.Db.Connection is SqliteConnection file)
            return new LiveFile(file.DataSource, null);
        var folder = Directory.CreateTempSubdirectory("scoring-live-").FullName;
        var copy = new LiveFile(System.IO.Path.Combine(folder, "live.db"), folder);
        try
        {
            using var connection = ScoringDatabase.OpenForFacts(copy.Path);
            using var transaction = connection.BeginTransaction();
            var to = new Db(connection, transaction);
            work.AtOneMoment(db =>
            {
                foreach (var table in tables)
                    Copy(db, to, BoundTables.All.Single(one => one.Name == table), editions);
                return tables.Count;
            });
            transaction.Commit();
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    // The order of the rows is that of a file that was filled by the same commands.
#pragma warning disable CA2100 // names from the definitions; values are parameters
    private static void Copy(Db from, Db to, BoundTable table, IReadOnlyList<string> editions)
    {
        var named = string.Join(", ", editions.Select((_, place) => Name(place)));
        var where = $"edition IN ({named})";
        if (table.As == BoundAs.Group)
            where = $"{table.Key[0]} IN (SELECT import_id FROM imports WHERE {where})";
        string[] without = [.. table.Without.Select(one => one.Name)];
        var order = table.As == BoundAs.Group && without.Length > 0 ? without : table.Order;
        using var select = from.Connection.CreateCommand();
        select.CommandText = $"SELECT * FROM {table.Name} WHERE {where} ORDER BY {string.Join(", ", [.. table.Key, .. order])}";
        for (var place = 0; place < editions.Count; place++)
        {
            var parameter = select.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (Name(place), editions[place]);
            select.Parameters.Add(parameter);
        }
        using var rows = select.ExecuteReader();
        int[] columns = [.. Enumerable.Range(0, rows.FieldCount).Where(column => !without.Contains(rows.GetName(column)))];
        using var insert = (SqliteCommand)to.Connection.CreateCommand();
        insert.Transaction = (SqliteTransaction)to.Transaction!;
        insert.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", columns.Select(rows.GetName))}) "
            + $"VALUES ({string.Join(", ", columns.Select(Name))})";
        foreach (var column in columns)
            insert.Parameters.Add(new SqliteParameter(Name(column), null));
        while (rows.Read())
        {
            for (var place = 0; place < columns.Length; place++)
                insert.Parameters[place].Value = rows.GetValue(columns[place]);
            insert.ExecuteNonQuery();
        }
    }
#pragma warning restore CA2100

    private static string Name(int place) => "@p" + place.ToString(CultureInfo.InvariantCulture);
}

using System.Text;
using Microsoft.Data.Sqlite;

namespace Scoring.Features.Persistence;

/// <summary>Compares a database's tables, indexes, views and triggers with those that the migrations make.</summary>
internal static class SchemaCheck
{
    /// <summary>What differs from the program's own schema, by name.</summary>
    public static IReadOnlyList<SchemaDifference> Differences(Db db)
    {
        using var own = ScoringDatabase.InMemory();
        var (should, found) = (Read(own, null), Read((SqliteConnection)db.Connection, (SqliteTransaction?)db.Transaction));
        return
        [
            .. should
                .Where(thing => found.GetValueOrDefault(thing.Key) != thing.Value)
                .Select(thing => new SchemaDifference(found.ContainsKey(thing.Key) ? "changed" : "gone", thing.Value.Kind, thing.Key)),
            .. found
                .Where(thing => !should.ContainsKey(thing.Key))
                .Select(thing => new SchemaDifference("added", thing.Value.Kind, thing.Key)),
        ];
    }

    private static SortedDictionary<string, (string Kind, string Sql)> Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // What SQLite makes by itself has no text or a name of its own.
        command.CommandText =
            "SELECT name, type, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        using var rows = command.ExecuteReader();
        var things = new SortedDictionary<string, (string Kind, string Sql)>(StringComparer.Ordinal);
        while (rows.Read())
            things[rows.GetString(0)] = (rows.GetString(1), WithoutComments(rows.GetString(2)));
        return things;
    }

    // SQLite keeps the text of a statement as it was written; a comment or a line break may differ between versions of a migration.
    private static string WithoutComments(string sql)
    {
        var text = new StringBuilder(sql.Length);
        char? quote = null;
        for (var i = 0; i < sql.Length; i++)
        {
            if (quote is not null)
            {
                if (sql[i] == quote)
                    quote = null;
            }
            else if (sql[i] is '\'' or '"')
                quote = sql[i];
            else if (sql[i] == '-' && i + 1 < sql.Length && sql[i + 1] == '-')
            {
                while (i < sql.Length && sql[i] != '\n')
                    i++;
                continue;
            }
            else if (char.IsWhiteSpace(sql[i]))
                continue;
            text.Append(sql[i]);
        }
        return text.ToString();
    }
}

/// <summary>A table, index, view or trigger that is not as the program made it.</summary>
/// <param name="How">"gone", "changed" or "added".</param>
/// <param name="Kind">"table", "index", "view" or "trigger".</param>
/// <param name="Name">Its name.</param>
internal sealed record SchemaDifference(string How, string Kind, string Name);

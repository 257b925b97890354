using System.Text;

namespace Scoring.Features.Persistence;

/// <summary>Compares a database's tables, indexes, views and triggers with those that the migrations make.</summary>
internal static class SchemaCheck
{
    /// <summary>What differs from the program's own schema, by name.</summary>
    /// <param name="db">The database as it is.</param>
    /// <param name="own">The schema as the migrations make it.</param>
    public static IReadOnlyList<SchemaDifference> Differences(Db db, IReadOnlyList<SchemaPart> own)
    {
        var (should, found) = (ByName(own), ByName(db.Dialect.Schema(db)));
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

    private static SortedDictionary<string, (string Kind, string Sql)> ByName(IReadOnlyList<SchemaPart> parts)
    {
        var things = new SortedDictionary<string, (string Kind, string Sql)>(StringComparer.Ordinal);
        foreach (var part in parts)
            things[part.Name] = (part.Kind, WithoutComments(part.Sql));
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

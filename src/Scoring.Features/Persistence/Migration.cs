using System.Globalization;
using System.Reflection;

namespace Scoring.Features.Persistence;

/// <summary>A step that makes the tables, in the words of one kind of database; steps of one number make the same in both.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, string Sql)
{
    private const string Folder = ".Persistence.Migrations.";

    /// <summary>The steps of a folder of migrations, the first one first.</summary>
    /// <param name="kind">The folder's name with a point after it; empty for SQLite's.</param>
    public static List<Migration> All(string kind)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var start = assembly.GetName().Name + Folder + kind;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(start, StringComparison.Ordinal) && char.IsAsciiDigit(name[start.Length]))
                .Order(StringComparer.Ordinal)
                .Select(name => new Migration(
                    int.Parse(name.AsSpan(start.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture),
                    Text(assembly, name)
                )),
        ];
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

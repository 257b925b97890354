using System.Globalization;
using System.Reflection;

namespace Scoring.Features.Persistence;

/// <summary>A step that makes the tables, in the words of one kind of database; steps of one number make the same in both.</summary>
/// <param name="Number">From 1.</param>
/// <param name="IsExpanding">
/// True if the program before it works on with the tables that it makes: it only adds. Its first line then is <c>-- expand</c>.
/// </param>
/// <param name="Sql">Its statements.</param>
internal sealed record Migration(int Number, bool IsExpanding, string Sql)
{
    private const string Folder = ".Persistence.Migrations.";
    private const string Expands = "-- expand";

    /// <summary>What a step does to processes of the program before it: "expand" if they go on serving, "contract" if not.</summary>
    public string Kind => IsExpanding ? "expand" : "contract";

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
                .Select(name =>
                    Of(int.Parse(name.AsSpan(start.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), Text(assembly, name))
                ),
        ];
    }

    private static Migration Of(int number, string sql) => new(number, sql.StartsWith(Expands, StringComparison.Ordinal), sql);

    /// <summary>Another text of the folder of migrations.</summary>
    /// <param name="file">Its name there.</param>
    public static string Text(string file)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Text(assembly, assembly.GetName().Name + Folder + file);
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

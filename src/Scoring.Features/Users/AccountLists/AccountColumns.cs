using Scoring.Features.Core;
using Scoring.Features.Import.Tables;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users.AccountLists;

/// <summary>The columns of a list of accounts, and how people head them.</summary>
public static class AccountColumns
{
    /// <summary>The separator of several values in a cell.</summary>
    public const char Several = ';';

    private static readonly (string Name, string Indonesian, string[] Others)[] Columns =
    [
        ("name", "nama", ["Nama Lengkap", "Full Name"]),
        ("email", "surel", ["Alamat Surel", "Alamat E-mail", "E-mail Address"]),
        ("roles", "peran", ["Role"]),
        ("region", "daerah", ["Regions", "Wilayah", "Kabupaten/Kota", "Pemerintah Daerah"]),
        ("agency", "instansi", ["Agencies", "Perangkat Daerah", "OPD"]),
        ("juror", "juri", ["Juror Id", "Id Juri", "Kode Juri"]),
        ("groups", "kelompok", ["Group", "Kategori", "Category"]),
        ("institution", "lembaga", ["Institusi"]),
        ("language", "bahasa", []),
    ];

    private static readonly Dictionary<string, string> Known = Columns
        .SelectMany(column => column.Others.Append(column.Name).Append(column.Indonesian).Select(header => (Header: header, column.Name)))
        .ToDictionary(pair => ColumnNames.KeyOf(pair.Header), pair => pair.Name);

    /// <summary>The headers in a language, in the order of a template.</summary>
    public static IReadOnlyList<string> Headers(string language) =>
        [.. Columns.Select(column => language == "id" ? column.Indonesian : column.Name)];

    /// <summary>The header of a column in a language.</summary>
    public static string Header(string column, string language) =>
        language == "id" ? Array.Find(Columns, one => one.Name == column).Indonesian ?? column : column;

    /// <summary>The column that a header stands for, or null.</summary>
    public static string? Of(string header) => Known.GetValueOrDefault(ColumnNames.KeyOf(header));

    /// <summary>The roles of a cell: words of the command line, or the labels of either language.</summary>
    /// <exception cref="RefusalException">A word is no role.</exception>
    public static Roles Roles(string cell)
    {
        var roles = Core.Roles.None;
        foreach (var word in cell.Split(Several, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            roles |= RoleLabels.Read([RoleLabels.All.FirstOrDefault(role => IsNamed(role.Word, word)).Word ?? word]);
        return roles;
    }

    /// <summary>The language of a cell.</summary>
    /// <exception cref="RefusalException">It is neither of the two.</exception>
    public static string Language(string cell) =>
        ColumnNames.KeyOf(cell) switch
        {
            "id" or "indonesia" or "bahasaindonesia" or "indonesian" => "id",
            "en" or "english" or "inggris" or "bahasainggris" => "en",
            _ => throw new RefusalException(RefusalKind.Usage, "account-language", cell),
        };

    private static bool IsNamed(string role, string word) =>
        new[] { role, Texts.Get("role." + role, "id"), Texts.Get("role." + role, "en") }.Any(name =>
            ColumnNames.KeyOf(name) == ColumnNames.KeyOf(word)
        );
}

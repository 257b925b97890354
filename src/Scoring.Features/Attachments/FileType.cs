namespace Scoring.Features.Attachments;

/// <summary>What a file may be.</summary>
public enum FileType
{
    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>A JPEG picture.</summary>
    Jpeg,

    /// <summary>A PNG picture.</summary>
    Png,

    /// <summary>A WebP picture.</summary>
    Webp,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A text document.</summary>
    Docx,
}

/// <summary>The one table of types: what is served as what follows from it and never from what the sender said.</summary>
public static class FileTypes
{
    private static readonly (FileType Type, string Group, string Media, string[] Endings, byte[] Start)[] Table =
    [
        (FileType.Pdf, "pdf", "application/pdf", [".pdf"], "%PDF-"u8.ToArray()),
        (FileType.Jpeg, "picture", "image/jpeg", [".jpg", ".jpeg"], [0xFF, 0xD8, 0xFF]),
        (FileType.Png, "picture", "image/png", [".png"], [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        (FileType.Webp, "picture", "image/webp", [".webp"], "RIFF"u8.ToArray()),
        (
            FileType.Xlsx,
            "office",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            [".xlsx"],
            [(byte)'P', (byte)'K', 3, 4]
        ),
        (
            FileType.Docx,
            "office",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            [".docx"],
            [(byte)'P', (byte)'K', 3, 4]
        ),
    ];

    /// <summary>The type that a file name's ending says; null for any other.</summary>
    public static FileType? OfName(string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        foreach (var row in Table)
        {
            if (row.Endings.Contains(ending))
                return row.Type;
        }
        return null;
    }

    /// <summary>"pdf", "picture" or "office", as a form's rule names them.</summary>
    public static string Group(this FileType type) => Row(type).Group;

    /// <summary>What it is served as.</summary>
    public static string Media(this FileType type) => Row(type).Media;

    /// <summary>The usual ending, with its point.</summary>
    public static string Ending(this FileType type) => Row(type).Endings[0];

    /// <summary>True for what browsers show by themselves as a picture.</summary>
    public static bool IsPicture(this FileType type) => type.Group() == "picture";

    /// <summary>The bytes that a file of a type begins with.</summary>
    internal static ReadOnlySpan<byte> Start(this FileType type) => Row(type).Start;

    /// <summary>The endings of the groups that a rule names, for people and for a file field: ".pdf, .jpg".</summary>
    public static string Endings(IEnumerable<string> groups) =>
        string.Join(", ", Table.Where(row => groups.Contains(row.Group)).SelectMany(row => row.Endings));

    private static (FileType Type, string Group, string Media, string[] Endings, byte[] Start) Row(FileType type) => Table[(int)type];
}

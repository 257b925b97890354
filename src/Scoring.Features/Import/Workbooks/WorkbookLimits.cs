namespace Scoring.Features.Import.Workbooks;

/// <summary>How much of a workbook is read. A person's table is far below each limit; a file made to fill the memory passes one.</summary>
internal sealed record WorkbookLimits
{
    /// <summary>What any import may hold: a sheet as long as spreadsheets make it.</summary>
    public static WorkbookLimits Default { get; } = new();

    /// <summary>What a table that is held in memory may hold: a year's levels of a large province.</summary>
    public static WorkbookLimits Tables { get; } =
        new()
        {
            UnpackedBytes = 512 << 20,
            Columns = 4_000,
            Cells = 4_000_000,
            TextLength = 64 << 20,
        };

    /// <summary>What marks may hold: those of the largest jury are a hundredth of it.</summary>
    public static WorkbookLimits Marks { get; } =
        new()
        {
            PackedBytes = 32 << 20,
            UnpackedBytes = 128 << 20,
            Rows = 200_000,
            Columns = 1_000,
            Cells = 2_000_000,
            Texts = 200_000,
            TextLength = 16 << 20,
        };

    /// <summary>The file, in bytes.</summary>
    public long PackedBytes { get; init; } = 128 << 20;

    /// <summary>All parts that are read, in bytes.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Unpacked to packed, once more than <see cref="UnsuspiciousBytes"/> are unpacked: a table comes to 5–50.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>What may be unpacked at any ratio, in bytes.</summary>
    public long UnsuspiciousBytes { get; init; } = 4 << 20;

    /// <summary>Parts in the file.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>Elements within elements: a sheet has 7.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Shared texts.</summary>
    public int Texts { get; init; } = 2_000_000;

    /// <summary>A cell's text, in characters: what spreadsheets allow.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>The shared texts together, and the texts of all cells together, in characters.</summary>
    public long TextLength { get; init; } = 256 << 20;

    /// <summary>The highest row number: what spreadsheets allow.</summary>
    public int Rows { get; init; } = 1_048_576;

    /// <summary>The highest column number: what spreadsheets allow.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Cells that are written down, of all sheets that are read.</summary>
    public int Cells { get; init; } = 20_000_000;
}

/// <summary>A workbook that cannot be read or passes a limit.</summary>
/// <param name="code">The code of a problem, which has a sentence.</param>
/// <param name="arguments">What the sentence names: the limit, the part or the place.</param>
internal sealed class WorkbookException(string code, params object[] arguments) : Exception($"{code}: {string.Join(", ", arguments)}")
{
    /// <summary>The code of the problem.</summary>
    public string Code => code;

    /// <summary>The outcome of an import of the workbook: nothing was read.</summary>
    /// <param name="file">Its name without the folder.</param>
    /// <param name="sha256">The hash of its bytes; empty if it was not made.</param>
    public ImportOutcome Refused(string file, string sha256 = "") =>
        new(ImportStatus.Refused, null, file, sha256, 0, 0, [new Problems.Problem(code, file, 0, "", "", arguments)], 1, []);
}

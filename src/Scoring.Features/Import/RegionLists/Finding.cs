namespace Scoring.Features.Import.RegionLists;

/// <summary>The region that a row's texts stand for, or what is wrong with them.</summary>
/// <param name="Region">The index of the region in the list; −1 if there is a problem.</param>
internal sealed record Finding(int Region)
{
    /// <summary>The problem's code, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The wrong value.</summary>
    public string Value { get; init; } = "";

    /// <summary>The problem's arguments.</summary>
    public object[] Arguments { get; init; } = [];

    /// <summary>The column of the problem; −1 for that of the code.</summary>
    public int Column { get; init; } = -1;

    /// <summary>What was read otherwise than it is written: "11.1 → 11.10 (Kabupaten Aceh Singkil)". Null if nothing was.</summary>
    public string? Said { get; init; }

    /// <summary>In which form the code was written; null if the region was found by its code or name.</summary>
    public CodeForm? Form { get; init; }

    /// <summary>The name in the row; empty if it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The name in the row, if no region of the list has it; its code was taken as it is.</summary>
    public string? UnknownName { get; init; }

    /// <summary>True if the unknown name is nearly that of a region.</summary>
    public bool IsSlip { get; init; }
}

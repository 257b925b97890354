namespace Scoring.Benchmarks.Crashes;

/// <summary>A command that is killed, or whose disk fills, in a folder that holds the state before it.</summary>
/// <param name="Name">One word.</param>
/// <param name="Prepare">The commands that make the state before it out of the stored season; each must succeed.</param>
/// <param name="Arguments">The command.</param>
internal sealed record Job(string Name, string[] Prepare, string[] Arguments)
{
    private static readonly string[] Changed = ["import", "measures", "changed.csv", "--edition", "iga/2026"];

    /// <summary>The database that it writes: a path in the folder.</summary>
    public string Database { get; init; } = "scoring.db";

    /// <summary>A second database that is there whole or not at all, as a backup is; null for most.</summary>
    public string? Copy { get; init; }

    /// <summary>True if the state before is that of a database of an older program, which no command of this one has opened.</summary>
    public bool IsOfBefore { get; init; }

    /// <summary>Every kind of command that writes.</summary>
    public static IReadOnlyList<Job> All { get; } =
    [
        new("run-new", [], ["run", "sample-data/solok-2018", "--output", "out"]) { Database = "new.db" },
        new("run-used", [], ["run", "sample-data/changed", "--output", "out"]),
        new("import", [], Changed),
        new("rank", [string.Join(' ', Changed)], ["rank", "iga/2026", "--quiet"]),
        new(
            "mark",
            [
                "jury stage club/2027 --stage desk --open --reason again",
                "jury reopen club/2027 --stage desk --entry e4 --juror budi --reason again",
            ],
            ["jury", "mark", "club/2027", "--stage", "desk", "--entry", "e4", "--juror", "budi", "--set", "idea=51", "--as", "Budi"]
        ),
        new("publish", [string.Join(' ', Changed), "rank iga/2026 --quiet"], ["publish", "iga/2026", "--note", "corrected"]),
        new("backup", [], ["backup", "copy.db"]) { Copy = "copy.db" },
        new("restore", ["backup copy.db", string.Join(' ', Changed)], ["restore", "copy.db"]) { Copy = "copy.db" },
        new("migrate", [], ["audit", "list", "--newest", "1"]) { IsOfBefore = true },
    ];
}

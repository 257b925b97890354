using System.Reflection;
using NetArchTest.Rules;

namespace Scoring.Features.Tests.Conventions;

/// <summary>Which part of the features may use which. What is not in the table is forbidden, so that no circle comes back.</summary>
public sealed class RoomsTests
{
    private const string Root = "Scoring.Features";

    // From the ground up: each room and the rooms that it may use.
    private static readonly (string Room, string[] MayUse)[] Table =
    [
        ("Core", []),
        ("Persistence", ["Core"]),
        ("Core.Pipeline", ["Core", "Persistence"]),
        ("Import.Problems", []),
        ("Output", ["Core", "Import.Problems"]),
        ("Import.Csv", ["Core", "Import.Problems"]),
        ("Import.Storage", ["Core", "Persistence", "Import.Csv"]),
        ("Audit", ["Core", "Core.Pipeline", "Persistence", "Output"]),
        ("Facts", ["Core", "Persistence", "Audit", "Output", "Import.Csv", "Import.Storage"]),
        ("Rules", ["Core", "Core.Pipeline", "Facts", "Output"]),
        ("Seasons", ["Core", "Core.Pipeline", "Persistence", "Audit", "Facts", "Rules"]),
        ("Import", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Import.Csv", "Import.Problems", "Import.Storage"]),
        ("Eligibility", ["Core", "Core.Pipeline", "Persistence", "Audit", "Facts"]),
        ("Jury", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Import", "Import.Csv", "Import.Storage"]),
        ("Mail", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output"]),
        ("Users", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Import", "Import.Csv", "Import.Problems", "Mail"]),
        ("Entries", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Seasons", "Import", "Mail", "Users"]),
        ("Review", ["Core", "Core.Pipeline", "Persistence", "Audit", "Facts", "Jury", "Entries"]),
        (
            "Ranking",
            [
                "Core",
                "Core.Pipeline",
                "Persistence",
                "Audit",
                "Output",
                "Facts",
                "Import",
                "Import.Csv",
                "Import.Problems",
                "Import.Storage",
                "Review",
            ]
        ),
        ("Objections", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Ranking"]),
        (
            "Documents",
            [
                "Core",
                "Core.Pipeline",
                "Persistence",
                "Audit",
                "Output",
                "Facts",
                "Import",
                "Import.Storage",
                "Rules",
                "Jury",
                "Ranking",
                "Review",
                "Objections",
            ]
        ),
        ("Regions", ["Core", "Core.Pipeline", "Output", "Facts", "Import", "Ranking"]),
        ("Innovations", ["Core", "Core.Pipeline", "Output", "Facts", "Ranking", "Regions"]),
        ("Publications", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Review", "Ranking"]),
        (
            "Editions",
            ["Core", "Core.Pipeline", "Persistence", "Audit", "Facts", "Seasons", "Jury", "Review", "Ranking", "Objections", "Publications"]
        ),
        ("Attachments", ["Core", "Core.Pipeline", "Persistence", "Audit", "Facts", "Seasons", "Import", "Jury", "Entries"]),
        ("Backups", ["Core", "Core.Pipeline", "Persistence", "Audit", "Publications", "Attachments"]),
        (
            "Evidence",
            [
                "Core",
                "Core.Pipeline",
                "Persistence",
                "Audit",
                "Output",
                "Facts",
                "Import",
                "Import.Csv",
                "Import.Problems",
                "Import.Storage",
                "Entries",
            ]
        ),
        (
            "Feedback",
            ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Ranking", "Documents", "Publications", "Users", "Entries"]
        ),
        (
            "PublicVotes",
            [
                "Core",
                "Core.Pipeline",
                "Persistence",
                "Audit",
                "Output",
                "Facts",
                "Import",
                "Import.Problems",
                "Import.Storage",
                "Mail",
                "Users",
            ]
        ),
        ("Messages", ["Core", "Core.Pipeline", "Persistence", "Audit", "Output", "Facts", "Import", "Jury", "Editions", "Mail", "Users"]),
    ];

    private static readonly Assembly Features = typeof(FeatureServices).Assembly;

    private static readonly ILookup<string, Type> TypesByRoom = Features
        .GetTypes()
        .Where(type =>
            type.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true
            && !type.IsNested
            && !type.Name.Contains('<', StringComparison.Ordinal)
        )
        .ToLookup(type => RoomOf(type.Namespace![(Root.Length + 1)..]));

    private static IEnumerable<string> Rooms => Table.Select(row => row.Room);

    [Test]
    public void Every_room_stands_in_the_table() => TypesByRoom.Select(room => room.Key).Order().ShouldBe(Rooms.Order());

    [Test]
    public void The_table_has_no_circle()
    {
        foreach (var ((room, mayUse), place) in Table.Select((row, place) => (row, place)))
            mayUse.ShouldAllBe(other => Rooms.Take(place).Contains(other), $"{room} may only use rooms that stand above it in the table.");
    }

    [TestCaseSource(nameof(Rooms))]
    public void A_room_uses_only_those_that_it_may(string room)
    {
        var allowed = Table.Single(row => row.Room == room).MayUse;
        var forbidden = TypesByRoom
            .Where(other => other.Key != room && !allowed.Contains(other.Key))
            .SelectMany(other => other.Select(type => type.FullName!.Split('`')[0]))
            .ToArray();
        Failing(room, forbidden).ShouldBeEmpty();
    }

    [TestCaseSource(nameof(Rooms))]
    public void Kinds_of_database_are_known_only_where_one_is_opened_and_in_the_hot_path(string room)
    {
        var knows = room is "Persistence" or "Import.Storage";
        (Failing(room, "Microsoft.Data.Sqlite", "SQLitePCL").Count > 0).ShouldBe(knows);
        (Failing(room, "Npgsql", "NpgsqlTypes").Count > 0).ShouldBe(knows);
    }

    [Test]
    public void Only_the_hot_path_drives_statements_below_dapper() =>
        Table
            .Where(row => row.Room != "Import.Storage")
            .SelectMany(row => Failing(row.Room, "Scoring.Features.Import.Storage.RawStatement"))
            .ShouldBeEmpty();

    [Test]
    public void Every_dapper_call_is_compiled() =>
        // A call that Dapper.AOT intercepts goes to generated code; one that it skips remains a call of SqlMapper, which fails in the
        // native program.
        TypesByRoom.SelectMany(room => Failing(room.Key, "Dapper.SqlMapper")).ShouldBeEmpty();

    private static List<string> Failing(string room, params string[] forbidden) =>
        [
            .. Types
                .InAssembly(Features)
                .That()
                .ResideInNamespace($"{Root}.{room}")
                .ShouldNot()
                .HaveDependencyOnAny(forbidden)
                .GetResult()
                .FailingTypes?.Where(type => RoomOf(type.Namespace![(Root.Length + 1)..]) == room)
                .Select(type => type.FullName!)
                ?? [],
        ];

    private static string RoomOf(string place)
    {
        var parts = place.Split('.');
        return parts is ["Import", "Csv" or "Problems" or "Storage", ..] or ["Core", "Pipeline", ..] ? $"{parts[0]}.{parts[1]}" : parts[0];
    }
}

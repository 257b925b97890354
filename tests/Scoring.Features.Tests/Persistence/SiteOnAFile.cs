using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence;

/// <summary>A site's database without its pages: it keeps its connections, as a site does.</summary>
internal static class SiteOnAFile
{
    /// <summary>The database of a workplace as a site has it.</summary>
    public static ScoringDatabase Site(Workplace place) =>
        new(new ScoringOptions(place.Database, place.Rules, "tester", IsSite: true) { KeepsConnections = true });

    /// <summary>Runs a text of a test on a connection of its own.</summary>
    public static void Run(UnitOfWork work, string sql)
    {
        using var command = work.Db.Connection.CreateCommand();
#pragma warning disable CA2100 // the text is a test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using Dapper;
using Scoring.Features.Core;

namespace Scoring.Features.Persistence;

/// <summary>
/// Remembers commands by a key that came with them, in their own transaction: what is sent again, because nobody knows whether it was
/// stored, is done once.
/// </summary>
internal static class CommandsDone
{
    /// <summary>The refusal of a command that was done before.</summary>
    public const string Code = "already-done";

    /// <summary>Enters a command; another with its key that has begun before is waited for.</summary>
    /// <param name="db">The connection and the command's transaction.</param>
    /// <param name="key">The key.</param>
    /// <param name="command">The name of the command.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RefusalException">It was done before.</exception>
    public static void Enter(Db db, string key, string command, DateTimeOffset now)
    {
        var entered = db.Connection.Execute(
            "INSERT INTO commands_done (key, command, at) VALUES (@key, @command, @at) ON CONFLICT (key, command) DO NOTHING",
            new
            {
                key,
                command,
                at = Times.Text(now.UtcDateTime),
            },
            db.Transaction
        );
        if (entered == 0)
            throw new RefusalException(RefusalKind.State, Code);
    }
}

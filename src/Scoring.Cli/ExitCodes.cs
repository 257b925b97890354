namespace Scoring.Cli;

/// <summary>The exit codes for scripts; a refusal's code is its <see cref="Features.Core.RefusalKind"/>.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The data are faulty; the problems are listed.</summary>
    public const int RefusedByData = 1;

    public const int WrongUsage = 2;
    public const int FaultyRules = 3;

    /// <summary>Not in this state, or not for this person.</summary>
    public const int NotAllowed = 4;

    /// <summary>A verification did not agree.</summary>
    public const int NotVerified = 5;

    public const int OurError = 70;

    /// <summary>Stopped by a signal, such as Ctrl+C.</summary>
    public const int Stopped = 130;
}

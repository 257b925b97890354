namespace Scoring.Cli;

/// <summary>The exit codes for scripts.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    public const int RefusedByData = 1;
    public const int WrongUsage = 2;
    public const int FaultyRules = 3;
    public const int NotAllowed = 4;
    public const int NotVerified = 5;
    public const int OurError = 70;
    public const int Stopped = 130;
}

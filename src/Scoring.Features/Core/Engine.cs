namespace Scoring.Features.Core;

/// <summary>What this program computes with, and the program itself.</summary>
public static class Engine
{
    /// <summary>
    /// The version of the computation, recorded with each run and publication: the program's version when a result, an explanation or a
    /// hash last came out otherwise for the same rules and files. It stays as it is in a release that changes none of them, so that
    /// a ranking that is final stays final and a publication is still compared byte by byte.
    /// </summary>
    public const string Version = "0.1.0";

    /// <summary>The version of the program, as in Directory.Build.props.</summary>
    public static string ProgramVersion { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);
}

namespace Scoring.Features.Core;

/// <summary>This program.</summary>
public static class Engine
{
    /// <summary>Its version, for example "0.1.0"; recorded with each run.</summary>
    public static string Version { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);
}

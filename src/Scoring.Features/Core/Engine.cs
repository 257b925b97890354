namespace Scoring.Features.Core;

/// <summary>This program.</summary>
public static class Engine
{
    /// <summary>Its version, as in "0.1.0"; a run remembers it.</summary>
    public static string Version { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);
}

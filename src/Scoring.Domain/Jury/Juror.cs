using Scoring.Domain.Rules;

namespace Scoring.Domain.Jury;

/// <summary>Somebody who marks (juri, evaluator, panelis).</summary>
/// <param name="id">Unique among the jurors of an edition; the value of the column <c>juror</c> in mark files.</param>
/// <param name="name">The name, as printed in the minutes.</param>
/// <param name="institution">The juror's employer; null if unknown, in which case no rule about institutions can bar anybody.</param>
/// <param name="homeRegion">The code of the region that the juror comes from, for example "35.78"; null if there is none.</param>
public sealed class Juror(string id, string name, string? institution = null, string? homeRegion = null)
{
    /// <summary>Unique among the jurors of an edition.</summary>
    public string Id { get; } = id;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The juror's employer; null if unknown.</summary>
    public string? Institution { get; } = institution;

    /// <summary>The code of the region that the juror comes from; null if there is none.</summary>
    public string? HomeRegion { get; } = homeRegion;

    // Compared 210,000 times in a national draw, so computed once.
    internal string IdKey { get; } = Titles.Key(id);

    internal string NameKey { get; } = Titles.Key(name);

    internal string InstitutionKey { get; } = Titles.Key(institution ?? "");

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

/// <summary>What a panel must know about an entry to avoid conflicts of interest.</summary>
/// <param name="id">The innovation's id.</param>
/// <param name="institution">The unit or agency that sent it; null if unknown.</param>
/// <param name="region">The code of its region; null if it has none.</param>
/// <param name="team">The ids or names of its makers; empty if unknown.</param>
public sealed class PanelEntry(string id, string? institution = null, string? region = null, IReadOnlyList<string>? team = null)
{
    /// <summary>The innovation's id.</summary>
    public string Id { get; } = id;

    /// <summary>The unit or agency that sent it; null if unknown.</summary>
    public string? Institution { get; } = institution;

    /// <summary>The code of its region; null if it has none.</summary>
    public string? Region { get; } = region;

    /// <summary>The ids or names of its makers.</summary>
    public IReadOnlyList<string> Team { get; } = team ?? [];

    internal string InstitutionKey { get; } = Titles.Key(institution ?? "");

    internal string[] TeamKeys { get; } = [.. (team ?? []).Select(Titles.Key).Where(key => key.Length > 0)];

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}

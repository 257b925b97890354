using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Awards;
using Scoring.Domain.Rankings;

namespace Scoring.Features.Rankings.RankEdition;

/// <summary>
/// What a run is known by. The result hash covers, for every ranking in order of its id and every line in order of cluster, position and
/// unit: ranking, unit, cluster, position, rank, exact score, published score, band, cut; then, in the order given, each prize with those who
/// have it. Names, notes and languages do not enter it.
/// </summary>
public static class RunHashes
{
    /// <summary>SHA-256 (hex) of rankings and prizes.</summary>
    public static string OfResult(IEnumerable<RankingResult> rankings, IEnumerable<AwardGiven> awards)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var ranking in rankings.OrderBy(ranking => ranking.Rule.Id, StringComparer.Ordinal))
        {
            foreach (var row in ranking.Rows)
            {
                var line = string.Join('\u001f', ranking.Rule.Id, row.Id, row.Cluster, row.Position?.ToString(CultureInfo.InvariantCulture),
                    Plain(row.Rank), Plain(row.Score), Plain(row.Shown), row.Band?.Id, row.WithinCut ? "1" : "0");
                hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            }
        }
        foreach (var award in awards)
        {
            var line = string.Join('\u001f', award.Winners.Select(winner => winner.Unit).Prepend(award.Rule.Id));
            hash.AppendData(Encoding.UTF8.GetBytes("\u001e" + line + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 (hex) of the files that a run used, whatever the order they were brought in.</summary>
    public static string OfInputs(IEnumerable<RunInput> inputs)
    {
        var lines = inputs.Select(input => string.Join('\u001f', input.Edition, input.Kind, input.Sha256)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    /// <summary>A number without zeros at its end, so that equal numbers are written alike.</summary>
    public static string Plain(decimal? number) =>
        number is { } value ? (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) : "";
}

/// <summary>This program.</summary>
public static class Engine
{
    /// <summary>Its version, as in "0.1.0"; a run remembers it.</summary>
    public static string Version { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);
}

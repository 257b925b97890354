using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scoring.Domain.Numbers;
using Scoring.Domain.Ranking;
using Scoring.Domain.Ranking.Awards;

namespace Scoring.Features.Ranking;

/// <summary>
/// The hashes that identify a run. The result hash covers, for every ranking in order of its id and every line in order of cluster,
/// position and unit: ranking, unit, cluster, position, rank, exact score, published score, band, cut; then, in the order given, each prize
/// with its winners. Names, notes and languages are not included.
/// </summary>
public static class RunHashes
{
    /// <summary>SHA-256 (hex) of rankings and prizes.</summary>
    public static string OfResult(IEnumerable<RankingResult> rankings, IEnumerable<AwardGiven> awards)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var lines = new ArrayBufferWriter<byte>(Batch + 1024);
        foreach (var ranking in rankings.OrderBy(ranking => ranking.Rule.Id, StringComparer.Ordinal))
        {
            foreach (var row in ranking.Rows)
            {
                Write(lines, ranking.Rule.Id, Between);
                Write(lines, row.Id, Between);
                Write(lines, row.Cluster, Between);
                Write(lines, row.Position, Between);
                Write(lines, row.Rank, Between);
                Write(lines, row.Score, Between);
                Write(lines, row.Shown, Between);
                Write(lines, row.Band?.Id, Between);
                Write(lines, row.WithinCut ? "1" : "0", '\n');
                if (lines.WrittenCount < Batch)
                    continue;
                hash.AppendData(lines.WrittenSpan);
                lines.ResetWrittenCount();
            }
        }
        hash.AppendData(lines.WrittenSpan);
        foreach (var award in awards)
        {
            var text = string.Join(Between, award.Winners.Select(winner => winner.Unit).Prepend(award.Rule.Id));
            hash.AppendData(Encoding.UTF8.GetBytes("\u001e" + text + "\n"));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 (hex) of the files a run used, independent of the order of import.</summary>
    public static string OfInputs(IEnumerable<RunInput> inputs)
    {
        var lines = inputs.Select(input => string.Join('\u001f', input.Edition, input.Kind, input.Sha256)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private const char Between = '\u001f';

    // Many short lines are hashed together: each call costs more than a line.
    private const int Batch = 16 * 1024;

    private static void Write(ArrayBufferWriter<byte> line, string? text, char end)
    {
        text ??= "";
        var room = line.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length) + 1);
        var written = Encoding.UTF8.GetBytes(text, room);
        room[written] = (byte)end;
        line.Advance(written + 1);
    }

    private static void Write(ArrayBufferWriter<byte> line, decimal? number, char end)
    {
        var room = line.GetSpan(64);
        var written = 0;
        if (number is { } value)
            Exact.WithoutEndingZeros(value).TryFormat(room, out written, default, CultureInfo.InvariantCulture);
        room[written] = (byte)end;
        line.Advance(written + 1);
    }
}

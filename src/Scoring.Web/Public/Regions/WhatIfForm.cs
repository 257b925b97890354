using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Features.Regions;
using Scoring.Web.Shell;

namespace Scoring.Web.Public.Regions;

/// <summary>
/// What the what-if form sends, and its short address: only what differs from the facts, written as the command line's
/// <c>simulate</c> takes it (<c>set=2a=3</c>, <c>add=16=3,17=2</c>), so the address can be sent to a colleague.
/// </summary>
internal static class WhatIfForm
{
    /// <summary>The field that marks a submitted form.</summary>
    public const string Marker = "go";

    /// <summary>The prefix of the number of a region's indicator.</summary>
    public const string OfRegion = "r.";

    /// <summary>The prefix of the number of an indicator of its innovations.</summary>
    public const string OfInnovations = "i.";

    /// <summary>The prefix of the id of a number: a measure, or "result".</summary>
    public const string OfNumber = "n.";

    /// <summary>The field with the kind of innovation to add: its level, or empty for none.</summary>
    public const string Like = "like";

    /// <summary>The field with how many to add.</summary>
    public const string Count = "count";

    private const int MostAdded = 200;

    /// <summary>True if the address is that of a submitted form.</summary>
    public static bool Sent(IQueryCollection query) => query.ContainsKey(Marker);

    /// <summary>The short address of the form's content.</summary>
    public static string Address(Reader reader, RegionReport report, IQueryCollection query)
    {
        var wanted = new List<KeyValuePair<string, string>>(RegionPage.Choice(report));
        foreach (var row in report.Indicators)
        {
            var ofRegion = row.Level == Level.Region;
            var given = query[(ofRegion ? OfRegion : OfInnovations) + row.Indicator.Number].ToString();
            if (given.Length > 0 && !(ofRegion && row.Own is { } own && given == own.ToString(CultureInfo.InvariantCulture)))
                wanted.Add(new("set", ofRegion ? $"{row.Indicator.Number}={given}" : $"*:{row.Indicator.Number}={given}"));
        }
        foreach (
            var (key, value) in query
                .Where(field => field.Key.StartsWith(OfNumber, StringComparison.Ordinal))
                .OrderBy(field => field.Key, StringComparer.Ordinal)
        )
        {
            if (!string.IsNullOrWhiteSpace(value.ToString()))
                wanted.Add(new("set", $"{key[OfNumber.Length..]}={value.ToString().Trim()}"));
        }
        if (query[Like].ToString() is { Length: > 0 } like)
            wanted.Add(
                new(
                    "add",
                    like
                        + (
                            int.TryParse(query[Count], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 1
                                ? $",count={Math.Min(count, MostAdded)}"
                                : ""
                        )
                )
            );
        return reader.ToWith(wanted, "region", report.Row.Id, "what-if");
    }

    /// <summary>The address's value for one thing: the part after <c>LEFT=</c> of the last such change, or null.</summary>
    public static string? ValueOf(IReadOnlyList<string> changes, string left) =>
        changes.LastOrDefault(change => change.StartsWith(left + "=", StringComparison.Ordinal))?[(left.Length + 1)..];
}

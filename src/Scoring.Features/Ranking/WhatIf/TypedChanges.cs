using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Csv;

namespace Scoring.Features.Ranking.WhatIf;

/// <summary>Reads what was typed as a change: an id and its value, checked against the rules.</summary>
internal static class TypedChanges
{
    internal static (string Left, string Right) Halves(string text, string typed)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 ? (text[..at].Trim(), text[(at + 1)..].Trim()) : throw Wrong(typed, "form");
    }

    internal static byte LevelOf(Indicator indicator, string text, string typed) =>
        int.TryParse(text, out var level) && indicator.Levels.Contains(level)
            ? (byte)level
            : throw new RefusalException(RefusalKind.Usage, "simulate-wrong", typed, "level", string.Join(", ", indicator.Levels));

    internal static decimal NumberOf(string text, string typed) =>
        new NumberForm().Read(text, out var number) is null ? number : throw Wrong(typed, "number");

    internal static decimal Within(decimal number, decimal? from, decimal? to, string typed) =>
        (from is null || number >= from) && (to is null || number <= to)
            ? number
            : throw new RefusalException(
                RefusalKind.Usage,
                "simulate-wrong",
                typed,
                "range",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from}–{to}")
            );

    internal static RefusalException Wrong(string typed, string why) => new(RefusalKind.Usage, "simulate-wrong", typed, why);
}

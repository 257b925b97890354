using System.CommandLine;
using System.CommandLine.Completions;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.Cli.Parsing;

/// <summary>The words that a shell offers where a value is written.</summary>
internal static class Completions
{
    /// <summary>Offers the words of an option's value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">The value as help shows it; it is a choice of words if it is written as "one|other|third".</param>
    public static Option<T> Completing<T>(this Option<T> option, string value)
    {
        if (value.Contains('|', StringComparison.Ordinal))
            option.CompletionSources.Add(value.Split('|'));
        return option;
    }

    /// <summary>The editions of the rule folder; none where there is no folder.</summary>
    /// <param name="rules">The folder that was named; null for the usual one.</param>
    public static IEnumerable<CompletionItem> Editions(string? rules)
    {
        try
        {
            var folder = rules ?? Folders.Nearest("scoring-rules", Directory.GetCurrentDirectory());
            return folder is null ? [] : [.. new RuleFolder(folder).EditionIds.Select(id => new CompletionItem(id))];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

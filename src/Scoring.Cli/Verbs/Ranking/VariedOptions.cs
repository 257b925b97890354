using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Parsing;
using Scoring.Features.Ranking.Robustness.Index;

namespace Scoring.Cli.Verbs.Ranking;

/// <summary>The options of robustness that vary how a composite index is computed.</summary>
internal sealed class VariedOptions
{
    private readonly Option<string> _weights,
        _sets,
        _normalise,
        _aggregate,
        _treat,
        _impute,
        _leaveOut,
        _levels,
        _units;
    private readonly Option<bool> _decides;

    public VariedOptions(GlobalOptions options)
    {
        _weights = VerbParts.Option("weights", "PERCENT", options, "option.vary-weights");
        _sets = VerbParts.Option("weight-sets", "FILE", options);
        _normalise = VerbParts.Option("normalise", "LIST", options, "option.vary-normalise");
        _aggregate = VerbParts.Option("aggregate", "LIST", options, "option.vary-aggregate");
        _treat = VerbParts.Option("treat", "LIST", options, "option.vary-treat");
        _impute = VerbParts.Option("impute", "LIST", options, "option.vary-impute");
        _leaveOut = VerbParts.Option("leave-out", "LIST", options, "option.vary-leave-out");
        _levels = VerbParts.Option("levels", "PERCENT", options, "option.vary-levels");
        _units = VerbParts.Option("units", "LIST", options, "option.decides-units");
        _decides = VerbParts.Switch("decides", options);
    }

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (var option in All)
            verb.Add(option);
        verb.Add(_decides);
    }

    /// <summary>True if any of the options is given.</summary>
    public bool IsAsked(ParseResult parsed) => Decides(parsed) || All.Any(option => parsed.GetValue(option) is not null);

    /// <summary>True if it is asked which choice decides the ranks, by <c>--decides</c> or by naming units.</summary>
    public bool Decides(ParseResult parsed) => parsed.GetValue(_decides) || parsed.GetValue(_units) is not null;

    /// <summary>The ids of the units for which it is asked what decides their own rank; empty for none.</summary>
    public IReadOnlyList<string> Units(ParseResult parsed) => ListOf(parsed, _units);

    /// <summary>The choices to vary.</summary>
    /// <exception cref="UsageException">A number or a file cannot be read.</exception>
    public VariedChoices Read(ParseResult parsed) =>
        new()
        {
            Weights = Percent(parsed, _weights),
            Levels = Percent(parsed, _levels),
            WeightSets = Text(parsed.GetValue(_sets)),
            Normalise = ListOf(parsed, _normalise),
            Aggregate = ListOf(parsed, _aggregate),
            Treat = ListOf(parsed, _treat),
            Impute = ListOf(parsed, _impute),
            LeaveOut = ListOf(parsed, _leaveOut),
        };

    private IEnumerable<Option<string>> All => [_weights, _sets, _normalise, _aggregate, _treat, _impute, _leaveOut, _levels, _units];

    private static string[] ListOf(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static decimal? Percent(ParseResult parsed, Option<string> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : throw new UsageException("usage.percent", option.Name, text);
    }

    private static string? Text(string? path)
    {
        if (path is null)
            return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException("usage.no-file", path);
        }
    }
}

using System.CommandLine;
using System.Globalization;
using Scoring.Cli.Parsing;
using Scoring.Features.Jury.Scoresheets;

namespace Scoring.Cli.Verbs.Jury;

/// <summary>Whose sheet a jury verb is about, and what is set on it.</summary>
internal sealed class SheetOptions
{
    private readonly Argument<string> _edition;
    private readonly Option<string> _stage;
    private readonly Option<string> _entry;
    private readonly Option<string> _juror;

    /// <summary>Adds the argument and options that name a sheet to a verb.</summary>
    public SheetOptions(Command verb, GlobalOptions options, bool namesEntry = true)
    {
        _edition = VerbParts.Argument("EDITION", options);
        _stage = VerbParts.Option("stage", "STAGE", options);
        _entry = VerbParts.Option("entry", "INNOVATION", options);
        _juror = VerbParts.Option("juror", "JUROR", options);
        verb.Add(_edition);
        verb.Add(_stage);
        if (namesEntry)
            verb.Add(_entry);
        verb.Add(_juror);
    }

    public string Edition(ParseResult parsed) => parsed.Needs(_edition);

    public string Stage(ParseResult parsed) => parsed.Needs(_stage);

    public string Entry(ParseResult parsed) => parsed.Needs(_entry);

    public string Juror(ParseResult parsed) => parsed.Needs(_juror);

    public string? JurorIfNamed(ParseResult parsed) => parsed.GetValue(_juror);

    /// <summary>The sheet as it is now; a command that follows counts as made by somebody who has seen this version.</summary>
    public Task<ShownSheet> Now(CommandContext session, ParseResult parsed, CancellationToken cancellation) =>
        session.Send(new ShowSheet(Edition(parsed), Stage(parsed), Entry(parsed), Juror(parsed)), cancellation);

    /// <summary>Splits CRITERION=VALUE; the value may be empty.</summary>
    /// <exception cref="UsageException">There is no equals sign, or nothing before it.</exception>
    public static (string Criterion, string Value) Pair(string text)
    {
        var sign = text.IndexOf('=', StringComparison.Ordinal);
        return sign > 0 ? (text[..sign].Trim(), text[(sign + 1)..].Trim()) : throw new UsageException("usage.criterion-value", text);
    }

    /// <summary>A mark as a number or as a word of its scale; null if empty, which removes the mark.</summary>
    public static decimal? MarkOf(IReadOnlyList<ShownCriterion> criteria, string criterion, string value)
    {
        if (value.Length == 0)
            return null;
        if (criteria.FirstOrDefault(one => one.Criterion.Id == criterion)?.Scale.MarkOf(value) is { } word)
            return word;
        return decimal.TryParse(
            value.Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var mark
        )
            ? mark
            : throw new UsageException("usage.mark", criterion, value);
    }
}

using System.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Cli.Localization;
using Scoring.Cli.Rendering;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;

namespace Scoring.Cli.Parsing;

/// <summary>One call of the program: the global options, where results and notes go, and the way to send commands.</summary>
internal sealed class CommandContext : IAsyncDisposable
{
    /// <summary>The language of what is published: the official terms of bands, rankings and prizes are Indonesian.</summary>
    public const string OfRecord = "id";

    private readonly string? _rules;
    private readonly string? _committee;
    private ServiceProvider? _services;
    private string? _database;

    public CommandContext(ParseResult parsed, GlobalOptions options)
    {
        Spoken = OneOf(parsed.GetValue(options.Language), "--language", ["id", "en"]) ?? options.SpokenLanguage;
        Format = Formats.Of(parsed.GetValue(options.Format));
        Language = Format.IsForPrograms() ? OfRecord : Spoken;
        Output = parsed.GetValue(options.Output);
        if (Output is not null && string.IsNullOrWhiteSpace(Output))
            throw new UsageException("usage.option-needs-value", "--output");
        if (Format.IsBinary() && Output is null)
            ResultTarget.NeedsFile(Format);
        Quiet = parsed.GetValue(options.Quiet);
        Width = parsed.Number(options.Width) is { } width ? Math.Max(width, Screen.Narrowest) : null;
        Actor = parsed.GetValue(options.Actor) is { Length: > 0 } name ? name : Environment.UserName;
        GivenDatabase = parsed.GetValue(options.Database);
        var verb = HelpVerb.PathOf(parsed.CommandResult.Command);
        Form = string.Join('-', verb.Split(' ').Skip(1)) + "/1";
        _rules = parsed.GetValue(options.Rules);
        _committee = parsed.GetValue(options.Committee)
            ?? (Environment.GetEnvironmentVariable("SCORING_COMMITTEE") is { Length: > 0 } named ? named : null);
    }

    /// <summary>
    /// The language of results: the reader's in tables, workbooks and Markdown; in CSV, JSON and Parquet always that of the record, so that
    /// a program reads the same whatever the language of the machine.
    /// </summary>
    public string Language { get; }

    /// <summary>The reader's language, "id" or "en"; everything on standard error is in it.</summary>
    public string Spoken { get; }

    public Format Format { get; }

    /// <summary>The name of the form of the verb's JSON with its version, "rules-show/1"; `scoring schema` describes it.</summary>
    public string Form { get; }

    /// <summary>The file (for `run`: the folder) that results are written to; null for standard output.</summary>
    public string? Output { get; private set; }

    public bool Quiet { get; }

    /// <summary>The width that tables must fit, in characters; null if <c>--width</c> is not given.</summary>
    public int? Width { get; }

    /// <summary>Who acts, for the audit trail: <c>--as</c>, else the user of the system.</summary>
    public string Actor { get; }

    /// <summary>The database named by the option, or null.</summary>
    public string? GivenDatabase { get; }

    /// <summary>
    /// The database that commands work on: <c>--database</c>, else <c>SCORING_DATABASE</c>, else <c>scoring.db</c> here. Setting it has no
    /// effect once a command was sent.
    /// </summary>
    public string Database
    {
        get =>
            _database ??= DatabaseAddress.Of(
                GivenDatabase
                    ?? (Environment.GetEnvironmentVariable("SCORING_DATABASE") is { Length: > 0 } variable ? variable : "scoring.db")
            );
        set => _database = value;
    }

    /// <summary>The scoring-rules folder.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public string Rules
    {
        get
        {
            if (_rules is null)
                return Folders.Nearest("scoring-rules", Directory.GetCurrentDirectory()) ?? throw new UsageException("usage.no-rules");
            return Directory.Exists(_rules) ? Path.GetFullPath(_rules) : throw new UsageException("usage.rules-folder", _rules);
        }
    }

    /// <summary>The committee's file or folder; null for none.</summary>
    /// <exception cref="UsageException">There is no such file or folder.</exception>
    public string? Committee =>
        _committee is null || File.Exists(_committee) || Directory.Exists(_committee)
            ? _committee
            : throw new UsageException("usage.committee", _committee);

    /// <summary>Sends a command through the pipeline in a scope of its own.</summary>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellation)
    {
        _services ??= new ServiceCollection()
            .AddScoringFeatures(new ScoringOptions(Database, Rules, Actor, Committee) { ClockWentBack = Warn })
            .BuildServiceProvider();
        var scope = _services.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends the results of this context to standard output, for a verb whose --output is a folder.</summary>
    /// <exception cref="UsageException">The format is bytes that a terminal cannot show.</exception>
    public CommandContext ToStandardOutput()
    {
        Output = null;
        if (Format.IsBinary())
            ResultTarget.NeedsFile(Format);
        return this;
    }

    /// <summary>Writes a note to standard error, unless --quiet is set.</summary>
    public void Say(string sentence)
    {
        if (!Quiet)
            Console.Error.WriteLine(sentence);
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync().ConfigureAwait(false);
    }

    private void Warn(ClockStep step) =>
        Say(CliTexts.Get("audit.clock-back", Spoken, step.Sequence, Moments.Of(step.Now, Spoken), Moments.Of(step.Before, Spoken)));

    private static string? OneOf(string? value, string option, string[] allowed) =>
        value is null || allowed.Contains(value) ? value : throw new UsageException("usage.value", option, value, allowed);
}

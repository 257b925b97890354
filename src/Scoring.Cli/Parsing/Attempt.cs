using System.CommandLine;
using System.Data.Common;
using Scoring.Cli.Localization;
using Scoring.Cli.Rendering;
using Scoring.Features.Core;
using Scoring.Features.Output.Localization;
using Scoring.Features.Persistence;

namespace Scoring.Cli.Parsing;

/// <summary>A verb's work within a session; returns an exit code.</summary>
internal delegate Task<int> VerbAction(CommandContext session, ParseResult parsed, CancellationToken cancellation);

/// <summary>
/// Runs a verb and turns every failure into a sentence and an exit code. Only <c>SCORING_DEBUG=1</c> shows a stack trace.
/// </summary>
internal static class Attempt
{
    /// <summary>Sets what a verb does.</summary>
    public static void Does(this Command command, GlobalOptions options, VerbAction action) =>
        command.SetAction((parsed, cancellation) => Run(parsed, options, action, cancellation));

    private static async Task<int> Run(ParseResult parsed, GlobalOptions options, VerbAction action, CancellationToken cancellation)
    {
        var language = options.SpokenLanguage;
        var (database, files) = ("", "");
        CommandContext? session = null;
        try
        {
            session = new CommandContext(parsed, options);
            database = session.Database;
            files = DatabaseAddress.Files(database);
            TemporaryFiles.Settle(files);
            await using (session.ConfigureAwait(false))
                return await action(session, parsed, cancellation).ConfigureAwait(false);
        }
        catch (UsageException fault)
        {
            return WrongUsage.Report(fault, parsed.CommandResult.Command, language);
        }
        catch (RefusalException refusal)
        {
            var code = Report(refusal, language);
            foreach (var sentence in session is null ? [] : NothingYet.Advice(refusal, session))
                Console.Error.WriteLine(sentence);
            return code;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine(CliTexts.Get("error.stopped", language));
            return ExitCodes.Stopped;
        }
        catch (Exception fault)
        {
            return ReportOther(fault, database, language);
        }
        finally
        {
            TemporaryFiles.Tidy(files);
        }
    }

    private static int Report(RefusalException refusal, string language)
    {
        Console.Error.WriteLine(CliTexts.Get("error.refused", language, Texts.Refusal(refusal, language)));
        if (refusal.Faults.Count > 0)
            Problems.Of(refusal.Faults, language).Draw(Screen.Errors(), language);
        return (int)refusal.Kind;
    }

    private static int ReportOther(Exception fault, string database, string language)
    {
        Details(fault);
        switch (fault)
        {
            case var _ when StorageFault.Of(fault) is { } storage:
                return Report(storage.Refusal(database), language);
            case DbException when ScoringDatabase.IsBusy(fault):
                Console.Error.WriteLine(CliTexts.Get("error.database-busy", language));
                return ExitCodes.NotAllowed;
            default:
                Console.Error.WriteLine(CliTexts.Get("error.ours", language, fault.GetType().Name));
                return ExitCodes.OurError;
        }
    }

    private static void Details(Exception fault)
    {
        if (Environment.GetEnvironmentVariable("SCORING_DEBUG") == "1")
            Console.Error.WriteLine(fault);
    }
}

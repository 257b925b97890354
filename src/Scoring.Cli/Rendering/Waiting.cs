using Scoring.Cli.Parsing;
using Spectre.Console;

namespace Scoring.Cli.Rendering;

/// <summary>
/// Shows the progress of a long job on standard error, once it has taken more than a second and the output is a terminal.
/// </summary>
internal static class Waiting
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the job; passes it a callback for its progress.</summary>
    public static async Task<T> For<T>(CommandContext session, string title, Func<Action<string, double>, Task<T>> job)
    {
        var state = new State(title);
        var work = Task.Run(() => job(state.Report));
        if (session.Quiet || Console.IsErrorRedirected || Console.IsOutputRedirected)
            return await work.ConfigureAwait(false);
        if (await Task.WhenAny(work, Task.Delay(Patience)).ConfigureAwait(false) != work)
            await Show(state, work).ConfigureAwait(false);
        return await work.ConfigureAwait(false);
    }

    private static Task Show(State state, Task work) =>
        AnsiConsole
            .Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(Markup.Escape(state.Step), maxValue: 1);
                while (await Task.WhenAny(work, Task.Delay(Glance)).ConfigureAwait(false) != work)
                {
                    task.Description = Markup.Escape(state.Step);
                    task.IsIndeterminate = state.Part <= 0;
                    task.Value = state.Part;
                }
            });

    private sealed class State(string step)
    {
        private volatile string _step = step;
        private double _part;

        public string Step => _step;

        public double Part => Volatile.Read(ref _part);

        public void Report(string name, double part)
        {
            _step = name;
            Volatile.Write(ref _part, part);
        }
    }
}

using System.Collections.Concurrent;

namespace Scoring.Benchmarks.Load;

/// <summary>How long requests took and which errors were told, by the moment they began.</summary>
internal sealed class ClusterTimes
{
    private readonly ConcurrentBag<(DateTimeOffset At, TimeSpan Took)> _answers = [];
    private readonly ConcurrentBag<(DateTimeOffset At, string What)> _errors = [];

    /// <summary>Remembers an answer.</summary>
    public void Add(DateTimeOffset at, TimeSpan took) => _answers.Add((at, took));

    /// <summary>Remembers an error.</summary>
    public void Error(DateTimeOffset at, string what) => _errors.Add((at, what));

    /// <summary>Prints a row for each phase.</summary>
    /// <param name="name">What was asked for.</param>
    /// <param name="phases">The phases in order.</param>
    public void Print(string name, IReadOnlyList<(DateTimeOffset From, string Name)> phases)
    {
        for (var i = 0; i < phases.Count; i++)
        {
            var (from, until) = (phases[i].From, i + 1 < phases.Count ? phases[i + 1].From : DateTimeOffset.MaxValue);
            var latencies = new Latencies();
            foreach (var answer in _answers.Where(one => one.At >= from && one.At < until))
                latencies.Add(answer.Took);
            foreach (var error in _errors.Where(one => one.At >= from && one.At < until))
                latencies.Fault(error.What);
            Console.WriteLine(latencies.Row($"{name} | {phases[i].Name}"));
        }
    }

    /// <summary>How often which error was told in which phase, as text.</summary>
    /// <param name="phases">The phases in order.</param>
    public string Errors(IReadOnlyList<(DateTimeOffset From, string Name)> phases) =>
        _errors.IsEmpty
            ? "none"
            : string.Join(
                ", ",
                _errors
                    .GroupBy(error => (error.What, Phase: phases.LastOrDefault(phase => phase.From <= error.At).Name))
                    .OrderBy(group => group.Min(error => error.At))
                    .Select(group => FormattableString.Invariant($"{group.Count()} × {group.Key.What} ({group.Key.Phase})"))
            );
}

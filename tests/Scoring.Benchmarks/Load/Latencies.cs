using System.Globalization;

namespace Scoring.Benchmarks.Load;

/// <summary>How long requests took and how many went wrong.</summary>
internal sealed class Latencies
{
    private readonly Lock _door = new();
    private readonly List<double> _milliseconds = [];
    private readonly List<string> _faults = [];

    /// <summary>How many were answered well.</summary>
    public int Count => _milliseconds.Count;

    /// <summary>Remembers an answer.</summary>
    public void Add(TimeSpan took)
    {
        lock (_door)
            _milliseconds.Add(took.TotalMilliseconds);
    }

    /// <summary>Remembers a fault.</summary>
    public void Fault(string what)
    {
        lock (_door)
            _faults.Add(what);
    }

    /// <summary>A line of a table.</summary>
    public string Row(string name)
    {
        lock (_door)
        {
            _milliseconds.Sort();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {_milliseconds.Count} | {Part(0.5):0.0} | {Part(0.99):0.0} | {Part(1):0.0} | {_faults.Count} |"
            );
        }
    }

    /// <summary>The first faults, for debugging.</summary>
    public IEnumerable<string> FirstFaults => _faults.Distinct().Take(5);

    private double Part(double part) =>
        _milliseconds.Count == 0 ? 0 : _milliseconds[Math.Max(0, (int)Math.Ceiling(part * _milliseconds.Count) - 1)];
}

using Scoring.Features.Import.Problems;

namespace Scoring.Features.Import.RegionLists;

/// <summary>Counts what was read otherwise than it is written, with the first examples of each kind.</summary>
internal sealed class RegionNotes
{
    private const int MostExamples = 3;

    private readonly Dictionary<CodeForm, Counted> _forms = [];
    private readonly Counted _byName = new();
    private readonly Counted _unknownNames = new();
    private readonly Counted _kept = new();
    private int _named;

    /// <summary>True if there is nothing to tell.</summary>
    public bool IsEmpty => _forms.Count == 0 && _byName.Rows == 0 && _unknownNames.Rows == 0 && _kept.Rows == 0;

    /// <summary>Counts a row.</summary>
    public void Add(Finding finding, int line)
    {
        if (finding.UnknownName is { } unknown)
        {
            _unknownNames.Add(unknown, line);
            _named += finding.IsSlip ? 1 : 0;
        }
        else if (finding.Name.Length > 0)
            _named++;
        if (finding.Said is not { } said)
            return;
        if (finding.Form is not { } form)
            _byName.Add(said, line);
        else
        {
            if (!_forms.TryGetValue(form, out var counted))
                _forms.Add(form, counted = new Counted());
            counted.Add(said, line);
        }
    }

    /// <summary>Counts a row whose code was kept although no list has it.</summary>
    public void Keep(string code, int line) => _kept.Add(code, line);

    /// <summary>Adds a notice for each kind.</summary>
    public void Report(ProblemList problems)
    {
        foreach (var (form, counted) in _forms.OrderBy(pair => pair.Key))
        {
            var (rows, line, examples) = (counted.Rows, counted.Line, counted.Text);
            if (form == CodeForm.LostZero)
                problems.Notice("notice.regions-lost-zero", rows, line, examples);
            else if (form == CodeForm.Decimals)
                problems.Notice("notice.regions-decimals", rows, line, examples);
            else if (form == CodeForm.Signs)
                problems.Notice("notice.regions-signs", rows, line, examples);
            else if (form == CodeForm.Until2022)
                problems.Notice("notice.regions-until-2022", rows, line, examples);
            else if (form == CodeForm.Since2023)
                problems.Notice("notice.regions-since-2023", rows, line, examples);
            else
                problems.Notice("notice.regions-bps", rows, line, examples);
        }
        if (_byName.Rows > 0)
            problems.Notice("notice.regions-by-name", _byName.Rows, _byName.Line, _byName.Text);
        // A column that names no region at all holds something else.
        if (_unknownNames.Rows > 0 && _named > 0)
            problems.Notice("notice.regions-name-unknown", _unknownNames.Rows, _unknownNames.Line, _unknownNames.Text);
        if (_kept.Rows > 0)
            problems.Notice("notice.regions-kept", _kept.Rows, _kept.Line, _kept.Text);
    }

    private sealed class Counted
    {
        private readonly List<string> _examples = [];

        public int Rows { get; private set; }

        public int Line { get; private set; }

        public string Text => string.Join("; ", _examples);

        public void Add(string example, int line)
        {
            if (Rows++ == 0)
                Line = line;
            if (_examples.Count < MostExamples && !_examples.Contains(example))
                _examples.Add(example);
        }
    }
}

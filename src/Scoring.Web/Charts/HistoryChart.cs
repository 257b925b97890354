using Scoring.Features.Output.Charts;
using Scoring.Web.Public;
using Scoring.Web.Shell;

namespace Scoring.Web.Charts;

/// <summary>
/// Scores by edition, oldest first. Years whose scores mean the same stand in one part with one line and one scale. Other rules begin
/// another part with a scale of its own, and so does the step from illustrative figures to real ones.
/// </summary>
internal static class HistoryChart
{
    /// <summary>Its name in addresses.</summary>
    public const string Name = "history";

    // With more editions there is no room for a figure at each dot on a phone: it is asked for.
    private const int MostFigures = 5;
    private const double Top = Drawing.AnswerHeight + 44;
    private const double Tall = 120;
    private const double Base = Top + Tall;

    /// <summary>Consecutive editions whose scores mean the same.</summary>
    private sealed record Stretch(int First, int Last, double Low, double High, bool HasScale);

    /// <summary>An edition's short name: the part after its programme, usually the year.</summary>
    public static string YearOf(string edition) => edition[(edition.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Makes it.</summary>
    /// <param name="reader">Whose language it has.</param>
    /// <param name="title">Its title.</param>
    /// <param name="series">Whose places are drawn: one, or several that are compared.</param>
    public static Chart Of(Reader reader, string title, IReadOnlyList<PlaceSeries> series)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(series);
        return new Sheet(reader, title, series).Chart();
    }

    /// <summary>One chart while it is drawn.</summary>
    private sealed class Sheet
    {
        private readonly Reader _reader;
        private readonly string _title;
        private readonly IReadOnlyList<PlaceSeries> _series;
        private readonly List<string> _editions;
        private readonly List<Shape> _shapes = [];

        public Sheet(Reader reader, string title, IReadOnlyList<PlaceSeries> series)
        {
            (_reader, _title, _series) = (reader, title, series);
            _editions =
            [
                .. series.SelectMany(one => one.Places).Select(place => place.Edition.Id).Distinct().Order(StringComparer.Ordinal),
            ];
        }

        private bool IsAlone => _series.Count == 1;

        public Chart Chart()
        {
            foreach (var stretch in Stretches())
                Draw(stretch);
            foreach (var (i, edition) in _editions.Index())
                Draw(i, edition);
            return new Chart(
                Name,
                _title,
                string.Join("; ", _series.Select(Told)),
                new Drawing(Base + (IsAlone ? 50 : 32), _shapes),
                [
                    .. IsAlone ? Array.Empty<string>() : [_reader.Word("label.name")],
                    _reader.Word("label.edition"),
                    _reader.Word("label.score"),
                    _reader.Word("label.rank"),
                    _reader.Word("label.band"),
                    _reader.Text("history.rules"),
                ],
                [.. _series.SelectMany(one => one.Places.Select(place => Row(one, place)))]
            )
            {
                Legend = IsAlone
                    ? []
                    : [.. _series.Select((one, i) => new LegendEntry($"d-dot-{Colour(i)}", one.Name, PlaceSeries.Letter(i)))],
                Note = Note(),
            };
        }

        private string? Note()
        {
            List<string> notes = [];
            if (_editions.Skip(1).Any(Shifted))
                notes.Add(_reader.Text("history.broken"));
            if (_series.SelectMany(one => one.Places).Any(place => place.IsIllustrative))
                notes.Add(_reader.Text("history.made"));
            return notes.Count == 0 ? null : string.Join(' ', notes);
        }

        private string Told(PlaceSeries one) =>
            _reader.Text(
                "history.summary",
                one.Name,
                string.Join(
                    ", ",
                    one.Places.Where(place => place.Row.Shown is not null).Select(place => $"{YearOf(place.Edition.Id)}: {Shown(place)}")
                )
            );

        private IEnumerable<Stretch> Stretches()
        {
            for (var first = 0; first < _editions.Count; )
            {
                var last = first;
                while (last + 1 < _editions.Count && !Breaks(_editions[last], _editions[last + 1]))
                    last++;
                var scores = _series.SelectMany(one => Within(one, first, last)).Select(place => (double)place.Row.Shown!.Value).ToList();
                var (low, high) = scores.Count == 0 ? (0, 1) : (scores.Min(), scores.Max());
                var room = Math.Max((high - low) * 0.25, 1);
                yield return new Stretch(first, last, Math.Max(0, low - room), high + room, scores.Distinct().Count() > 1);
                first = last + 1;
            }
        }

        private void Draw(Stretch stretch)
        {
            double Y(double score) => Top + (stretch.High - score) / (stretch.High - stretch.Low) * Tall;
            double Of(PastPlace place) => Y((double)place.Row.Shown!.Value);
            var (left, right) = ((double)stretch.First / _editions.Count, (double)(stretch.Last + 1) / _editions.Count);
            // A single score needs no scale: it is written at its dot.
            foreach (var tick in stretch.HasScale ? Sketch.Ticks(stretch.Low, stretch.High) : [])
            {
                _shapes.Add(new Stroke("d-grid", new(left), Y(tick), new(right), Y(tick)));
                _shapes.Add(new Words("d-note", new(left, left > 0 ? 4 : 0), Y(tick) - 3, _reader.Number((decimal)tick, 0, 2)));
            }
            foreach (var (i, series) in _series.Index())
            {
                var points = Within(series, stretch.First, stretch.Last);
                foreach (var (from, to) in points.Zip(points.Skip(1)))
                    _shapes.Add(new Stroke($"d-line-{Colour(i)}", At(IndexOf(from)), Of(from), At(IndexOf(to)), Of(to)));
                foreach (var place in points)
                    _shapes.Add(Asked(i, series, place, Of(place)));
            }
        }

        private Point Asked(int i, PlaceSeries series, PastPlace place, double y)
        {
            var at = At(IndexOf(place));
            var ink = $"{(place.IsIllustrative ? "d-made" : "d-dot")}-{Colour(i)}";
            List<Shape> marks = [new Dot(ink, at, y, IsAlone ? 5 : 9)];
            if (!IsAlone)
                marks.Add(new Words(ChartSheet.LetterInk(ink), at, y + 4, PlaceSeries.Letter(i), Anchor.Middle));
            else if (_editions.Count <= MostFigures)
                marks.Add(new Words("d-figure", at, y - 11, Shown(place), Anchor.Middle));
            var rank = place.Row.Rank is { } number
                ? $"; {_reader.Text("history.rank", _reader.Number(number, 0, 1))} {_reader.Text("unit.of", _reader.Number(place.Of))}"
                : "";
            var answer = $"{(IsAlone ? "" : series.Name + " ")}{YearOf(place.Edition.Id)}: {Shown(place)}{rank}";
            // Alone, the whole column answers; compared ones only at their own dots, or one would cover the other.
            return IsAlone
                ? new Point(
                    answer,
                    new((double)IndexOf(place) / _editions.Count),
                    Drawing.AnswerHeight,
                    new(1.0 / _editions.Count),
                    Base - Drawing.AnswerHeight,
                    marks
                )
                : new Point(answer, at with { Pixels = -14 }, y - 14, new(0, 28), 28, marks);
        }

        private void Draw(int i, string edition)
        {
            _shapes.Add(new Words("d-label", At(i), Base + 24, YearOf(edition), Anchor.Middle));
            if (IsAlone && _series[0].Places.FirstOrDefault(place => place.Edition.Id == edition)?.Row.Rank is { } rank)
                _shapes.Add(new Words("d-note", At(i), Base + 42, _reader.Text("history.rank", _reader.Number(rank, 0, 1)), Anchor.Middle));
            if (i == 0 || !Breaks(_editions[i - 1], edition))
                return;
            var at = new Across((double)i / _editions.Count);
            // Neighbours stand at different heights, so that they do not run into each other on a phone.
            var y = Drawing.AnswerHeight + (i % 2 == 1 ? 12 : 28);
            _shapes.Add(new Stroke("d-shift", at, y + 4, at, Base + 8));
            _shapes.Add(new Words("d-note", at, y, _reader.Text(Shifted(edition) ? "history.shift" : "history.shift-made"), Anchor.Middle));
        }

        private IReadOnlyList<Cell> Row(PlaceSeries series, PastPlace place) =>
            [
                .. IsAlone ? Array.Empty<Cell>() : [new Cell(series.Name)],
                new Cell(NameOf(place) + (place.IsIllustrative ? $" ({_reader.Text("illustrative.tag")})" : "")),
                new Cell(place.Row.Shown is null ? "–" : Shown(place), place.Row.Shown),
                new Cell(
                    place.Row.Rank is { } rank ? $"{_reader.Number(rank, 0, 1)} {_reader.Text("unit.of", _reader.Number(place.Of))}" : "–",
                    place.Row.Rank
                ),
                new Cell(place.Row.Band?.In(_reader.Language) ?? ""),
                new Cell(
                    place.Shift.Count == 0
                        ? ""
                        : _reader.Text("history.shifted", string.Join(", ", place.Shift.Select(kind => _reader.Word("diff.part." + kind))))
                ),
            ];

        // Editions of one programme may all have its name: the year tells their lines apart.
        private string NameOf(PastPlace place)
        {
            var (name, year) = (place.Edition.Name.In(_reader.Language), YearOf(place.Edition.Id));
            return name.Contains(year, StringComparison.OrdinalIgnoreCase) ? name : $"{name} {year}";
        }

        private static int Colour(int series) => series % Inks.Series;

        private Across At(int edition) => new((edition + 0.5) / _editions.Count);

        private int IndexOf(PastPlace place) => _editions.IndexOf(place.Edition.Id);

        private List<PastPlace> Within(PlaceSeries series, int first, int last) =>
            [.. series.Places.Where(place => place.Row.Shown is not null && IndexOf(place) >= first && IndexOf(place) <= last)];

        private string Shown(PastPlace place) =>
            _reader.Number(place.Row.Shown!.Value, place.Ranking.Rounding.Places, place.Ranking.Rounding.Places);

        private bool Shifted(string edition) =>
            _series.Any(one => one.Places.Any(place => place.Edition.Id == edition && place.Shift.Count > 0));

        private bool Breaks(string before, string edition) => Shifted(edition) || IsMade(before) != IsMade(edition);

        // A property of an edition's files: the same for every series.
        private bool IsMade(string edition) =>
            _series.SelectMany(one => one.Places).Any(place => place.Edition.Id == edition && place.IsIllustrative);
    }
}

using Scoring.Domain.Explanations;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Import;

/// <summary>
/// The facts and results do not depend on a file's layout, and every explained fact points at its line.
/// </summary>
public sealed class LayoutTests
{
    private const string Index = "iga/2026";
    private const string Jury = "solok-convention/2018";

    private static readonly CsvText Levels = CsvText.Of(Checkout.Sample("iid-2026", "indicators-innovation.csv"));
    private static readonly CsvText Marks = CsvText.Of(Checkout.Sample("solok-2018", "marks.csv"));
    private static readonly Dictionary<string, string> Hashes = [];

    private static CsvText LongLevels => Levels.Long(["innovation_id"], "indicator", "level", name => char.IsDigit(name[0]));

    private static CsvText LongMarks =>
        Marks.Long(["stage", "innovation_id", "juror", "submitted_at"], "criterion", "score", name =>
            name is "kebaruan" or "kemanfaatan" or "keberlanjutan" or "replikasi" or "penyajian"
        );

    private static IEnumerable<TestCaseData> Forms()
    {
        foreach (var (kind, wide, @long) in new[] { (ImportKind.Indicators, Levels, LongLevels), (ImportKind.Marks, Marks, LongMarks) })
        {
            TestCaseData Case(string name, string text) => new TestCaseData(kind, text).SetArgDisplayNames(kind.ToString(), name);
            yield return Case("wide", wide.Text());
            yield return Case("wide, columns turned round", wide.WithColumns([.. Enumerable.Range(0, wide.Header.Count).Reverse()]).Text());
            yield return Case("wide, shuffled, semicolons", wide.Shuffled(new Random(1)).Text(separator: ';', lineEnd: "\r\n"));
            yield return Case("long", @long.Text());
            yield return Case("long, everything in quotes", @long.Text(quoteAll: true, lineEnd: "\r"));
            yield return Case("long, shuffled", @long.Shuffled(new Random(2)).Text());
            yield return Case(
                "long, shuffled, with notes of several lines",
                WithNotes(@long.Shuffled(new Random(3))).Text(lineEnd: "\r\n")
            );
            yield return Case(
                "long, by indicator",
                new CsvText(@long.Header, [.. @long.Rows.OrderBy(row => row[^2], StringComparer.Ordinal)]).Text()
            );
            yield return Case("long, backwards", new CsvText(@long.Header, [.. @long.Rows.Reverse()]).Text());
        }
    }

    private static CsvText WithNotes(CsvText table) =>
        new(
            [.. table.Header, "evidence"],
            [
                .. table.Rows.Select(
                    (row, i) =>
                        (IReadOnlyList<string>)
                            [
                                .. row,
                                (i % 4) switch
                                {
                                    0 => "one\r\ntwo \"quoted\"",
                                    1 => "",
                                    2 => "three\n\nfour",
                                    _ => "a, b; c",
                                },
                            ]
                ),
            ]
        );

    [TestCaseSource(nameof(Forms))]
    public async Task The_same_facts_in_any_form_give_the_same_result_and_point_at_their_lines(ImportKind kind, string text)
    {
        var (scenario, edition) = kind == ImportKind.Marks ? ("solok-2018", Jury) : ("iid-2026", Index);
        var standard = kind == ImportKind.Marks ? "marks.csv" : "indicators-innovation.csv";
        using var place = Workplace.WithShippedRules();
        var files = new Dictionary<string, string>();
        var lines = new Dictionary<string, CsvLines>();
        foreach (var (_, fileKind, path) in Inputs.Of(scenario))
        {
            var file = files[Path.GetFileName(path)] = Path.GetFileName(path) == standard ? place.Write(standard, text) : path;
            var outcome = await place.Import(fileKind, file, edition);
            outcome.Status.ShouldBe(ImportStatus.Stored, string.Join("; ", outcome.Problems.Take(5)));
        }
        foreach (var restarted in new[] { false, true })
        {
            if (restarted)
                place.Restart();
            var run = await place.Rank(edition);
            if (!Hashes.TryAdd(edition, run.ResultHash))
                run.ResultHash.ShouldBe(Hashes[edition]);
            var facts = 0;
            var units = run.Rankings[kind == ImportKind.Marks ? 0 : 1].Rows.Where((_, i) => i % 3 == 0).Select(row => row.Id);
            foreach (var explained in await place.ExplainAll(edition, units))
                facts += Check(explained.Root, files, lines);
            facts.ShouldBeGreaterThan(700);
        }
    }

    [TestCaseSource(typeof(Inputs), nameof(Inputs.Good))]
    public async Task Every_explained_fact_of_the_sample_data_stands_on_the_line_it_points_at(string scenario)
    {
        using var place = Workplace.WithShippedRules();
        await place.ImportScenario(scenario);
        var files = Inputs
            .Of(scenario)
            .GroupBy(file => Path.GetFileName(file.Path))
            .ToDictionary(group => group.Key, group => group.First().Path);
        var lines = new Dictionary<string, CsvLines>();
        var facts = 0;
        foreach (var edition in Inputs.Editions(scenario))
        {
            foreach (var ranking in (await place.Rank(edition)).Rankings.Take(2))
            {
                var units = ranking.Rows.Where((_, i) => i % 9 == 0).Select(row => row.Id);
                foreach (var explained in await place.ExplainAll(edition, units, ranking.Rule.Id))
                    facts += Check(explained.Root, files, lines);
            }
        }
        TestContext.Out.WriteLine($"{facts} facts looked up in their files");
        if (scenario is not ("medan-2021" or "lan-lab-solok")) // these only count
            facts.ShouldBeGreaterThan(20);
    }

    private static int Check(Explanation root, Dictionary<string, string> files, Dictionary<string, CsvLines> lines)
    {
        var facts = root.Flatten().Where(node => node.Fact is not null).ToList();
        foreach (var node in facts)
        {
            var (file, line) = (node.Fact!.Origin.File, node.Fact.Origin.Line);
            var row = lines.TryGetValue(file, out var known) ? known[line] : (lines[file] = new CsvLines(files[file]))[line];
            var place = $"{file}:{line} for {node.UnitId} {node.Id}: {string.Join(',', row.Values)}";
            var unit = row.TryGetValue("innovation_id", out var innovation) ? innovation : row["region_code"];
            (
                node.UnitId == unit || node.UnitId.StartsWith(unit + "/" + row.GetValueOrDefault("juror") + "/", StringComparison.Ordinal)
            ).ShouldBeTrue(place);
            ValueIn(row, node).ShouldBe(node.Fact.Number, place);
        }
        return facts.Count;
    }

    private static decimal ValueIn(IReadOnlyDictionary<string, string> row, Explanation node)
    {
        var value =
            row.TryGetValue(node.Id, out var wide) ? wide
            : row.TryGetValue("indicator", out var indicator)
                ? indicator == node.Id || node.Kind == "measure" ? row.GetValueOrDefault("level") ?? row["value"]
                    : "wrong indicator"
            : row.TryGetValue("criterion", out var criterion)
                ? criterion == node.Id ? row["score"]
                    : "wrong criterion"
            : row["score"];
        return decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
    }
}

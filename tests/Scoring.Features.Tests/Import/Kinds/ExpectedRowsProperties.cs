using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Scoring.Features.Core;
using Scoring.Features.Import;

namespace Scoring.Features.Tests.Import.Kinds;

/// <summary>
/// A file that has only the columns it needs is read by recognising the expected rows; with one more column, each row is split into its
/// values.
/// For any contents, both must yield the same facts, lines and problems.
/// </summary>
public sealed class ExpectedRowsProperties
{
    private const string Index = "iga/2026";
    private const string Jury = "solok-convention/2018";
    private const int Units = 4;
    private static readonly string[] Criteria = ["kebaruan", "kemanfaatan", "keberlanjutan", "replikasi", "penyajian"];

    private Workplace _place = null!;

    [SetUp]
    public async Task Given()
    {
        _place = Workplace.WithShippedRules();
        foreach (var (edition, further) in new[] { (Index, ",affair"), (Jury, "") })
        {
            await _place.Given(
                ImportKind.Regions,
                edition,
                "regions.csv",
                "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n13.01,Satu,kabupaten,13\n"
            );
            var category = edition == Index ? "digital" : "Proses";
            await _place.Given(
                ImportKind.Submissions,
                edition,
                "submissions.csv",
                $"innovation_id,region_code,title,category,agency,start_date,digital{further}\n"
                    + string.Concat(
                        Enumerable
                            .Range(0, Units)
                            .Select(i =>
                                $"inn-{i},13.01,Inovasi {i},{category},Dinas,2024-05-01,"
                                + $"1{further.Replace("affair", "kesehatan", StringComparison.Ordinal)}\n"
                            )
                    )
                    + $"\"a,b\",13.01,Inovasi lain,{category},Dinas,2024-05-01,"
                    + $"1{further.Replace("affair", "kesehatan", StringComparison.Ordinal)}\n"
            );
        }
    }

    [TearDown]
    public void End() => _place.Dispose();

    [Test]
    public void Levels_that_are_recognised_are_those_that_are_cut_into_values()
    {
        var run = Gen.Choose(0, Units * 20 - 1)
            .Zip(Gen.Choose(1, 45), (from, count) =>
                Enumerable
                    .Range(from, count)
                    .Select(i => string.Create(CultureInfo.InvariantCulture, $"inn-{i / 20},{16 + i % 20},{(i / 20 + i) % 4}"))
                    .ToArray()
            );
        string[] odd =
        [
            "inn-0,16,9",
            "inn-0,17,x",
            "inn-1, 16,2",
            " inn-1,17,2",
            "inn-1,18, 2",
            "inn-1,19,2 ",
            "inn-2,20,02",
            "inn-2,21,",
            "inn-9,16,1",
            "inn-2,99,1",
            "\"inn-2\",22,1",
            "inn-2,\"23\",1",
            "inn-2,24,\"1\"",
            "\"a,b\",16,1 | a,b,17,1",
            "inn-0,16,1 | inn-0,17,1x",
            "",
            "inn-3,16",
            "inn-3;16;1",
            "inn-3,16,1.0",
            "inn-3,17,-1",
            "inn-3,18,12",
            "INN-3,19,1",
            "inn-3,20,\"1\n\"",
            "inn-10,16,1",
            "inn-1,116,1",
            "inn-1,1,1",
            "inn-0,17,4294967297",
            "inn-0,17,64",
            "inn-0,17,00000000001",
        ];
        Files(run, odd)
            .Check(35, 30, file =>
                Holds(
                    file,
                    (ImportKind.Indicators, Index),
                    "innovation_id,indicator,level",
                    "SELECT group_concat(units || hex(cells) || hex(lines), '') FROM (SELECT * FROM level_blocks WHERE import_id = "
                        + "(SELECT max(import_id) FROM imports) ORDER BY block) AS blocks"
                )
            );
    }

    [Test]
    public void Marks_that_are_recognised_are_those_that_are_cut_into_values()
    {
        var run = Gen.Choose(0, Units * 15 - 1)
            .Zip(Gen.Choose(1, 25), (from, count) =>
                Enumerable
                    .Range(from, count)
                    .Select(i =>
                        string.Create(CultureInfo.InvariantCulture, $"final,inn-{i / 15},J{i / 5 % 3},{Criteria[i % 5]},{i * 7 % 101}")
                    )
                    .ToArray()
            );
        string[] odd =
        [
            "final,inn-0,J0,kebaruan,101",
            "final,inn-0,J0,kemanfaatan,x",
            "final,inn-1, J1,kebaruan,5",
            "final, inn-1,J1,kebaruan,5",
            "final,inn-1,J1,Kebaruan,5",
            "final,inn-1,J1,kebaruan,5 ",
            "final,inn-1,J1,kebaruan,007",
            "final,inn-1,J1,kebaruan,",
            "final,inn-1,J1,kebaruan,5.5",
            "final,inn-1,J1,kebaruan,5.0",
            "final,inn-1,J1,kebaruan,-0",
            "akhir,inn-1,J1,kebaruan,5",
            "final,inn-1,J1,lain,5",
            "final,inn-9,J1,kebaruan,5",
            "\"final\",inn-2,J1,kebaruan,5",
            "final,inn-2,\"J,1\",kebaruan,5 | final,inn-2,J,1,kemanfaatan,5",
            "final,inn-3,J1,kebaruan,5 | final,inn-3,J1,kemanfaatan,5x",
            "final,inn-2,J2,kebaruan,\"5\"",
            "final,\"a,b\",J1,kebaruan,5 | final,a,b,J1,kemanfaatan,5",
            "",
            "final,inn-2,,kebaruan,5",
            "final,inn-2,J1,penyajian,4294967297",
            "final,inn-2,J1",
        ];
        Files(run, odd)
            .Check(35, 30, file =>
                Holds(
                    file,
                    (ImportKind.Marks, Jury),
                    "stage,innovation_id,juror,criterion,score",
                    "SELECT group_concat(name || texts, '|' ORDER BY name) FROM import_columns WHERE import_id = (SELECT "
                        + "max(import_id) FROM imports)"
                )
            );
    }

    // Mostly what a file has: one row after the other in the order of the rules, from anywhere on, broken by rows that are odd in some way.
    private static Arbitrary<(string[] Rows, string End)> Files(Gen<string[]> run, string[] odd) =>
        Gen.Frequency((3, run), (2, Gen.Elements(odd).Select(rows => rows.Split(" | "))))
            .NonEmptyListOf()
            .Select(all => all.SelectMany(rows => rows).ToArray())
            .Zip(Gen.Elements("\n", "\r\n", "\r", "mixed"))
            .ToArbitrary();

    private void Holds((string[] Rows, string End) file, (ImportKind, string) into, string header, string kept) =>
        Read(file, into, header, "", kept)
            .ShouldBe(Read(file, into, header + ",note", ",", kept), string.Join('|', file.Rows) + " " + file.End);

    private string Read(
        (string[] Rows, string End) file,
        (ImportKind Kind, string Edition) into,
        string header,
        string further,
        string kept
    )
    {
        var text = header + "\n";
        for (var i = 0; i < file.Rows.Length; i++)
        {
            // A row of too many or too few values stays one; an empty line stays empty.
            text += file.Rows[i] + (file.Rows[i].Length > 0 ? further : "");
            if (i < file.Rows.Length - 1 || file.End != "\r")
                text +=
                    file.End != "mixed" ? file.End
                    : i % 3 == 0 ? "\r\n"
                    : "\n";
        }
        var outcome = _place.ImportText(into.Kind, into.Edition, "file.csv", text, skipFaulty: true).GetAwaiter().GetResult();
        var told = string.Join(
            '\n',
            outcome.Problems.Select(problem => (problem.Code, problem.Row, problem.Column, problem.Value).ToString())
        );
        var rows = outcome.Status == ImportStatus.Stored ? _place.Ask<string>(kept) : "";
        return $"{outcome.Status} {outcome.Rows} {outcome.Accepted}\n{told}\n{rows}";
    }
}

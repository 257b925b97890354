using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Problems;
using Scoring.Features.Ranking.Folders;

namespace Scoring.Features.Tests.Import;

/// <summary>The folder with each import problem once, and its list of the expected problems.</summary>
public sealed class MessyFolderTests
{
    [Test]
    public async Task Every_problem_of_the_messy_folder_is_found_where_it_stands_and_none_else()
    {
        using var place = Workplace.WithShippedRules();
        var run = await place.Send(new RunFolder(Checkout.Sample("messy"), null, "en"));
        var expected = File.ReadAllLines(Checkout.Sample("messy", "expected-problems.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(cells => $"{cells[0]},{cells[3]},{cells[4]},{cells[5]}");
        run.Imports.SelectMany(import => import.Problems).Select(Shown).ShouldBe(expected);
        run.Runs.ShouldBeEmpty();
        run.Accepted.ShouldBeFalse();
        foreach (var import in run.Imports)
            import.Status.ShouldBe(import.Problems.Count == 0 ? ImportStatus.Stored : ImportStatus.Refused, import.FileName);
    }

    [Test]
    public async Task A_refused_folder_leaves_the_database_as_it_was()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        var before = place.WholeDatabase();
        await place.Send(new RunFolder(Checkout.Sample("messy"), null, "en"));
        place.WholeDatabase().ShouldBe(before);
        place.Restart();
        place.WholeDatabase().ShouldBe(before);
        place.Ask<long>("SELECT count(*) FROM imports").ShouldBe(1);
    }

    [Test]
    public async Task What_a_refused_folder_brought_is_forgotten_in_memory_too()
    {
        using var place = Workplace.WithShippedRules();
        await place.Send(new RunFolder(Checkout.Sample("messy"), null, "en"));
        // The first import now takes a number that a refused one had: what memory holds must be the new file, not the old one.
        await place.Given(ImportKind.Regions, "iga/2018", "regions.csv", "code,name,type,province_code\n99,Contoh,provinsi,99\n");
        await place.Given(ImportKind.Results, "iga/2018", "results.csv", "region_code,score\n99,50\n");
        var run = await place.Rank("iga/2018");
        run.Rankings.SelectMany(ranking => ranking.Rows).Select(row => row.Id).Distinct().ShouldBe(["99"]);
        place.Restart();
        (await place.Rank("iga/2018")).ResultHash.ShouldBe(run.ResultHash);
    }

    [Test]
    public async Task Each_file_of_the_messy_folder_is_refused_by_itself_and_changes_nothing()
    {
        using var place = Workplace.WithShippedRules();
        await place.Given(ImportKind.Regions, "iga/2019", "regions.csv", "code,name,type,province_code\n13,Sumatera Barat,provinsi,13\n");
        var kinds = Enum.GetValues<ImportKind>();
        var files = Directory.EnumerateFiles(Checkout.Sample("messy"), "*.csv").Order(StringComparer.Ordinal).ToList();
        foreach (var (i, file) in files.Index())
        {
            // As what its name says, and as every ninth kind besides: over the files every kind meets several that are not its own.
            foreach (
                var kind in kinds.Where((kind, k) => (i + k) % 9 == 0 || file.Contains(kind.ToString(), StringComparison.OrdinalIgnoreCase))
            )
            {
                var before = place.WholeDatabase();
                var outcome = await place.Import(kind, file, "iga/2018");
                if (outcome.Status == ImportStatus.Refused)
                {
                    place.WholeDatabase().ShouldBe(before, $"{file} as {kind}");
                    outcome.Problems.ShouldNotBeEmpty();
                    outcome.ImportId.ShouldBeNull();
                }
            }
        }
    }

    private static string Shown(Problem problem) => $"{problem.File},{problem.Code},{problem.Row},{problem.Column}";
}

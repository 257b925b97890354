using Scoring.Features.Core;
using Scoring.Features.Tests.Building;

namespace Scoring.Features.Tests.Ranking;

/// <summary>Neither the order of rows, nor that of files, nor how facts are spread over files changes a result.</summary>
public sealed class OrderTests
{
    private const string Index = "iga/2026";

    [Test]
    public async Task Any_order_of_rows_and_files_gives_the_same_result_of_an_index()
    {
        var inputs = Inputs.Of("iid-2026");
        var hashes = new HashSet<string>();
        for (var seed = 0; seed < 6; seed++)
        {
            var random = new Random(seed);
            using var place = Workplace.WithShippedRules();
            // Units come before what names them; everything else in any order.
            var order = inputs
                .OrderBy(file =>
                    file.Kind is ImportKind.Regions ? 0
                    : file.Kind is ImportKind.Submissions ? 1
                    : 2
                )
                .ThenBy(_ => random.Next())
                .ToList();
            foreach (var (_, kind, path) in order)
                await place.Given(kind, Index, Path.GetFileName(path), CsvText.Of(path).Shuffled(random).Text());
            hashes.Add((await place.Rank(Index)).ResultHash);
        }
        hashes.Count.ShouldBe(1);
    }

    [Test]
    public async Task Facts_spread_over_several_files_give_the_same_result()
    {
        var inputs = Inputs.Of("iid-2026");
        var hashes = new HashSet<string>();
        foreach (var parts in new[] { 1, 2, 3 })
        {
            using var place = Workplace.WithShippedRules();
            foreach (var (_, kind, path) in inputs)
            {
                var whole = CsvText.Of(path);
                for (var part = 0; part < (kind == ImportKind.Regions ? 1 : parts); part++)
                {
                    var rows = whole.Where(row => kind == ImportKind.Regions || row[0][^1] % parts == part);
                    if (rows.Rows.Count > 0)
                        await place.Given(kind, Index, $"{part}-{Path.GetFileName(path)}", rows.Text());
                }
            }
            hashes.Add((await place.Rank(Index)).ResultHash);
            place.Restart();
            hashes.Add((await place.Rank(Index)).ResultHash);
        }
        hashes.Count.ShouldBe(1);
    }

    [Test]
    public async Task Any_order_of_sheets_gives_the_same_result_where_totals_are_repeating_fractions()
    {
        for (var world = 0; world < 8; world++)
        {
            var random = new Random(world);
            string[] innovations = [.. Enumerable.Range(1, 8).Select(i => $"i{i}")];
            var submissions = new CsvText(
                ["innovation_id", "title", "category"],
                [.. innovations.Select(id => (IReadOnlyList<string>)[id, "Title " + id, random.Next(2) == 0 ? "Umum" : "Sekolah"])]
            );
            var rows = new List<IReadOnlyList<string>>();
            foreach (var id in innovations)
            {
                foreach (var juror in Enumerable.Range(1, 7).Where(_ => random.Next(5) > 0))
                {
                    foreach (var sheet in Enumerable.Range(1, random.Next(6) == 0 ? 2 : 1))
                    {
                        foreach (var criterion in new[] { "one", "two", "three" }.Where(_ => random.Next(6) > 0))
                            rows.Add([
                                "final",
                                id,
                                "J" + juror,
                                sheet.ToString(),
                                criterion,
                                (random.Next(10, 71) / 10m).ToString(System.Globalization.CultureInfo.InvariantCulture),
                            ]);
                    }
                }
            }
            var marks = new CsvText(["stage", "innovation_id", "juror", "sheet", "criterion", "score"], rows);
            var hashes = new HashSet<string>();
            for (var shuffle = 0; shuffle < 5; shuffle++)
            {
                using var place = SmallRules.Place();
                await place.Given(ImportKind.Submissions, "club/2020", "submissions.csv", submissions.Shuffled(random).Text());
                await place.Given(ImportKind.Marks, "club/2020", "marks.csv", marks.Shuffled(random).Text());
                hashes.Add((await place.Rank("club/2020")).ResultHash);
            }
            hashes.Count.ShouldBe(1, $"world {world}");
        }
    }

    [Test]
    public async Task A_category_in_other_letters_is_the_same_category()
    {
        using var place = SmallRules.Place();
        await place.Given(
            ImportKind.Submissions,
            "club/2020",
            "submissions.csv",
            "innovation_id,title,category\na,A,umum\nb,B,UMUM\nc,C,Umum\nd,D,sekolah\n"
        );
        await place.Given(
            ImportKind.Marks,
            "club/2020",
            "marks.csv",
            "stage,innovation_id,juror,one,two,three\nfinal,a,J,5,5,5\nfinal,b,J,6,6,6\nfinal,c,J,4,4,4\nfinal,d,J,3,3,3\n"
        );
        var rows = (await place.Rank("club/2020")).Rankings[1].Rows;
        rows.Select(row => $"{row.Cluster} {row.Rank} {row.Id}").ShouldBe(["Sekolah 1 d", "Umum 1 b", "Umum 2 a", "Umum 3 c"]);
    }
}

using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.TestKit.Fuzzing;

namespace Scoring.Features.Tests.Fuzzing;

/// <summary>Changed CSV files of every kind, and changed workbooks, through the check that every import passes.</summary>
public sealed class ImportFuzzTests
{
    private const string Index = "iga/2026";
    private const string Convention = "solok-convention/2018";

    private readonly List<(ImportKind Kind, string Edition, byte[] File)> _seeds = [];
    private Workplace _place = null!;

    [OneTimeSetUp]
    public async Task Fill()
    {
        _place = Workplace.WithShippedRules();
        foreach (
            var path in Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Seeds"), "*.csv")
                .Order(StringComparer.Ordinal)
        )
            _seeds.Add(
                (
                    Enum.Parse<ImportKind>(Path.GetFileNameWithoutExtension(path), ignoreCase: true),
                    Convention,
                    await File.ReadAllBytesAsync(path)
                )
            );
        foreach (var (kind, edition, folder, name) in Files)
        {
            var lines = File.ReadLines(Checkout.Sample(folder, name)).Take(8);
            _seeds.Add((kind, edition, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
        }
        // A small world: what is looked up in it is the same in a large one, and each file takes a tenth of the time.
        foreach (var (kind, edition, file) in _seeds.Where(seed => seed.Kind is ImportKind.Regions or ImportKind.Submissions))
            await _place.Given(kind, edition, $"{kind}.csv", Encoding.UTF8.GetString(file));
    }

    [OneTimeTearDown]
    public void End() => _place.Dispose();

    private static readonly (ImportKind Kind, string Edition, string Folder, string Name)[] Files =
    [
        (ImportKind.Regions, Index, "iid-2026", "regions.csv"),
        (ImportKind.Submissions, Index, "iid-2026", "submissions.csv"),
        (ImportKind.Indicators, Index, "iid-2026", "indicators-innovation.csv"),
        (ImportKind.Indicators, Index, "iid-2026", "indicators-region.csv"),
        (ImportKind.Measures, Index, "iid-2026", "measures-region.csv"),
        (ImportKind.Submissions, Convention, "solok-2018", "submissions.csv"),
        (ImportKind.Jurors, Convention, "solok-2018", "jurors.csv"),
        (ImportKind.Marks, Convention, "solok-2018", "marks.csv"),
        (ImportKind.Results, "iga/2018", "iga-2018-2019", "results-2018.csv"),
    ];

    [Test]
    public Task Changed_files_of_every_kind_are_taken_or_refused() =>
        _place.Within(async services =>
        {
            var check = services.GetRequiredService<FileCheck>();
            var known = _seeds.Select(seed => seed.Edition).Distinct().ToDictionary(edition => edition, check.InForce);
            await Fuzz.Run("CSV", 300, async mutator =>
            {
                var (kind, edition, file) = _seeds[mutator.Random.Next(_seeds.Count)];
                var path = _place.Write("changed.csv", mutator.Change(file, _seeds[mutator.Random.Next(_seeds.Count)].File));
                var skip = mutator.Random.Next(4) == 0;
                await check.Check(new ImportFile(kind, path, edition, DryRun: true, SkipFaulty: skip), known[edition]);
            });
            return true;
        });

    [Test]
    public Task Changed_workbooks_are_taken_or_refused() =>
        _place.Within(async services =>
        {
            var check = services.GetRequiredService<FileCheck>();
            var known = check.InForce(Convention);
            await Fuzz.Run("XLSX", 200, async mutator =>
            {
                var path = _place.Write("changed.xlsx", FuzzedWorkbook.Of(mutator));
                await check.Check(new ImportFile(ImportKind.Marks, path, Convention, DryRun: true), known);
            });
            return true;
        });
}

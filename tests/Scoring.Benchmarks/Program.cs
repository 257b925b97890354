using System.Globalization;
using BenchmarkDotNet.Running;
using Scoring.Benchmarks.Generation;
using Scoring.Benchmarks.Measuring;
using Scoring.Benchmarks.Season;

// generate --regions 552 --innovations 30000 --years 7 --seed 1 --out DIR    writes a made-up nation as files
// season --out DIR                 writes the files of a made-up national season
// fill DIR                         fills the scoresheets (xlsx) in a folder as its jurors would
// read --from FILE --connections 16 --seconds 10 [--gzip yes]                 reads the addresses of a file from a running site
// anything else goes to BenchmarkDotNet, for example: --filter '*Index*' --job short
if (args is ["season", "--out", var seasonFolder])
{
    Directory.CreateDirectory(seasonFolder);
    new NationalSeason(seed: 1).Write(seasonFolder);
    return 0;
}
if (args is ["fill", var sheets])
{
    Console.WriteLine(FilledSheets.Fill(sheets, new NationalSeason(seed: 1).Mark));
    return 0;
}
if (args is ["read", .. var wanted])
{
    string? Given(string option) => Array.IndexOf(wanted, option) is >= 0 and var at && at + 1 < wanted.Length ? wanted[at + 1] : null;
    int Whole(string option, int otherwise) => Given(option) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    if (Given("--from") is not { } file)
    {
        Console.Error.WriteLine("--from FILE is missing.");
        return 2;
    }
    return await SiteLoad.Run(await File.ReadAllLinesAsync(file), Whole("--connections", 1), Whole("--seconds", 0), Given("--gzip") == "yes");
}
if (args is not ["generate", .. var options])
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}

var given = new Dictionary<string, string>
{
    ["--regions"] = "552",
    ["--innovations"] = "30000",
    ["--years"] = "7",
    ["--seed"] = "1",
    ["--proposals"] = "3500",
    ["--finalists"] = "99",
};
for (var i = 0; i < options.Length; i += 2)
{
    if (i + 1 == options.Length || !(given.ContainsKey(options[i]) || options[i] == "--out"))
    {
        Console.Error.WriteLine($"{options[i]}? Known: {string.Join(", ", given.Keys)}, --out DIR");
        return 2;
    }
    given[options[i]] = options[i + 1];
}
if (!given.TryGetValue("--out", out var folder))
{
    Console.Error.WriteLine("--out DIR is missing.");
    return 2;
}

Directory.CreateDirectory(folder);
var nation = new Nation(Number("--regions"), Number("--innovations"), Number("--years"), (ulong)Number("--seed"));
new NationFiles(nation, (ulong)Number("--seed"), folder).Write(year =>
{
    if (year.Year == Nation.LastYear)
        new JuryFile((ulong)Number("--seed"), Number("--proposals"), Number("--finalists")).Write(year, folder);
});
return 0;

int Number(string option) => int.Parse(given[option], CultureInfo.InvariantCulture);

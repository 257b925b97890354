using System.Globalization;
using BenchmarkDotNet.Running;
using Scoring.Benchmarks.Crashes;
using Scoring.Benchmarks.Generation;
using Scoring.Benchmarks.Load;
using Scoring.Benchmarks.Season;

// generate --regions 552 --innovations 30000 --years 7 --seed 1 --out DIR    writes a made-up nation as files
// season --out DIR [--jurors N]    writes the files of a made-up national season
// fill DIR                         fills the scoresheets (xlsx) in a folder as its jurors would
// load-pages URL RANKING REGIONS SECONDS                        asks for region pages (codes from a regions.csv) and a ranking page
// load-jurors URL DATABASE RULES REGIONS JURORS SECONDS         jurors who save marks, with concurrent previews and region pages
// load-cluster URL DATABASE PROMOTED RULES REGIONS JURORS READERS SECONDS PHASES
//                                  the same behind a proxy while sites and servers are killed
// kill PROGRAM ROOT KILLS SEED     kills every kind of command at random moments; see tests/kills
// load-innovators SITE DATABASE RULES INNOVATORS SENDERS READY
//                                  the same for innovators who save drafts and send files; READY is made once they have signed in, and
//                                  they end when it is taken away
// fill-disk PROGRAM ROOT SHIM STEP FIRST fills the disk at their writes
// anything else goes to BenchmarkDotNet, for example: --filter '*Index*' --job short
if (args is ["season", "--out", var seasonFolder, .. var few])
{
    Directory.CreateDirectory(seasonFolder);
    new NationalSeason(seed: 1).Write(seasonFolder, few is ["--jurors", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 60);
    return 0;
}
if (args is ["fill", var sheets])
{
    Console.WriteLine(FilledSheets.Fill(sheets, new NationalSeason(seed: 1).Mark));
    return 0;
}
if (args is ["kill", var killed, var killedRoot, var kills, var killSeed])
{
    using var crashes = new CrashRuns(killed, killedRoot);
    var faults = crashes.Kill(int.Parse(kills, CultureInfo.InvariantCulture), int.Parse(killSeed, CultureInfo.InvariantCulture));
    return faults == 0 ? 0 : 1;
}
if (args is ["fill-disk", var filled, var filledRoot, var shim, var step, var first])
{
    using var crashes = new CrashRuns(filled, filledRoot);
    return crashes.FillDisk(shim, int.Parse(step, CultureInfo.InvariantCulture), int.Parse(first, CultureInfo.InvariantCulture)) == 0
        ? 0
        : 1;
}
if (args is ["load-pages", var pagesSite, var page, var codes, var pageSeconds])
{
    await new PageLoad(new Uri(pagesSite)).Run(
        page,
        CodesIn(codes),
        TimeSpan.FromSeconds(int.Parse(pageSeconds, CultureInfo.InvariantCulture))
    );
    return 0;
}
if (args is ["load-jurors", var jurySite, var database, var rules, var juryCodes, var jurors, var jurySeconds])
{
    var load = new JurorLoad(new Uri(jurySite), database, rules);
    return
        await load.Run(
            TimeSpan.FromSeconds(int.Parse(jurySeconds, CultureInfo.InvariantCulture)),
            int.Parse(jurors, CultureInfo.InvariantCulture),
            CodesIn(juryCodes)
        ) == 0
        ? 0
        : 1;
}
if (args is ["load-innovators", var entrySite, var entryDatabase, var entryRules, var innovators, var senders, var ready])
{
    var load = new InnovatorLoad(new Uri(entrySite), entryDatabase, entryRules);
    return await load.Run(int.Parse(innovators, CultureInfo.InvariantCulture), int.Parse(senders, CultureInfo.InvariantCulture), ready) == 0
        ? 0
        : 1;
}
if (
    args
    is [
        "load-cluster",
        var proxy,
        var pair,
        var promoted,
        var pairRules,
        var pairCodes,
        var pairJurors,
        var readers,
        var pairSeconds,
        var file,
    ]
)
{
    var load = new ClusterLoad(new Uri(proxy), pair, pairRules, new ClusterPhases(file));
    return
        await load.Run(
            TimeSpan.FromSeconds(int.Parse(pairSeconds, CultureInfo.InvariantCulture)),
            int.Parse(pairJurors, CultureInfo.InvariantCulture),
            int.Parse(readers, CultureInfo.InvariantCulture),
            CodesIn(pairCodes),
            promoted
        ) == 0
        ? 0
        : 1;
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

static List<string> CodesIn(string file) =>
    [.. File.ReadLines(file).Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)])];

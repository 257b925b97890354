using System.Globalization;
using BenchmarkDotNet.Running;
using Scoring.Benchmarks.Generation;

// generate --regions 552 --innovations 30000 --years 7 --seed 1 --out DIR    writes a made-up nation as files
// anything else goes to BenchmarkDotNet, for example: --filter '*Index*' --job short
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

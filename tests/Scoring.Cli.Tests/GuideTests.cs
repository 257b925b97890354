using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests;

/// <summary>The guides that are tutorials, done from their own text: files are written and commands run as the reader would.</summary>
public sealed partial class GuideTests : OwnFolder
{
    [SetUp]
    public void LinkTheSamples() =>
        Directory.CreateSymbolicLink(Path.Combine(Folder, "sample-data"), Path.Combine(Checkout.Root, "sample-data"));

    [TestCase("en")]
    [TestCase("id")]
    public void A_two_stage_city_competition_with_a_quota_is_written_from_the_guide(string language)
    {
        Done("rules", language).ShouldBe(7);
        var ranked = Run("rank city/2027 --ranking finalists --rules rules --database city.db --format csv");
        ranked
            .Lines.Skip(1)
            .Select(line => line.Split(',')[2])
            .ShouldBe(["A", "B", "C", "D", "E"], "ranks are by marks, with or without a place");
        Run("rank city/2027 --ranking finalists --rules rules --database city.db --language en").Output.ShouldContain("Schools");
        File.WriteAllText(
            Path.Combine(Folder, "final.csv"),
            "stage,innovation_id,juror,presentation\nfinal,A,J1,70\nfinal,B,J1,95\nfinal,C,J1,80\nfinal,E,J1,99\n"
        );
        Run("import marks final.csv --edition city/2027 --rules rules --database city.db").ExitCode.ShouldBe(0);
        Run("rank city/2027 --ranking winners --rules rules --database city.db --format csv")
            .Lines.Skip(1)
            .Select(line => line.Split(',')[2])
            .ShouldBe(["B", "A", "C", "E"]);
    }

    [TestCase("en")]
    [TestCase("id")]
    public void An_index_is_written_from_the_guide(string language)
    {
        Done("indices", language).ShouldBe(12);
        Run("rank welfare/2027 --rules rules --database welfare.db --format csv").Lines[1].ShouldContain("90.04,Kota Empat");
    }

    // Returns how many commands were run.
    private int Done(string guide, string language)
    {
        var text = File.ReadAllText(Path.Combine(Checkout.Root, "src/Scoring.Web/Help/Guides", $"{guide}.{language}.md"));
        var (files, commands) = (new Queue<string>(), 0);
        foreach (Match part in Parts().Matches(text))
        {
            if (!part.Groups["kind"].Success)
            {
                files.Clear();
                foreach (Match file in Files().Matches(part.Value))
                    files.Enqueue(file.Groups[1].Value);
            }
            else if (part.Groups["kind"].Value == "sh")
            {
                foreach (var command in part.Groups["body"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    commands++;
                    var answer = Run(command["scoring ".Length..]);
                    answer.ExitCode.ShouldBe(0, $"{command}\n{answer.Output}\n{answer.Error}");
                }
            }
            else
            {
                var path = Path.Combine(Folder, files.Dequeue());
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, part.Groups["body"].Value);
            }
        }
        return commands;
    }

    private Answer Run(string command) => RunHere(command.Split(' '));

    // A block, or a line that ends in a colon and so names the files of the blocks below it.
    [GeneratedRegex(@"^```(?<kind>\w+)\n(?<body>.*?)^```|^[^\n]*:$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Parts();

    [GeneratedRegex(@"`([\w/.-]+\.(yaml|csv))`")]
    private static partial Regex Files();
}

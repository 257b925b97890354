namespace Scoring.Cli.Tests.Verbs.Import;

/// <summary>Whatever stands in inputs.yaml, in a rule file or in a workbook, the program answers with a sentence.</summary>
public sealed class HostileInputsTests : OwnFolder
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return new TestCaseData(new string('[', 200_000)).SetArgDisplayNames("200,000 lists");
        yield return new TestCaseData("editions: " + new string('[', 200_000) + new string(']', 200_000)).SetArgDisplayNames(
            "closed lists"
        );
        yield return new TestCaseData(
            "a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\neditions: [*c, *c]"
        ).SetArgDisplayNames("aliases of aliases");
        yield return new TestCaseData("editions: [{ edition: iga/2018, files: [{ kind: regions, file: \"\\0x\" }] }]").SetArgDisplayNames(
            "NUL"
        );
        yield return new TestCaseData("editions: [{ edition: iga/2018, files: [{ kind: regions, file: \"\" }] }]").SetArgDisplayNames(
            "no name"
        );
        yield return new TestCaseData("editions: [{ edition: iga/2018, files: {} }]").SetArgDisplayNames("no list");
        yield return new TestCaseData("").SetArgDisplayNames("empty");
        yield return new TestCaseData(new string('#', 1_100_000)).SetArgDisplayNames("too long");
    }

    [TestCaseSource(nameof(Wrong))]
    public void An_inputs_yaml_that_is_none_is_refused_by_its_line(string text)
    {
        File.WriteAllText(Path.Combine(Folder, "inputs.yaml"), text);
        var answer = RunHere("run", ".");
        answer.ExitCode.ShouldBe(2, answer.Error);
        answer.Error.ShouldContain("inputs.yaml");
    }

    [TestCase("/proc/self/mem")]
    [TestCase("/dev/zero")]
    [TestCase("/proc/self/environ")]
    [TestCase("folder")]
    public void A_device_or_a_folder_in_place_of_a_file_is_a_problem_of_the_file(string file)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "folder"));
        File.WriteAllText(
            Path.Combine(Folder, "inputs.yaml"),
            $"editions: [{{ edition: iga/2018, files: [{{ kind: regions, file: {file} }}] }}]"
        );
        var answer = RunHere("run", ".", "--rules", Checkout.Rules);
        answer.ExitCode.ShouldBe(1, answer.Error);
    }

    [TestCase(200_000)]
    [TestCase(101)]
    public void A_rule_file_nested_too_deep_is_a_fault(int depth)
    {
        Rule(new string('[', depth));
        var answer = RunHere("rules", "check", "club/2027");
        answer.ExitCode.ShouldBe(3, answer.Error + answer.Output);
    }

    [Test]
    public void A_rule_file_that_is_too_large_is_a_fault()
    {
        Rule(new string('#', (8 << 20) + 1));
        var answer = RunHere("rules", "check", "club/2027");
        answer.ExitCode.ShouldBe(3, answer.Error);
        (answer.Output + answer.Error).ShouldContain("larger than 8 MB");
    }

    [Test]
    public void A_workbook_made_to_fill_the_memory_is_refused_and_the_limit_named()
    {
        var cells = string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 900));
        var rows = string.Concat(Enumerable.Repeat($"<row>{cells}</row>", 170));
        File.WriteAllBytes(
            Path.Combine(Folder, "marks.xlsx"),
            new RawWorkbook().WithTexts($"<si><t>{new string('a', 32_000)}</t></si>").WithRows(rows).Bytes()
        );
        var answer = RunHere("import", "marks", "marks.xlsx", "--edition", "creatonomics/2018", "--rules", Checkout.Rules);
        answer.ExitCode.ShouldBe(1, answer.Error);
        answer.Error.ShouldContain("together longer than");
    }

    [Test]
    public void The_help_of_verify_names_its_file() => RunHere("verify", "--help").Output.ShouldContain("The bundle of a publication");

    private void Rule(string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "scoring-rules", "club", "2027")).FullName;
        File.WriteAllText(Path.Combine(Folder, "scoring-rules", "sources.yaml"), SmallRules.Sources);
        File.WriteAllText(Path.Combine(folder, "edition.yaml"), text);
    }
}

namespace Scoring.Cli.Tests.Verbs.Import;

public sealed class TemplateVerbTests : OwnFolder
{
    [Test]
    public void Csv_goes_to_standard_output()
    {
        var answer = Template("jurors", "--format", "csv", "--language", "en");
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldBe("juror,name,institution,region_code,stages\n");
        answer.Error.ShouldContain("Template written: 5 columns");
    }

    [Test]
    public void A_workbook_is_written_unless_the_name_says_csv()
    {
        var (workbook, text) = (Path.Combine(Folder, "levels"), Path.Combine(Folder, "levels.csv"));
        Template("indicators", "--wide", "--of", "region", "--output", workbook).ExitCode.ShouldBe(0);
        File.ReadAllBytes(workbook)[..2].ShouldBe("PK"u8.ToArray());
        Template("indicators", "--wide", "--of", "region", "--output", text).ExitCode.ShouldBe(0);
        File.ReadAllText(text).ShouldStartWith("region_code");
    }

    [Test]
    public void What_an_edition_does_not_take_and_other_formats_are_wrong_usage()
    {
        var refused = Template("marks", "--format", "csv");
        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("iga/2026 takes no file of marks.");
        Template("jurors", "--format", "json").ExitCode.ShouldBe(2);
        Template("votes", "--format", "csv").ExitCode.ShouldBe(2);
    }

    private Answer Template(string kind, params string[] more) =>
        ScoringProgram.Run(["template", kind, "--edition", "iga/2026", "--database", Path.Combine(Folder, "template.db"), .. more]);
}

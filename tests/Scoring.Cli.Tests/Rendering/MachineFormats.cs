namespace Scoring.Cli.Tests.Rendering;

/// <summary>A command for every form of JSON that the program writes, and what they are tried on: the demo, or a small season.</summary>
internal static class MachineFormats
{
    private const string Rules = """
        programme: season
        edition: 2026
        name: { id: Musim, en: Season }
        cite: committee
        stages:
          - id: desk
            name: { id: Seleksi, en: Selection }
            scale: { from: 0, to: 100 }
            criteria:
              - { id: idea, name: { id: Gagasan, en: Idea }, weight: 100 }
        scores:
          - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: desk }
        rounding: { places: 2 }
        rankings:
          - { id: selection, name: { id: Seleksi, en: Selection }, score: mark, top: 1 }
        """;

    private const string OfSeason = " --rules rules --database season.db";
    private const string OfPaper = " --rules rules --database paper.db";
    private const string OfIndex = " --rules index --database index.db";

    /// <summary>True for a command that stores something the first time and finds it as it is afterwards.</summary>
    public static bool Stores(string command) =>
        command.StartsWith("import ", StringComparison.Ordinal) || command.StartsWith("run ", StringComparison.Ordinal);

    /// <summary>The commands, without format and language.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "rules list",
        "rules list --real",
        "rules check iga/2026",
        "rules show iga/2026",
        "rules show kipp/2023",
        "rules show human-development/2026" + OfIndex,
        "rules diff iga/2025 iga/2026",
        "rules new own/2027 --from season/2026" + OfSeason,
        "import marks faulty.csv --edition season/2026 --dry-run" + OfSeason,
        "import submissions submissions.csv --edition season/2026" + OfSeason,
        "run sample-data/medan-2021 --database medan.db",
        "run sample-data/messy --database messy.db",
        "rank iga/2026",
        "rank iga/2026 --claimed",
        "rank iga/2026 --rules-from iga/2027",
        "rank iga/2019 --ranking kabupaten --top 5",
        "rank kipp/2023",
        "rank solok-convention/2018",
        "explain iga/2019 72.01",
        "explain iga/2026 13.05",
        "explain iga/2026 72.03 --claimed",
        "explain kipp/2023 kipp-284 --ranking top-45",
        "simulate iga/2026 13.05 --set 12=3",
        "region iga/2019 72.01",
        "region iga/2026 13.05",
        "region iga/2026 72.03",
        "region iga/2022 36.73",
        "catalogue iga/2026 --find sehat",
        "catalogue iga/2026 --count affair",
        "eligibility kipp/2023",
        "funnel kipp/2023",
        "points solok-convention/2018",
        "points kipp/2023",
        "hierarchy human-development/2026" + OfIndex,
        "hierarchy human-development/2026 --unit 90.01" + OfIndex,
        "hierarchy human-development/2026 --part pairs" + OfIndex,
        "robustness human-development/2026 --draws 50" + OfIndex,
        "robustness solok-convention/2018 --ranking top-ten",
        "robustness iga/2026 --ranking provinsi",
        "audit list --newest 5",
        "jury progress kipp/2023 --stage desk",
        "jury progress kipp/2023 --stage desk --by seat",
        "jury agreement kipp/2023 --stage desk",
        "jury agreement solok-convention/2018 --stage final",
        "jury assign season/2026 --stage desk" + OfPaper,
        "jury mark season/2026 --stage desk --entry E1 --juror J1" + OfPaper,
        "jury paper enter season/2026 --stage desk --entry E1 --juror J1 --set idea=70 --as Sari" + OfPaper,
        "jury paper compare season/2026 --stage desk --entry E2 --juror J2" + OfPaper,
        "jury paper rule season/2026 --stage desk --entry E2 --juror J2 --set idea=70 --reason SK" + OfPaper,
        "objection list season/2026" + OfSeason,
        "compare 1 2" + OfSeason,
        "compare iga/2018 iga/2019 --unit 72.01",
        "publications" + OfSeason,
        "publications verify" + OfSeason,
        "verify season.zip" + OfSeason,
        "users list" + OfSeason,
        "drafts" + OfSeason,
        "files" + OfSeason,
        "copy season.db copied.db",
    ];

    /// <summary>What publishing the season answered: the one thing that cannot be done twice.</summary>
    public static string Published { get; private set; } = "";

    /// <summary>Makes the season in a folder of its own: entries, jurors, seats, marks, two runs, one of them published.</summary>
    public static string MakeSeason()
    {
        var folder = ScoringProgram.NewFolder();
        foreach (var shared in new[] { "sample-data", "scoring-rules" })
            Directory.CreateSymbolicLink(Path.Combine(folder, shared), Path.Combine(Checkout.Root, shared));
        Directory.CreateSymbolicLink(Path.Combine(folder, "index"), Path.Combine(Checkout.Root, "sample-data/human-development/rules"));
        Write(folder, "rules/sources.yaml", SmallRules.Sources);
        Write(folder, "rules/season/2026/edition.yaml", Rules);
        Write(
            folder,
            "submissions.csv",
            "innovation_id,region_code,title,category,agency,start_date,digital\nE1,,Satu,Umum,Dinas A,,0\nE2,,Dua,Umum,Dinas B,,0\n"
        );
        Write(folder, "jurors.csv", "juror,name,institution,region_code\nJ1,Sari,Kampus,\nJ2,Budi,Media,\n");
        Write(folder, "marks.csv", "stage,innovation_id,juror,idea\ndesk,E1,J1,80\n");
        Write(folder, "more.csv", "stage,innovation_id,juror,idea\ndesk,E1,J1,85\ndesk,E1,J2,90\ndesk,E2,J1,60\n");
        Write(folder, "faulty.csv", "stage,innovation_id,juror,idea\ndesk,E9,J1,180\n");
        Done(folder, "run sample-data/human-development/index" + OfIndex);
        foreach (var database in new[] { OfSeason, OfPaper })
        {
            Done(folder, "import submissions submissions.csv --edition season/2026" + database);
            Done(folder, "import jurors jurors.csv --edition season/2026" + database);
        }
        Done(folder, "import marks marks.csv --edition season/2026" + OfSeason);
        Done(folder, "rank season/2026" + OfSeason);
        Done(folder, "import marks more.csv --edition season/2026 --replaces marks.csv" + OfSeason);
        Done(folder, "rank season/2026" + OfSeason);
        Done(folder, "points season/2026 --all --decision keep --reason SK --by-plenary SK" + OfSeason);
        Done(folder, "finalise season/2026" + OfSeason);
        Published = Done(folder, "publish season/2026 --format json" + OfSeason);
        Done(folder, "export season/2026 --bundle season.zip" + OfSeason);
        Done(folder, "jury assign season/2026 --stage desk --give E1:J1 --reason SK" + OfPaper);
        Done(folder, "jury assign season/2026 --stage desk --give E2:J2 --reason SK" + OfPaper);
        Done(folder, "jury paper enter season/2026 --stage desk --entry E2 --juror J2 --set idea=75 --as Budi" + OfPaper);
        Done(folder, "jury paper enter season/2026 --stage desk --entry E2 --juror J2 --set idea=70 --as Sari" + OfPaper);
        File.Copy(Path.Combine(folder, "paper.db"), Path.Combine(folder, "paper.before"));
        return folder;
    }

    /// <summary>The database of a command that names none: the demo.</summary>
    public static IReadOnlyDictionary<string, string> DatabaseOf(string folder, string command)
    {
        if (File.Exists(Path.Combine(folder, "paper.before")))
            File.Copy(Path.Combine(folder, "paper.before"), Path.Combine(folder, "paper.db"), overwrite: true);
        // What is made once is taken away again, so that the next call can make it.
        if (command.StartsWith("rules new", StringComparison.Ordinal) && Directory.Exists(Path.Combine(folder, "rules/own")))
            Directory.Delete(Path.Combine(folder, "rules/own"), recursive: true);
        foreach (var copy in Directory.EnumerateFileSystemEntries(folder, "copied.db*").ToList())
        {
            if (Directory.Exists(copy))
                Directory.Delete(copy, recursive: true);
            else
                File.Delete(copy);
        }
        return new Dictionary<string, string> { ["SCORING_DATABASE"] = ScoringProgram.DatabaseOf(DemoDatabase.Path) };
    }

    /// <summary>A command as arguments.</summary>
    public static string[] Split(string command) => command.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Done(string folder, string command)
    {
        var answer = ScoringProgram.RunIn(folder, DatabaseOf(folder, command), Split(command));
        answer.ExitCode.ShouldBe(0, $"{command}\n{answer.Output}\n{answer.Error}");
        return answer.Output;
    }

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

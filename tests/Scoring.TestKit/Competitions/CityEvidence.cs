namespace Scoring.TestKit.Competitions;

/// <summary>The city's competition as an index too: three indicators of the innovation, for which each entry gives evidence.</summary>
public static class CityEvidence
{
    private const string Table =
        "number,id,name-id,name-en,weight,level-1,level-2,level-3\n"
        + "1,law,Dasar hukum,Legal basis,2,Surat keputusan,Peraturan kepala daerah,Peraturan daerah\n"
        + "2,people,Pelaksana,People,1,1-10 orang,11-30 orang,Di atas 30 orang\n"
        + "3,budget,Anggaran,Budget,4,1 tahun,2 tahun,3 tahun\n";

    /// <summary>Writes the rules of the competition with the indicators.</summary>
    /// <param name="place">Where to.</param>
    /// <param name="isBlindSafe">True if jurors who must not know who entered may see the evidence.</param>
    public static void Write(Workplace place, bool isBlindSafe = false)
    {
        CitySeason.WriteRules(place, text => WithEvidence(text, isBlindSafe));
        Add(place);
    }

    /// <summary>The season with the evidence.</summary>
    public static string WithEvidence(string season, bool isBlindSafe = false) =>
        season + $"evidence: {{ types: [ pdf, picture ], most: 2, megabytes: 5{(isBlindSafe ? ", blind-safe: true" : "")} }}\n";

    /// <summary>Adds the indicators and an index of them to the rules of the competition.</summary>
    public static void Add(Workplace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var folder = Path.Combine(Checkout.Root, "tests", "Scoring.RuleBook.Tests", "season");
        place.WriteRule("city/2027/innovation.csv", Table);
        place.WriteRule(
            "city/2027/edition.yaml",
            File.ReadAllText(Path.Combine(folder, "city/2027/edition.yaml"))
                .Replace(
                    "scores:\n",
                    "indicators:\n  - { subject: innovation, file: innovation.csv, levels: [0, 1, 2, 3] }\nscores:\n"
                        + "  - { id: maturity, name: { id: Kematangan, en: Maturity }, step: points, on: innovation }\n",
                    StringComparison.Ordinal
                )
                .Replace(
                    "rankings:\n",
                    "rankings:\n  - { id: mature, name: { id: Kematangan, en: Maturity }, score: maturity }\n",
                    StringComparison.Ordinal
                )
        );
    }
}

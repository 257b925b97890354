namespace Scoring.Web.Help;

/// <summary>A guide for one kind of reader: Markdown files in both languages.</summary>
/// <param name="Id">Its id and English address.</param>
/// <param name="IndonesianId">Its Indonesian address.</param>
public sealed record Guide(string Id, string IndonesianId)
{
    /// <summary>All guides, in the order of the list.</summary>
    public static IReadOnlyList<Guide> All { get; } =
    [
        new("regions", "daerah"),
        new("jurors", "juri"),
        new("innovators", "inovator"),
        new("examiners", "pemeriksa"),
        new("ministry", "kementerian"),
        new("rules", "aturan"),
        new("indices", "indeks"),
        new("operators", "pengelola"),
    ];

    /// <summary>The guide of an address in either language, or null.</summary>
    public static Guide? Find(string id) => All.FirstOrDefault(guide => guide.Id == id || guide.IndonesianId == id);

    /// <summary>The guide's address in a language.</summary>
    public IReadOnlyList<string> Address(string language) =>
        language == "id" ? [HelpPages.Indonesian, IndonesianId] : [HelpPages.English, Id];

    /// <summary>The guide's Markdown in a language.</summary>
    public string Markdown(string language)
    {
        using var stream = typeof(Guide).Assembly.GetManifestResourceStream($"Scoring.Web.Help.Guides.{Id}.{language}.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

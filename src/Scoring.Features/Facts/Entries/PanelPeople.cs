using Scoring.Domain.Facts;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Conflicts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts.Entries;

/// <summary>The jurors, entries and conflicts of a stage, from the files and declarations in force.</summary>
internal static class PanelPeople
{
    private const char Parts = ';';

    /// <summary>
    /// The jurors of a stage, by the newest row of each; excludes those whose <c>stages</c> column names only other stages, and the
    /// plenary.
    /// </summary>
    public static IReadOnlyCollection<Juror> Jurors(CurrentFacts known, Stage stage)
    {
        var jurors = new Dictionary<string, Juror>(StringComparer.Ordinal);
        foreach (var values in Rows(known, ImportKind.Jurors))
        {
            var id = values["juror"];
            jurors.Remove(id);
            if (IsOf(stage, values))
                jurors.Add(id, Juror(values));
        }
        return jurors.Values;
    }

    /// <summary>One of them, or null if the juror is not among them.</summary>
    public static Juror? Juror(CurrentFacts known, Stage stage, string id) =>
        Rows(known, ImportKind.Jurors).LastOrDefault(values => values["juror"] == id) is { } values && IsOf(stage, values)
            ? Juror(values)
            : null;

    /// <summary>The ids of all listed jurors with their names, in the order of the files; the last row of each is the newest.</summary>
    public static IEnumerable<(string Id, string Name)> Names(CurrentFacts known) =>
        Rows(known, ImportKind.Jurors).Select(values => (values["juror"], values.GetValueOrDefault("name") ?? values["juror"]));

    private static IEnumerable<IReadOnlyDictionary<string, string>> Rows(CurrentFacts known, ImportKind kind) =>
        known.Brought<PeopleRows>(kind).SelectMany(pair => pair.Payload.Records).Select(record => record.Values);

    private static bool IsOf(Stage stage, IReadOnlyDictionary<string, string> values) =>
        values["juror"] != stage.ConsensusJuror
        && (Split(values.GetValueOrDefault("stages")) is not { Count: > 0 } stages || stages.Contains(stage.Id));

    private static Juror Juror(IReadOnlyDictionary<string, string> values) =>
        new(
            values["juror"],
            values.GetValueOrDefault("name") ?? values["juror"],
            values.GetValueOrDefault("institution"),
            values.GetValueOrDefault("region_code")
        );

    /// <summary>
    /// An innovation as a panel entry: its agency, its region, and the names in its <c>team</c> column, which are separated by semicolons.
    /// </summary>
    public static PanelEntry Entry(UnitTable innovations, int unit) =>
        new(
            innovations.Id(unit),
            innovations.Attribute(unit, "agency"),
            innovations.Attribute(unit, "region_code"),
            Split(innovations.Attribute(unit, "team"))
        );

    /// <summary>
    /// The conflict rules of a stage, with the declarations from files and commands. A declaration about a region covers each of its
    /// entries.
    /// </summary>
    public static ConflictCheck Conflicts(CurrentFacts known, Stage stage, UnitTable innovations) =>
        ConflictCheck.Of(stage.Conflicts, Declarations(known, innovations));

    /// <summary>The declarations from files and commands. One about a region covers each of its entries.</summary>
    public static IReadOnlyList<Declaration> Declarations(CurrentFacts known, UnitTable innovations)
    {
        var declared = new List<Declaration>(known.Declared);
        foreach (var values in Rows(known, ImportKind.Conflicts))
        {
            var (juror, reason) = (values["juror"], values.GetValueOrDefault("reason", ""));
            if (values.TryGetValue("innovation_id", out var entry))
                declared.Add(new Declaration(juror, entry, reason));
            else if (values.TryGetValue("region_code", out var region))
                declared.AddRange(InRegion(innovations, region).Select(unit => new Declaration(juror, innovations.Id(unit), reason)));
        }
        return declared;
    }

    /// <summary>The same for one entry, using only the declarations about it.</summary>
    public static ConflictCheck Conflicts(CurrentFacts known, Stage stage, PanelEntry entry)
    {
        var declared = known.Declared.Where(one => one.Entry == entry.Id).ToList();
        foreach (var values in Rows(known, ImportKind.Conflicts))
        {
            var isAbout = values.TryGetValue("innovation_id", out var innovation)
                ? innovation == entry.Id
                : values.TryGetValue("region_code", out var region) && region == entry.Region;
            if (isAbout)
                declared.Add(new Declaration(values["juror"], entry.Id, values.GetValueOrDefault("reason", "")));
        }
        return ConflictCheck.Of(stage.Conflicts, declared);
    }

    /// <summary>An entry from its columns.</summary>
    public static PanelEntry Entry(string id, Func<string, string?> column) =>
        new(id, column("agency"), column("region_code"), Split(column("team")));

    private static IEnumerable<int> InRegion(UnitTable innovations, string region) =>
        Enumerable.Range(0, innovations.Count).Where(unit => innovations.Attribute(unit, "region_code") == region);

    private static List<string> Split(string? names) =>
        [.. (names ?? "").Split(Parts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

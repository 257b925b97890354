using Scoring.Domain.Rules;
using Scoring.RuleBook.Cases;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Yaml;

namespace Scoring.RuleBook;

/// <summary>Something that a case expects and that was not the result.</summary>
/// <param name="What">The step's id, or score, band or rank; prefixed with "UNIT: …" if the case has several units.</param>
/// <param name="Expected">As written in the case.</param>
/// <param name="Actual">What came out, in the same form.</param>
public sealed record CaseMismatch(string What, string Expected, string Actual);

/// <summary>The outcome of a case of a rule.</summary>
/// <param name="File">The file, relative to the rules folder, with slashes.</param>
/// <param name="Line">The line it begins in.</param>
/// <param name="Case">Its sentence.</param>
/// <param name="Mismatches">The expectations that failed; empty if it passed.</param>
public sealed record CaseOutcome(string File, int Line, string Case, IReadOnlyList<CaseMismatch> Mismatches)
{
    /// <summary>True if everything came out as expected.</summary>
    public bool Passed => Mismatches.Count == 0;
}

/// <summary>Runs the cases next to an edition's rules (*.cases.yaml).</summary>
public static class CaseRunner
{
    /// <summary>The form of a case.</summary>
    internal static Form CaseForm { get; } =
        new(
            "case",
            [
                new Field("case", FieldType.Text).Must(),
                Field.Map("given", CaseForms.Given).Must(),
                new Field("expect", FieldType.Free).Must(),
            ]
        );

    /// <summary>Runs all cases of an edition, in the order of files and lines.</summary>
    /// <param name="folder">The rules folder.</param>
    /// <param name="editionId">"programme/edition".</param>
    /// <returns>
    /// The outcomes of the cases that could be run, and the faults of the case files. Neither if the edition itself has faults: those are
    /// in its reading.
    /// </returns>
    public static (IReadOnlyList<CaseOutcome> Outcomes, IReadOnlyList<RuleFault> Faults) Run(RuleFolder folder, string editionId)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (outcomes, all) = (new List<CaseOutcome>(), new List<RuleFault>());
        if (folder.Read(editionId).Edition is not { } edition)
            return (outcomes, all);
        foreach (var path in Directory.GetFiles(folder.FolderOf(editionId), "*.cases.yaml").Order(StringComparer.Ordinal))
        {
            var faults = new FileFaults($"{editionId}/{Path.GetFileName(path)}", all);
            if (RuleText.Read(path, faults) is not { } text || YamlTree.Read(text, faults) is not { } root)
                continue;
            if (root is not YamlSequence cases)
                faults.Add(FaultCodes.WrongType, root.Line, faults.File, "list");
            else
                outcomes.AddRange(
                    cases
                        .Items.Select(item => RunOne(item, edition, new Place(faults, folder.SourcesOf(editionId), new Reach(null, true))))
                        .OfType<CaseOutcome>()
                );
        }
        return (outcomes, [.. all.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    private static CaseOutcome? RunOne(YamlNode item, Edition edition, Place place)
    {
        var before = place.Faults.All.Count;
        if (Entry.Open(CaseForm, item, place, "case") is not { } entry || entry.Child("given") is not { } given)
            return null;
        var name = entry.Text("case");
        var several = given.Has("units");
        var facts = new TestFacts(edition, place.Faults);
        if (several)
        {
            foreach (var unit in given.Children("units"))
                facts.Add(unit, unit.Text("id") ?? "");
        }
        else
            facts.Add(given, TestFacts.OnlyUnit);
        facts.AddPicks(given.Children("picks"));
        var expectations = Expectation.Read(entry.Node("expect"), several, edition, place.Faults);
        if (place.Faults.All.Count > before)
            return null;
        var outcome = new Comparison(facts.Evaluate());
        var mismatches = expectations.Select(expectation => outcome.Compare(expectation, place.Faults)).OfType<CaseMismatch>().ToList();
        return place.Faults.All.Count > before ? null : new CaseOutcome(place.Faults.File, entry.Map.Line, name!, mismatches);
    }
}

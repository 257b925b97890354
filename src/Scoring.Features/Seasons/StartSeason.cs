using System.Text.RegularExpressions;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Rules;
using Scoring.RuleBook;
using Scoring.RuleBook.Drafts;

namespace Scoring.Features.Seasons;

/// <summary>The secretariat starts a season: from another edition, or from almost nothing.</summary>
/// <param name="Programme">The programme, kebab-case.</param>
/// <param name="Year">The edition, kebab-case; usually a year.</param>
/// <param name="From">
/// The edition whose rules it takes over, "programme/edition"; the same one to write a shipped edition's rules on the site; null to begin
/// with one stage and one criterion.
/// </param>
/// <param name="Name">What it is called, in Indonesian; null to take the other edition's name with the new year.</param>
/// <param name="NameInEnglish">The same in English; null as before.</param>
[Allow(Access.Secretariat)]
public sealed record StartSeason(string Programme, string Year, string? From, string? Name = null, string? NameInEnglish = null)
    : IRequest<RuleVersion>,
        IWrites;

/// <summary>Stores the first version of its rules.</summary>
internal sealed partial class StartSeasonHandler(RuleFolder rules, RuleVersions versions, EditionCatalog editions, AuditTrail trail)
    : IRequestHandler<StartSeason, RuleVersion>
{
    /// <inheritdoc/>
    public Task<RuleVersion> Handle(StartSeason request, CancellationToken cancellationToken)
    {
        var id = $"{request.Programme}/{request.Year}";
        if (!KebabCase().IsMatch(request.Programme) || !KebabCase().IsMatch(request.Year))
            throw new RefusalException(RefusalKind.Usage, "edition-form", id);
        var isTakenOver = request.From == id && rules.Has(id) && !rules.IsKept(id);
        if (rules.Has(id) && !isTakenOver)
            throw new RefusalException(RefusalKind.State, "edition-exists", id);
        var files =
            isTakenOver ? RuleFiles.Of(rules, id)
            : request.From is { } from ? Copied(from, request)
            : Empty(request);
        if (!isTakenOver && request.Name is { Length: > 0 } name)
        {
            var draft = RuleDraft.Open("edition.yaml", RuleFiles.Text(files["edition.yaml"]))!;
            files["edition.yaml"] = RuleFiles.Bytes(draft.With(new SetWords("name", name, request.NameInEnglish ?? "")).Text);
        }
        RuleFiles.Check(id, files);
        var version = versions.Add(id, files, false, "", "");
        trail.Record(AuditAction.SeasonStarted, id, "", ("from", request.From), ("version", version.Number), ("hash", version.Hash));
        return Task.FromResult(version);
    }

    private SortedDictionary<string, byte[]> Copied(string from, StartSeason request)
    {
        var pattern = editions.Get(from);
        var files = RuleFiles.Of(rules, from);
        foreach (var name in files.Keys.Where(name => !RuleFiles.IsTakenOver(name)).ToList())
            files.Remove(name);
        files["edition.yaml"] = RuleFiles.Bytes(
            CopiedEdition.Rename(RuleFiles.Text(files["edition.yaml"]), pattern, request.Programme, request.Year)
        );
        // The letter and the days are the old year's; what happens on days stays, each to be written again.
        if (files.TryGetValue("season.yaml", out var season) && RuleDraft.Open("season.yaml", RuleFiles.Text(season)) is { } draft)
            files["season.yaml"] = RuleFiles.Bytes(draft.With([new SetText("letter", ""), .. WithoutDays(draft)]).Text);
        else
            files["season.yaml"] = RuleFiles.Bytes(NoDates);
        return files;
    }

    private static IEnumerable<RuleEdit> WithoutDays(RuleDraft season) =>
        (season.MapAt("calendar")?.Find("dates")?.Items ?? []).Select(date => new SetText($"{date.Path}/at", ""));

    private const string NoDates = "calendar: { zone: WIB, dates: [] }\n";

    private static SortedDictionary<string, byte[]> Empty(StartSeason request) =>
        new(StringComparer.Ordinal)
        {
            ["season.yaml"] = RuleFiles.Bytes(NoDates),
            ["sources.yaml"] = RuleFiles.Bytes(
                "- { id: season-letter, title: Surat pengumuman penyelenggara, issuer: Penyelenggara, standing: committee }\n"
            ),
            ["edition.yaml"] = RuleFiles.Bytes(
                $$"""
                programme: {{request.Programme}}
                edition: {{request.Year}}
                name: { id: '{{request.Programme}} {{request.Year}}', en: '{{request.Programme}} {{request.Year}}' }
                cite: season-letter
                stages:
                  - id: desk
                    name: { id: Penilaian proposal, en: Proposals }
                    scale: { from: 0, to: 100 }
                    criteria:
                      - { id: novelty, name: { id: Kebaruan, en: Novelty }, weight: 100 }
                scores:
                  - { id: mark, name: { id: Nilai, en: Mark }, step: mean-of-jurors, stage: desk }
                rounding: { places: 2, mode: half-away-from-zero }
                rankings:
                  - { id: all, name: { id: Peringkat, en: Ranking }, score: mark, top: 10 }

                """.ReplaceLineEndings("\n")
            ),
        };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}

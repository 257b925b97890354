using Scoring.Domain.Rules;
using Scoring.Features.Output.Localization;
using Scoring.Features.Ranking;
using Scoring.Features.Rules;

namespace Scoring.Features.Documents;

/// <summary>The style of printed documents, including their headers and footers.</summary>
internal static class PaperStyle
{
    private const string Common = """
        * { box-sizing: border-box; }
        body { font-family: "Noto Serif", "Liberation Serif", "Times New Roman", "DejaVu Serif", serif;
            color: #111; margin: 0; overflow-wrap: break-word; }

        """;

    /// <summary>The warning printed on each page if the figures or rules are made up; null if none are.</summary>
    public static string? Warning(RankingRun run, Edition edition, string language)
    {
        var rules = EditionSources.Citations(edition).OfType<Citation>().Any(citation => citation.Standing == Standing.Illustrative);
        return (run.IsIllustrative, rules) switch
        {
            (true, true) => Texts.Get("paper.illustrative-both", language),
            (true, false) => Texts.Get("paper.illustrative", language),
            (false, true) => Texts.Get("paper.illustrative-rules", language),
            _ => null,
        };
    }

    /// <summary>The style of minutes: A4 portrait, with the result hash, the warning and the page number on each page.</summary>
    public static string Minutes(string foot, string? warning) =>
        $$"""
            @page { size: A4; margin: 22mm 18mm 20mm 18mm;
              @top-center { content: {{PaperHtml.InStyle(warning ?? "")}}; font: bold 8.5pt sans-serif; color: #8a1c00; }
              @bottom-left { content: {{PaperHtml.InStyle(foot)}}; font: 7pt monospace; color: #444; width: 85%; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
            {{Common}}body { font-size: 10.5pt; line-height: 1.4; }
            @media screen { body { max-width: 210mm; margin: 0 auto; padding: 18mm; } }
            h1 { font-size: 16pt; text-align: center; text-transform: uppercase; letter-spacing: .04em; margin: 0 0 1mm; }
            .of { text-align: center; font-size: 12pt; margin: 0 0 6mm; }
            h2 { font-size: 12pt; margin: 7mm 0 2mm; border-bottom: .4pt solid #111; padding-bottom: 1mm; break-after: avoid; }
            h3 { font-size: 10.5pt; margin: 4mm 0 1.5mm; break-after: avoid; }
            p { margin: 0 0 2mm; }
            .warning { border: 1pt solid #8a1c00; color: #8a1c00; padding: 2mm 3mm; font-weight: bold;
                margin: 0 0 5mm; text-align: center; }
            .line { display: inline-block; border-bottom: .5pt dotted #111; min-width: 62mm; height: 5mm; vertical-align: bottom; }
            .fill td:first-child { width: 42mm; }
            .fill td { border: 0; padding: 1.2mm 0; }
            table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: 0 0 3mm; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            th, td { border: .4pt solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: top; }
            th { background: #eee; }
            .ranking td:first-child, .ranking th:first-child { text-align: right; white-space: nowrap; }
            .ids td:nth-child(2) { width: 22mm; }
            .ranking .in td { font-weight: bold; }
            .ranking .out td { color: #555; font-style: italic; }
            .hashes td:first-child { width: 42mm; }
            .hashes td:last-child { overflow-wrap: anywhere; font-family: "DejaVu Sans Mono", monospace; font-size: 7.5pt; }
            .signs { break-inside: avoid; margin-top: 6mm; }
            .signs td { border: 0; padding: 12mm 4mm 0 0; width: 50%; }
            .signs .who { display: block; border-top: .5pt solid #111; padding-top: 1mm; font-size: 9.5pt; }
            .none { font-style: italic; }

            """;

    /// <summary>The style of certificates: A4 landscape, one per page.</summary>
    public static string Certificates() =>
        $$"""
            @page { size: A4 landscape; margin: 0; }
            {{Common}}.page { width: 297mm; height: 209.5mm; padding: 11mm; break-after: page; overflow: hidden; }
            .page:last-child { break-after: auto; }
            @media screen { body { background: #ddd; } .page { background: #fff; margin: 6mm auto; } }
            .frame { height: 100%; border: 1.4mm double #7a5c13; padding: 9mm 22mm 6mm; text-align: center;
                display: flex; flex-direction: column; align-items: center; }
            .warning { border: 1pt solid #8a1c00; color: #8a1c00; padding: 1.5mm 4mm; font: bold 10pt sans-serif; margin: 0 0 3mm; }
            h1 { font-size: 31pt; letter-spacing: .12em; text-transform: uppercase; color: #7a5c13; margin: 2mm 0 1mm; }
            .edition { font-size: 13pt; margin: 0 0 11mm; }
            .to { font-size: 12pt; font-style: italic; margin: 0 0 2mm; }
            .holder { font-size: 22pt; font-weight: bold; margin: 0 0 6mm; line-height: 1.2; }
            .holder.long { font-size: 15pt; }
            .title { font-size: 15pt; margin: 0 0 7mm; line-height: 1.3; }
            .title.long { font-size: 11pt; }
            .award { font-size: 24pt; font-weight: bold; margin: 1mm 0 2mm; }
            .award.long { font-size: 16pt; }
            .cluster { font-size: 11pt; margin: 0; }
            .line { display: inline-block; border-bottom: .5pt dotted #111; min-width: 80mm; height: 7mm; }
            .sign { margin-top: auto; width: 100%; display: flex; justify-content: space-between; font-size: 11pt; }
            .sign div { width: 88mm; text-align: left; }
            .sign .line { min-width: 60mm; }
            .sign .name { display: block; margin-top: 15mm; border-top: .5pt solid #111; padding-top: 1mm; font-size: 9.5pt; }
            .hash { font: 7pt "DejaVu Sans Mono", monospace; color: #444; margin: 4mm 0 0; }

            """;
}

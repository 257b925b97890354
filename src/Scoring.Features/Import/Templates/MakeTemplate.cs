using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Templates;

/// <summary>Makes a file to be filled in and imported: an edition's own columns with what each may hold.</summary>
/// <param name="Kind">What the file will contain.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Language">Language of headers, words and explanations: "id" or "en".</param>
/// <param name="Options">Which of the possible forms.</param>
[Allow(Access.Secretariat)]
public sealed record MakeTemplate(ImportKind Kind, string Edition, string Language, TemplateOptions Options)
    : IRequest<ImportTemplate>,
        INamesAnEdition;

/// <summary>Which of the possible forms a template has.</summary>
public sealed record TemplateOptions
{
    /// <summary>True for one column per criterion, indicator or measure; false for one row per value.</summary>
    public bool IsWide { get; init; }

    /// <summary>True to fill in the ids and titles of the units in force, one row for each value or unit.</summary>
    public bool IsFilled { get; init; }

    /// <summary>
    /// "region" or "innovation", where an edition has indicators, measures or totals of both; null for the first that it has.
    /// </summary>
    public string? Of { get; init; }

    /// <summary>The stage whose marks are given; null for all stages, or the first one if rows are filled in.</summary>
    public string? Stage { get; init; }
}

/// <summary>A file to be filled in.</summary>
/// <param name="Edition">The edition's rules.</param>
/// <param name="Kind">What it will contain.</param>
/// <param name="Columns">Its columns, those that tell the rows apart first.</param>
/// <param name="Rows">The rows that are filled in so far, by column; null in a cell that is left to be filled.</param>
/// <param name="Language">The language of its texts.</param>
public sealed record ImportTemplate(
    Edition Edition,
    ImportKind Kind,
    IReadOnlyList<TemplateColumn> Columns,
    IReadOnlyList<IReadOnlyList<string?>> Rows,
    string Language
);

/// <summary>Chooses the columns by the rules, and the rows by what is in force.</summary>
internal sealed class MakeTemplateHandler(UnitOfWork work, PayloadCache cache, EditionCatalog editions)
    : IRequestHandler<MakeTemplate, ImportTemplate>
{
    /// <inheritdoc/>
    public Task<ImportTemplate> Handle(MakeTemplate request, CancellationToken cancellationToken)
    {
        var edition = editions.Get(request.Edition);
        var known = new CurrentFacts(work, cache, request.Edition);
        var shape = TemplateShape.Of(request, edition);
        var columns = new TemplateColumns(shape, known, request.Language).All();
        var rows = request.Options.IsFilled ? TemplateRows.Of(shape, known, columns) : [];
        return Task.FromResult(new ImportTemplate(edition, request.Kind, columns, rows, request.Language));
    }
}

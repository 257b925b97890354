using Scoring.Features.Pipeline;

namespace Scoring.Features.Innovations.FindInnovations;

/// <summary>Somebody looks through the innovations of an edition.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Wanted">What they are to be.</param>
/// <param name="Skip">How many of those that match are left out at the beginning.</param>
/// <param name="Take">How many are named at most.</param>
public sealed record FindInnovations(string Edition, InnovationFilter Wanted, int Skip, int Take) : IRequest<FoundInnovations>, INamesAnEdition;

/// <summary>What innovations are to be; null or empty for a part that does not matter.</summary>
/// <param name="Text">A part of the title or the id, small and capital letters alike.</param>
/// <param name="Region">The region's code.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Category">The category.</param>
/// <param name="Digital">"1" for digital ones (IT), "0" for others (non-IT).</param>
/// <param name="Step">The step of the five that it has reached.</param>
public sealed record InnovationFilter(string? Text = null, string? Region = null, string? Agency = null, string? Category = null, string? Digital = null, string? Step = null);

/// <summary>The innovations that match.</summary>
/// <param name="Matching">How many match.</param>
/// <param name="Whole">How many the edition has.</param>
/// <param name="Lines">Those asked for, in the order of the files.</param>
/// <param name="Facets">For each part of the filter, the values that the innovations have which match all its other parts, with their number.</param>
/// <param name="IsIllustrative">True where any file in force says of itself that its figures are made up for a sample.</param>
public sealed record FoundInnovations(int Matching, int Whole, IReadOnlyList<InnovationLine> Lines, IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets, bool IsIllustrative);

/// <summary>An innovation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="RegionCode">The region's code; null where it has none.</param>
/// <param name="RegionName">The region's name; null likewise.</param>
/// <param name="Agency">The agency; null where none is reported.</param>
/// <param name="Category">The category; null likewise.</param>
/// <param name="Digital">"1" for a digital one, "0" for another; null where it is not reported.</param>
/// <param name="Step">The step of the five; null likewise.</param>
public sealed record InnovationLine(string Id, string Title, string? RegionCode, string? RegionName, string? Agency, string? Category, string? Digital, string? Step);

/// <summary>A value of a facet.</summary>
/// <param name="Value">The value as the filter takes it.</param>
/// <param name="Name">What it is called; the same as the value but for regions.</param>
/// <param name="Count">How many innovations have it.</param>
public sealed record FacetValue(string Value, string Name, int Count);

using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Rules;

namespace Scoring.Web.Shell;

/// <summary>What editions are called, for lists and headings that know them by their ids.</summary>
/// <param name="editions">The ids, "programme/edition", with their names; of several with one id the last counts.</param>
public sealed class EditionNames(IEnumerable<(string Id, Text Name)> editions)
{
    private readonly Dictionary<string, Text> _names = editions
        .GroupBy(edition => edition.Id, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Last().Name, StringComparer.Ordinal);

    /// <summary>The names of all editions whose rules can be read.</summary>
    internal static async Task<EditionNames> Read(IMediator sender, CancellationToken cancellation) =>
        Of(await sender.Send(new ListEditions(), cancellation));

    /// <summary>The names of those among these editions whose rules can be read.</summary>
    internal static EditionNames Of(IEnumerable<RuleBook.EditionReading> readings) =>
        new(readings.Where(reading => reading.Edition is not null).Select(reading => (reading.EditionId, reading.Edition!.Name)));

    /// <summary>
    /// The name of an edition, with its id where another edition has the same name; the id alone if the name is not known.
    /// </summary>
    /// <param name="id">"programme/edition".</param>
    /// <param name="language">"id" or "en".</param>
    public string In(string id, string language)
    {
        if (!_names.TryGetValue(id, out var name))
            return id;
        var written = name.In(language);
        return _names.Values.Count(other => other.In(language) == written) > 1 ? $"{written} ({id})" : written;
    }
}

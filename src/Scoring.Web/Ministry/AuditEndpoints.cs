using System.Globalization;
using System.Text;
using MediatR;
using Scoring.Domain.Audit;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Jury;
using Scoring.Features.Output.Localization;
using Scoring.Features.Output.Spreadsheets;
using Scoring.Features.Rules;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>The audit trail: a search of it, and what was found as a file.</summary>
internal static class AuditEndpoints
{
    /// <summary>A search of the audit trail.</summary>
    public static async Task<IResult> Show(HttpContext context, IMediator sender)
    {
        var search = AuditSearch.Of(context);
        var listing = await sender.Send(
            search.Request with
            {
                Newest = AuditSearch.OnPage,
                Skipped = (search.At - 1) * AuditSearch.OnPage,
            },
            context.RequestAborted
        );
        var verdict = await sender.Send(new VerifyAudit(TrailOnly: true), context.RequestAborted);
        var jurors = await Jurors(sender, listing, context.RequestAborted);
        var accounts = await AuditAccounts.Of(sender, Visitor.Of(context).Person, listing, context.RequestAborted);
        var editions = (await sender.Send(new ListEditions(), context.RequestAborted))
            .Where(reading => reading.Edition is not null)
            .Select(reading => (reading.EditionId, reading.Edition!.Name))
            .ToList();
        return Pages.Page<AuditPage>(
            context,
            ("Listing", listing),
            ("Verdict", verdict),
            ("Search", search),
            ("Jurors", jurors),
            ("Accounts", accounts),
            ("Editions", editions)
        );
    }

    // Events keep the ids; what the jurors are called is looked up for those on the page.
    private static async Task<AuditJurors> Jurors(IMediator sender, AuditListing listing, CancellationToken cancellation)
    {
        var names = new Dictionary<string, JurorNames>(StringComparer.Ordinal);
        foreach (var edition in listing.Events.Select(record => AuditJurors.Find(record.Event)?.Edition).OfType<string>().Distinct())
            names.Add(edition, await sender.Send(new ShowJurorNames(edition), cancellation));
        return new AuditJurors(names);
    }

    /// <summary>All that a search finds, oldest first, with the columns of <c>scoring audit list --format csv</c>.</summary>
    public static async Task<IResult> Download(HttpContext context, IMediator sender)
    {
        var listing = await sender.Send(AuditSearch.Of(context).Request, context.RequestAborted);
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
                await writer.WriteAsync("sequence,when,who,what,subject,why,data,hash\n");
                foreach (var record in listing.Events)
                    await writer.WriteAsync(Line(record));
            },
            "text/csv; charset=utf-8",
            "audit.csv"
        );
    }

    private static string Line(AuditRecord record) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{record.Event.Sequence},{Moments.ForPrograms(record.Event.When)},{SpreadsheetText.Cell(record.Event.Who)},"
                + $"{record.Event.What},{SpreadsheetText.Cell(record.Event.Subject)},{SpreadsheetText.Cell(record.Event.Why)},"
                + $"{SpreadsheetText.Cell(record.Event.Data)},{record.Hash}\n"
        );
}

/// <summary>A search of the audit trail, as the page's address says.</summary>
/// <param name="Edition">"programme/edition", or empty.</param>
/// <param name="Who">Part of a name, or empty.</param>
/// <param name="What">A kind of event, or empty.</param>
/// <param name="Text">A text in subject, reason or data, or empty.</param>
/// <param name="From">The first day, as typed.</param>
/// <param name="To">The last day, as typed.</param>
/// <param name="At">The number of the page, from 1.</param>
public sealed record AuditSearch(string Edition, string Who, string What, string Text, string From, string To, int At)
{
    /// <summary>The number of events on a page.</summary>
    public const int OnPage = 200;

    /// <summary>The zone whose days are meant: part of the address, so that everybody who opens it finds the same.</summary>
    public SeasonZone Zone { get; init; }

    /// <summary>The search of a request; a kind or day that does not exist is none.</summary>
    public static AuditSearch Of(HttpContext context)
    {
        string Given(string name) => context.Request.Query[name].ToString().Trim();
        var what = Given("what");
        var isNumber = int.TryParse(Given("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var at);
        return new AuditSearch(
            Given("edition"),
            Given("who"),
            AuditAction.All.Contains(what) ? what : "",
            Given("text"),
            Day(Given("from")) is null ? "" : Given("from"),
            Day(Given("to")) is null ? "" : Given("to"),
            isNumber ? Math.Clamp(at, 1, 1_000_000) : 1
        )
        {
            Zone = SeasonZones.OfWord(Given("zone")) ?? ReaderZone.Of(context),
        };
    }

    /// <summary>The search as a question; without a limit.</summary>
    public ListAudit Request =>
        new(Some(Edition), Some(Who), Some(What), Some(Text))
        {
            IsPartOfName = true,
            From = Day(From) - Zone.Ahead(),
            Until = Day(To)?.AddDays(1) - Zone.Ahead(),
        };

    /// <summary>The search's part of an address, with another page.</summary>
    public IEnumerable<KeyValuePair<string, string>> Query(int page) =>
        [
            new("edition", Edition),
            new("who", Who),
            new("what", What),
            new("text", Text),
            new("from", From),
            new("to", To),
            new("zone", From.Length + To.Length == 0 ? "" : Zone.Word()),
            new("page", page == 1 ? "" : page.ToString(CultureInfo.InvariantCulture)),
        ];

    private static string? Some(string text) => text.Length == 0 ? null : text;

    // Not the first or last years that a date can have: the other time zone and the day after have to exist.
    private static DateTime? Day(string text) =>
        DateTime.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var day
        ) && day.Year is > 1900 and < 9000
            ? day
            : null;
}

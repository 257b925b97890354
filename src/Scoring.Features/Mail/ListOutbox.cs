using Dapper;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>Lists the mail in one state, a page at a time.</summary>
/// <param name="State">The state.</param>
/// <param name="Find">A part of an address or subject, or empty.</param>
/// <param name="Season">"programme/edition"; null for all mail.</param>
/// <param name="Skip">How many of the newest rows to leave out, because earlier pages show them.</param>
[Allow(Access.Mail)]
public sealed record ListOutbox(MailState State, string Find = "", string? Season = null, int Skip = 0) : IRequest<OutboxListing>
{
    /// <summary>The most rows of one answer.</summary>
    public const int Most = 100;
}

/// <summary>A page of the mail in one state.</summary>
/// <param name="Counts">How many mails there are in each state.</param>
/// <param name="Matching">How many mails are in the state and match the search.</param>
/// <param name="Rows">Those of this page, the newest first; at most <see cref="ListOutbox.Most"/>.</param>
public sealed record OutboxListing(IReadOnlyDictionary<MailState, long> Counts, long Matching, IReadOnlyList<ListedMail> Rows);

/// <summary>A mail of the outbox.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Season">"programme/edition", or null.</param>
/// <param name="Template">Its kind.</param>
/// <param name="Version">The version of its text; 0 for that of the program.</param>
/// <param name="Address">The recipient.</param>
/// <param name="Language">"id" or "en".</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text; its link is made when it is sent, and no list shows it.</param>
/// <param name="State">What became of it.</param>
/// <param name="NotBefore">When it is tried next at the earliest, UTC.</param>
/// <param name="Attempts">How many tries there were.</param>
/// <param name="Code">The server's code, or null.</param>
/// <param name="Error">Why it was not sent, or null.</param>
/// <param name="MadeBy">Who caused it.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="SentAt">When it was sent or written, UTC, or null.</param>
public sealed record ListedMail(
    string Id,
    string? Season,
    string Template,
    int Version,
    string Address,
    string Language,
    string Subject,
    string Body,
    MailState State,
    DateTime NotBefore,
    int Attempts,
    int? Code,
    string? Error,
    string MadeBy,
    DateTime MadeAt,
    DateTime? SentAt
)
{
    /// <summary>Subject and text, with marks in the places of the link, the code and the site's address.</summary>
    public MailText Text => new(Subject, Body);
}

/// <summary>Reads the outbox.</summary>
internal sealed class ListOutboxHandler(UnitOfWork work) : IRequestHandler<ListOutbox, OutboxListing>
{
    /// <inheritdoc/>
    public Task<OutboxListing> Handle(ListOutbox request, CancellationToken cancellationToken) =>
        Task.FromResult(work.Locked(db => Read(db, request)));

    private static OutboxListing Read(Db db, ListOutbox request)
    {
        var counts = db
            .Connection.Query<MailCountRow>(
                "SELECT state AS State, count(*) AS Mails FROM outbox WHERE @Season IS NULL OR season = @Season GROUP BY state",
                new { request.Season },
                db.Transaction
            )
            .ToDictionary(row => MailStates.Find(row.State)!.Value, row => row.Mails);
        var (state, like) = (MailStates.Word(request.State), "%" + Escaped(request.Find.Trim().ToLowerInvariant()) + "%");
        var matching = db.Connection.ExecuteScalar<long>(
            $"SELECT count(*) FROM outbox {OutboxRows.Where}",
            new
            {
                state,
                like,
                request.Season,
            },
            db.Transaction
        );
        var rows = db.Connection.Query<OutboxRow>(
            $"{OutboxRows.Select} {OutboxRows.Where} ORDER BY made_at DESC, mail_id LIMIT @Most OFFSET @Skip",
            new
            {
                state,
                like,
                request.Season,
                Most = (long)ListOutbox.Most,
                Skip = (long)Math.Max(0, request.Skip),
            },
            db.Transaction
        );
        return new OutboxListing(counts, matching, [.. rows.Select(row => row.Mail())]);
    }

    /// <summary>A text escaped for a LIKE pattern, so that it is found as it was typed.</summary>
    internal static string Escaped(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);
}

/// <summary>Shows one mail.</summary>
/// <param name="Id">Its id.</param>
[Allow(Access.Mail)]
public sealed record ShowMail(string Id) : IRequest<ListedMail>;

/// <summary>Reads it.</summary>
internal sealed class ShowMailHandler(UnitOfWork work) : IRequestHandler<ShowMail, ListedMail>
{
    /// <inheritdoc/>
    public Task<ListedMail> Handle(ShowMail request, CancellationToken cancellationToken) =>
        Task.FromResult(
            work.Locked(db =>
                db.Connection.QuerySingleOrDefault<OutboxRow>(
                        OutboxRows.Select + " WHERE mail_id = @Id",
                        new { request.Id },
                        db.Transaction
                    )
                    ?.Mail()
            ) ?? throw new RefusalException(RefusalKind.Usage, "mail-unknown", request.Id)
        );
}

/// <summary>The parts of statements that both requests read with.</summary>
internal static class OutboxRows
{
    /// <summary>The columns.</summary>
    public const string Select = """
        SELECT mail_id AS Id, season AS Season, template AS Template, version AS Version, address AS Address, language AS Language,
            subject AS Subject, body AS Body, state AS State, not_before AS NotBefore, attempts AS Attempts, code AS Code, error AS Error,
            made_by AS MadeBy, made_at AS MadeAt, sent_at AS SentAt
        FROM outbox
        """;

    /// <summary>The rows of a state, a season and a search.</summary>
    public const string Where = """
        WHERE state = @state AND (@Season IS NULL OR season = @Season)
            AND (lower(address) LIKE @like ESCAPE '!' OR lower(subject) LIKE @like ESCAPE '!')
        """;
}

/// <summary>How many mails are in a state.</summary>
internal sealed record MailCountRow(string State, long Mails);

/// <summary>A row of outbox as it is shown.</summary>
internal sealed record OutboxRow(
    string Id,
    string? Season,
    string Template,
    long Version,
    string Address,
    string Language,
    string Subject,
    string Body,
    string State,
    string NotBefore,
    long Attempts,
    long? Code,
    string? Error,
    string MadeBy,
    string MadeAt,
    string? SentAt
)
{
    /// <summary>The row as a mail.</summary>
    public ListedMail Mail() =>
        new(
            Id,
            Season,
            Template,
            (int)Version,
            Address,
            Language,
            Subject,
            Body,
            MailStates.Find(State)!.Value,
            Times.Of(NotBefore)!.Value,
            (int)Attempts,
            (int?)Code,
            Error,
            MadeBy,
            Times.Of(MadeAt)!.Value,
            Times.Of(SentAt)
        );
}

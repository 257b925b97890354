using System.Collections.Concurrent;
using System.Globalization;
using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.Ranking.Comparison;
using Scoring.Features.Rules;
using Scoring.RuleBook;

namespace Scoring.Web.Public;

/// <summary>
/// What the public may see, and the public pages' only access to the commands: a request that names an edition is answered from the frozen
/// copy of its newest publication, never from the live data.
/// </summary>
/// <param name="places">The live database and its standbys, for the list of publications and the editions' progress.</param>
/// <param name="options">The options of the live database.</param>
internal sealed class Published(ReadingPlaces places, ScoringOptions options) : IAsyncDisposable
{
    // A folder that has just changed may change again within the resolution of its timestamp.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan TriedAgain = TimeSpan.FromSeconds(30);

    // Objection windows open and close, and decisions are taken, without a publication.
    private static readonly TimeSpan WindowsHold = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Opened> _copies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Edition?> _rules = new(StringComparer.Ordinal);
    private static readonly TimeSpan AskedAgain = TimeSpan.FromSeconds(1);

    private volatile Known? _known;
    private volatile OpenWindows? _windows;
    private long _news;
    private long _failedAt;

    /// <summary>Learns that another process may have published or decided something.</summary>
    /// <param name="position">The position of the log that a standby must have replayed to have it.</param>
    public void Learn(LogPosition position)
    {
        places.Learn(position);
        Interlocked.Increment(ref _news);
    }

    /// <summary>The editions with a publication, by id.</summary>
    public IReadOnlyList<PublishedEdition> Editions => Newest().Editions;

    /// <summary>
    /// Changes whenever anything is published, when an objection window opens or closes, and when something is decided about what is
    /// published: for ETags and caches.
    /// </summary>
    public string Version => Newest().Version + Windows().Version;

    /// <summary>The deadline for objections to an edition, UTC, if it is in the future; otherwise null.</summary>
    public DateTime? ObjectionsUntil(string edition) => Windows().Until.TryGetValue(edition, out var until) ? until : null;

    /// <summary>What was decided about an edition after its newest publication; null if nothing was.</summary>
    public DecidedSince? DecidedSince(string edition) => Windows().Since.GetValueOrDefault(edition);

    /// <summary>The progress of all editions, as far as it is public.</summary>
    public Task<IReadOnlyList<EditionStanding>> States(CancellationToken cancellationToken = default) =>
        Live(new ShowEditionStates(), cancellationToken);

    /// <summary>Answers a request as the public, from the publication of the edition that it names.</summary>
    /// <exception cref="RefusalException">
    /// The edition has no publication, its copy is not what was published, or the request was refused.
    /// </exception>
    public async Task<T> Send<T>(IRequest<T> request, CancellationToken cancellationToken = default)
    {
        if (request is not INamesAnEdition { Edition: var edition })
            throw new InvalidOperationException($"{request.GetType().Name} names no edition, so there is no copy to answer it from.");
        var published = Newest().Editions.FirstOrDefault(one => one.Id == edition);
        if (published is null)
            throw new RefusalException(RefusalKind.Data, "not-published", await NameOf(edition, cancellationToken));
        try
        {
            return await (await CopyOf(published.Publication)).Send(request, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // A newer publication replaced it between the two.
            return await (await CopyOf(Newest().Editions.First(one => one.Id == edition).Publication)).Send(request, cancellationToken);
        }
    }

    /// <summary>What a region's change from one published edition to another is due to, from the copies of both.</summary>
    /// <exception cref="RefusalException">
    /// One has no publication, or its copy is not what was published; or the ranking or region is not in both.
    /// </exception>
    public async Task<ChangeSplit> Split(string from, string to, string unit, string ranking, CancellationToken cancellationToken = default)
    {
        async Task<(string, FrozenCopy)> Copy(string edition) =>
            Newest().Editions.FirstOrDefault(one => one.Id == edition) is { } published
                ? (edition, await CopyOf(published.Publication))
                : throw new RefusalException(RefusalKind.Data, "not-published", edition);
        try
        {
            return await FrozenCopy.Split(await Copy(from), await Copy(to), unit, ranking, cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // A newer publication replaced one of them between the two.
            return await FrozenCopy.Split(await Copy(from), await Copy(to), unit, ranking, cancellationToken);
        }
    }

    /// <summary>
    /// The rules of an edition's publication, read without opening its facts; null if there is none, or if the files are not those that
    /// were published.
    /// </summary>
    public Edition? RulesOf(string edition) =>
        Newest().Editions.FirstOrDefault(one => one.Id == edition) is { } published
            ? _rules.GetOrAdd(published.Publication.ManifestSha256, _ => ReadRules(published.Publication))
            : null;

    /// <summary>Answers a request about publications themselves, as the public, from the live database.</summary>
    public async Task<T> Live<T>(IRequest<T> request, CancellationToken cancellationToken = default) =>
        (await places.Read(services => services.GetRequiredService<IMediator>().Send(request, cancellationToken))).Answer;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, opened) in _copies)
            await opened.Close();
    }

    // The name of an edition that exists, with or without data.
    private async Task<Text> NameOf(string edition, CancellationToken cancellationToken)
    {
        if ((await States(cancellationToken)).FirstOrDefault(one => one.Id == edition) is { } known)
            return known.Name;
        try
        {
            return (await Live(new ShowEdition(edition), cancellationToken)).Name;
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Rules)
        {
            return new Text(edition, edition);
        }
    }

    private async Task<FrozenCopy> CopyOf(Publication publication)
    {
        var opened = _copies.GetOrAdd(publication.ManifestSha256, _ => new Opened(FolderOf, publication));
        if (
            opened.Failed
            && DateTime.UtcNow - opened.At > TriedAgain
            && _copies.TryUpdate(publication.ManifestSha256, new Opened(FolderOf, publication), opened)
        )
            opened = _copies[publication.ManifestSha256];
        // An edition is read from its newest copy only.
        foreach (var (known, older) in _copies)
        {
            if (
                older.Publication.Edition == publication.Edition
                && older.Publication.Number <= publication.Number
                && known != publication.ManifestSha256
                && _copies.TryRemove(known, out var left)
            )
                await left.Close();
        }
        return await opened.Copy.Value;
    }

    private Edition? ReadRules(Publication publication)
    {
        var rules = new RuleFolder(Path.Combine(FolderOf(publication).GetAwaiter().GetResult(), PublicationFolder.Rules));
        return rules.Read(publication.Edition).Edition is { } edition && edition.Hash == publication.RuleHash ? edition : null;
    }

    // Copied from the database if it is not on this machine yet.
    private async Task<string> FolderOf(Publication publication) =>
        (await places.Read(services => Task.FromResult(services.GetRequiredService<PublicationFiles>().FolderOf(publication)))).Answer;

    private Known Newest()
    {
        var stamp = Directory.GetLastWriteTimeUtc(PublicationFolder.Root(options.FilesPath));
        var news = Interlocked.Read(ref _news);
        if (
            _known is { } known
            && known.Stamp == stamp
            && known.News == news
            && known.ReadAt - stamp > Settled
            && IsNewEnough(known.Position)
        )
            return known;
        return Again(_known, () =>
        {
            var readAt = DateTime.UtcNow;
            var (all, position) = Ask(new ListPublications());
            var editions = all.GroupBy(one => one.Edition).Select(group => PublishedEdition.Of(group.Last())).ToList();
            return _known = new Known(
                stamp,
                readAt,
                news,
                position,
                editions,
                string.Join(' ', editions.Select(one => $"{one.Publication.Id}:{one.Publication.ManifestSha256[..12]}"))
            );
        });
    }

    private OpenWindows Windows()
    {
        // A publication opens the time for objections at once.
        var (now, news, newest) = (DateTime.UtcNow, Interlocked.Read(ref _news), Newest().Version);
        var isFresh = _windows is { } one && now - one.ReadAt < WindowsHold && (one.News, one.Newest) == (news, newest);
        if (isFresh && IsNewEnough(_windows!.Position))
            return _windows;
        return Again(_windows, () =>
        {
            var (windows, position) = Ask(new ListObjectionWindows());
            var until = windows.Where(window => window.Value >= now).ToDictionary();
            var (since, other) = Ask(new ListDecisionsSince());
            return _windows = new OpenWindows(
                now,
                news,
                newest,
                position < other ? position : other,
                until,
                since,
                string.Concat(until.Select(window => string.Create(CultureInfo.InvariantCulture, $" {window.Key}:{window.Value:s}")))
                    + string.Concat(since.Select(one => $" {one.Key}:{one.Value}"))
            );
        });
    }

    private (T Answer, LogPosition? Position) Ask<T>(IRequest<T> request) =>
        places.Read(services => services.GetRequiredService<IMediator>().Send(request)).GetAwaiter().GetResult();

    // Nobody is shown what is older than what they have just done.
    private bool IsNewEnough(LogPosition? position) => places.Floor is not { } floor || position >= floor;

    // While a server is away for some seconds, what is known of publications is shown on: nothing can be published meanwhile.
    private T Again<T>(T? known, Func<T> read)
        where T : class, IKnown
    {
        var isEnough = DatabaseAddress.IsServer(options.DatabasePath) && known is not null && IsNewEnough(known.Position);
        if (isEnough && Interlocked.Read(ref _failedAt) is > 0 and var at && System.Diagnostics.Stopwatch.GetElapsedTime(at) < AskedAgain)
            return known!;
        try
        {
            var answer = read();
            Interlocked.Exchange(ref _failedAt, 0);
            return answer;
        }
        catch (Exception fault) when (isEnough && ReadingPlaces.IsOfThePlace(fault))
        {
            Interlocked.Exchange(ref _failedAt, System.Diagnostics.Stopwatch.GetTimestamp());
            return known!;
        }
    }

    // What was read, and up to where everything was there.
    private interface IKnown
    {
        LogPosition? Position { get; }
    }

    private sealed record OpenWindows(
        DateTime ReadAt,
        long News,
        string Newest,
        LogPosition? Position,
        IReadOnlyDictionary<string, DateTime> Until,
        IReadOnlyDictionary<string, DecidedSince> Since,
        string Version
    ) : IKnown;

    private sealed record Known(
        DateTime Stamp,
        DateTime ReadAt,
        long News,
        LogPosition? Position,
        IReadOnlyList<PublishedEdition> Editions,
        string Version
    ) : IKnown;

    private sealed class Opened(Func<Publication, Task<string>> folderOf, Publication publication)
    {
        public Lazy<Task<FrozenCopy>> Copy { get; } =
            new(() => Task.Run(async () => FrozenCopy.Open(await folderOf(publication), publication)));

        public Publication Publication => publication;

        public DateTime At { get; } = DateTime.UtcNow;

        public bool Failed => Copy is { IsValueCreated: true, Value.IsFaulted: true };

        public async Task Close()
        {
            if (Copy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
                await (await Copy.Value).DisposeAsync();
        }
    }
}

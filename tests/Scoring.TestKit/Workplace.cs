using Dapper;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Domain.Jury.Review;
using Scoring.Features;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import;
using Scoring.Features.Publications;
using Scoring.Features.Ranking;
using Scoring.Features.Ranking.Explanations;
using Scoring.Features.Ranking.Folders;
using Scoring.Features.Review;
using Scoring.RuleBook;

namespace Scoring.TestKit;

/// <summary>
/// A folder of its own with a real database and rules, and the real pipeline on it: what the command line and the web site use.
/// Every request has a scope of its own, as every command has.
/// </summary>
public sealed class Workplace : IDisposable
{
    private readonly bool _ownsFolder;
    private ServiceProvider? _services;
    private bool _isAlone;

    private Workplace(string rules, string? database = null, bool? isServer = null)
    {
        _ownsFolder = database is null;
        Rules = rules;
        Database = database ?? (isServer is { } kind ? TestStore.New(TemporaryFolder.New(), kind) : TestStore.New(TemporaryFolder.New()));
        Folder = Path.GetDirectoryName(Files)!;
    }

    /// <summary>The folder; it goes with the workplace, unless the workplace is on a database that others use too.</summary>
    public string Folder { get; }

    /// <summary>The rules folder.</summary>
    public string Rules { get; private set; }

    /// <summary>A committee's file; null for none.</summary>
    public string? Committee { get; set; }

    /// <summary>The database: the path of a file, or an address.</summary>
    public string Database { get; }

    /// <summary>The path that the publications and keys of the database lie beside; of a file its own.</summary>
    public string Files => DatabaseAddress.Files(Database);

    /// <summary>The virus scanner, HOST:PORT; null for none. It can be set until the first request is sent.</summary>
    public string? Scanner { get; set; }

    /// <summary>How many bytes of imported facts are cached; null for the product's default.</summary>
    public long? BytesRemembered { get; init; }

    /// <summary>Who sends the requests; null for the owner of the file, who is called tester.</summary>
    public Person? Person { get; set; }

    /// <summary>The clock; null for the machine's. It can be set until the first request is sent.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>A workplace with the shipped rules.</summary>
    public static Workplace WithShippedRules(long? bytesRemembered = null) => new(Checkout.Rules) { BytesRemembered = bytesRemembered };

    /// <summary>A workplace with the rules of a folder.</summary>
    public static Workplace WithRules(string rules) => new(rules);

    /// <summary>A workplace on a database that a site or another process uses too; its folder stays when the workplace goes.</summary>
    public static Workplace On(string database, string? rules = null) => new(rules ?? Checkout.Rules, database);

    /// <summary>A workplace with rules of its own, which are empty at first: <see cref="WriteRule"/> fills them.</summary>
    /// <param name="isServer">The kind of database; null for that of the test run.</param>
    public static Workplace WithOwnRules(bool? isServer = null)
    {
        var place = new Workplace("", isServer: isServer);
        place.Rules = Directory.CreateDirectory(Path.Combine(place.Folder, "rules")).FullName;
        return place;
    }

    /// <summary>Writes a file, in UTF-8 without mark; returns its path.</summary>
    public string Write(string name, string text) => Write(name, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file; returns its path.</summary>
    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Writes a rule file and reloads the rules.</summary>
    public void WriteRule(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Rules, name))!);
        File.WriteAllText(Path.Combine(Rules, name), text);
        Restart();
    }

    /// <summary>The faults of an edition's rules, one text each.</summary>
    public IReadOnlyList<string> RuleFaults(string edition) =>
        [
            .. new RuleFolder(Rules)
                .Read(edition)
                .Faults.Select(fault => $"{fault.File}:{fault.Line} {fault.Key} {fault.Code} {string.Join(' ', fault.Arguments)}"),
        ];

    /// <summary>A new process on the same files, as it were: nothing is remembered but what was stored.</summary>
    public void Restart()
    {
        _services?.Dispose();
        _services = null;
    }

    /// <summary>Sends a request through the pipeline.</summary>
    public async Task<T> Send<T>(IRequest<T> request)
    {
        if (request is not RestoreBackup)
            return await Within(services => services.GetRequiredService<IMediator>().Send(request));
        // Nobody may have the database open.
        Restart();
        _isAlone = true;
        try
        {
            return await Within(services => services.GetRequiredService<IMediator>().Send(request));
        }
        finally
        {
            Restart();
            _isAlone = false;
        }
    }

    /// <summary>Works with the parts of the product themselves, in one scope.</summary>
    public async Task<T> Within<T>(Func<IServiceProvider, Task<T>> work)
    {
        _services ??= Services().BuildServiceProvider();
        using var scope = _services.CreateScope();
        if (Person is not null)
            scope.ServiceProvider.GetRequiredService<Caller>().Person = Person;
        return await work(scope.ServiceProvider);
    }

    private IServiceCollection Services()
    {
        var services = new ServiceCollection().AddScoringFeatures(
            new ScoringOptions(Database, Rules, "tester", Committee)
            {
                Scanner = Scanner,
                // As a site does: opening a file for each request takes a fifth of the time of all tests.
                KeepsConnections = !_isAlone && !DatabaseAddress.IsServer(Database),
            }
        );
        if (Clock is not null)
            services.AddSingleton(Clock);
        if (Rules == Checkout.Rules && Committee is null)
            services.AddSingleton(Checkout.RuleFolder);
        return BytesRemembered is { } bytes ? services.AddSingleton(new PayloadCache(bytes)) : services;
    }

    /// <summary>Sends a request as somebody else.</summary>
    public async Task<T> SendAs<T>(Person person, IRequest<T> request)
    {
        var before = Person;
        Person = person;
        try
        {
            return await Send(request);
        }
        finally
        {
            Person = before;
        }
    }

    /// <summary>Imports a file.</summary>
    public Task<ImportOutcome> Import(
        ImportKind kind,
        string path,
        string edition,
        bool skipFaulty = false,
        bool dryRun = false,
        string? replaces = null,
        Replacing replacing = Replacing.Ask
    ) => Send(new ImportFile(kind, path, edition, dryRun, skipFaulty, replaces, Replacing: replacing));

    /// <summary>Writes a file and imports it.</summary>
    public Task<ImportOutcome> ImportText(ImportKind kind, string edition, string name, string text, bool skipFaulty = false) =>
        Import(kind, Write(name, text), edition, skipFaulty);

    /// <summary>Writes a file and imports it in the place of any of its name; it must be taken.</summary>
    public async Task Given(ImportKind kind, string edition, string name, string text)
    {
        var outcome = await Send(new ImportFile(kind, Write(name, text), edition, Replacing: Replacing.Replace));
        outcome.Status.ShouldBe(ImportStatus.Stored, string.Join("; ", outcome.Problems));
    }

    /// <summary>Imports, scores and ranks a folder with inputs; no file may be refused.</summary>
    public async Task<FolderRun> Run(string folder)
    {
        var run = await Send(new RunFolder(folder, null, "id"));
        run.Accepted.ShouldBeTrue(string.Join("; ", run.Imports.SelectMany(import => import.Problems)));
        return run;
    }

    /// <summary>Closes the items of an edition as they stand.</summary>
    public async Task CloseItems(string edition)
    {
        foreach (var item in (await Send(new ListReviewItems(edition))).Items.Items.Where(item => item.State != ReviewItemState.Closed))
            await Send(new ResolveReviewItem(edition, ReviewItemLabels.Of(item.Item.Name), ReviewDecisionKind.Keep, "Dibahas", "Pleno"));
    }

    /// <summary>Closes the items of each edition, makes its ranking final and publishes it.</summary>
    public async Task Publish(params IEnumerable<string> editions)
    {
        foreach (var edition in editions)
        {
            await CloseItems(edition);
            await Send(new FinaliseRanking(edition));
            await Send(new Publish(edition));
        }
    }

    /// <summary>Ranks an edition.</summary>
    public Task<RankingRun> Rank(string edition) => Send(new RankEdition(edition));

    /// <summary>Explains a unit.</summary>
    public Task<UnitExplanation> Explain(string edition, string unit, string? ranking = null) =>
        Send(new ExplainUnit(edition, unit, ranking));

    /// <summary>Explains units with one evaluation of the edition; a command for each would evaluate it each time.</summary>
    public Task<IReadOnlyList<UnitExplanation>> ExplainAll(string edition, IEnumerable<string> units, string? ranking = null) =>
        Within<IReadOnlyList<UnitExplanation>>(async services =>
        {
            var mediator = services.GetRequiredService<IMediator>();
            var explained = new List<UnitExplanation>();
            foreach (var unit in units)
                explained.Add(await mediator.Send(new ExplainUnit(edition, unit, ranking)));
            return explained;
        });

    /// <summary>The refusal that a request ends in.</summary>
    public async Task<RefusalException> Refusal<T>(IRequest<T> request) => await Should.ThrowAsync<RefusalException>(() => Send(request));

    /// <summary>Asks the database itself.</summary>
    public T Ask<T>(string sql, object? parameters = null)
    {
        // One by one: for an object Dapper would write code at run time, which tests have switched off.
        var named = parameters?.GetType().GetProperties().Where(one => sql.Contains('@' + one.Name, StringComparison.Ordinal));
        using var connection = TestStore.Open(Database);
        return connection.QuerySingle<T>(sql, new DynamicParameters(named?.ToDictionary(one => one.Name, one => one.GetValue(parameters))));
    }

    /// <summary>Changes the database itself.</summary>
    public void Execute(string sql)
    {
        using var connection = TestStore.Open(Database);
        connection.Execute(sql);
    }

    /// <summary>Every row of every table as text: equal texts mean that nothing was changed.</summary>
    public string WholeDatabase()
    {
        if (!DatabaseAddress.IsServer(Database) && !File.Exists(Database))
            return "";
        using var connection = TestStore.Open(Database);
        var lines = new List<string>();
        var tables = DatabaseAddress.IsServer(Database)
            ? "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY relname"
            : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        foreach (var table in connection.Query<string>(tables).ToList())
        {
            lines.Add(table);
            foreach (var row in connection.Query($"SELECT * FROM \"{table}\"").Cast<IDictionary<string, object?>>())
                lines.Add(
                    string.Join(
                        '|',
                        row.Values.Select(value =>
                            value is byte[] bytes
                                ? Convert.ToHexString(bytes)
                                : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)
                        )
                    )
                );
        }
        return string.Join('\n', lines);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Restart();
        if (_ownsFolder)
            TemporaryFolder.Remove(Folder);
    }
}

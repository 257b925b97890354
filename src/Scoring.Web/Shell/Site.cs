using MediatR;
using Microsoft.AspNetCore.Connections;
using Scoring.Features;
using Scoring.Features.Core;
using Scoring.Features.Editions;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.PublicVotes;
using Scoring.Features.Users;
using Scoring.RuleBook;
using Scoring.Web.Accounts;
using Scoring.Web.Accounts.Administration;
using Scoring.Web.Api;
using Scoring.Web.Assets;
using Scoring.Web.Attachments;
using Scoring.Web.Entries;
using Scoring.Web.Feedback;
using Scoring.Web.Help;
using Scoring.Web.Jury;
using Scoring.Web.Localization;
using Scoring.Web.Messages;
using Scoring.Web.Ministry;
using Scoring.Web.Public;
using Scoring.Web.Public.Catalogue;
using Scoring.Web.Public.Publications;
using Scoring.Web.Public.Regions;
using Scoring.Web.Public.Votes;
using Scoring.Web.Public.Winners;
using Scoring.Web.RegionOffice;
using Shared = Scoring.Features.Output.Localization.Texts;

namespace Scoring.Web.Shell;

/// <summary>Puts the site together and runs it.</summary>
internal static class Site
{
    private const int WrongUsage = 2;

    /// <summary>Runs the site until it is stopped.</summary>
    /// <returns>0, or the command line's exit code for what kept the site from starting.</returns>
    public static async Task<int> Run(string[] args)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
            return Say(Console.Out, 0, language => WebTexts.Get("start.help", language, SiteOptions.Address));
        SiteOptions options;
        try
        {
            options = SiteOptions.Of(args);
        }
        catch (RefusalException fault)
        {
            return Refused(fault, "");
        }
        if (options.Unknown is { } unknown)
            return Say(Console.Error, WrongUsage, language => WebTexts.Get("start.unknown-option", language, unknown));
        if (options.Wrong is { } wrong)
            return Say(Console.Error, WrongUsage, language => WebTexts.Get("start.wrong-value", language, wrong.Option, wrong.Allowed));
        if (options.Rules is null)
            return Say(Console.Error, WrongUsage, language => WebTexts.Get("start.no-rules", language));

        try
        {
            TemporaryFiles.Require(options.Files);
            if (options.Keys is { } keys)
            {
                PrivateFile.CreateFolder(keys);
                TemporaryFiles.Probe(keys);
            }
        }
        catch (Exception fault) when (StorageFault.Of(fault) is not null || fault is RefusalException)
        {
            return Refused(fault, options.Keys ?? options.Files);
        }
        await using var site = Build(args, options);
        try
        {
            await MakeReady(site.Services);
        }
        catch (Exception fault) when (StorageFault.Of(fault) is not null || fault is RefusalException)
        {
            return Refused(fault, options.Database);
        }
        try
        {
            await site.RunAsync();
            return 0;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            return Say(Console.Error, WrongUsage, language => WebTexts.Get("start.address-in-use", language));
        }
    }

    private static WebApplication Build(string[] args, SiteOptions options)
    {
        // To see its settings change, the host would watch everything below the folder it was started in: each write to a database there.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(SiteOptions.Address);
        if (options.Metrics is { } metrics)
            builder.WebHost.UseUrls(builder.WebHost.GetSetting("urls") + ";" + metrics);
        Logs.Configure(builder);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Drain + Draining.Patience);
        builder.Services.AddScoringFeatures(options.ForCommands());
        builder.Services.AddSingleton(services =>
            options.ForCommands() with
            {
                ClockWentBack = Logs.ClockWarning(services.GetRequiredService<ILoggerFactory>()),
            }
        );
        builder.Services.AddSingleton(services => LevelWordings.Read(services.GetRequiredService<ScoringOptions>().RulesPath));
        builder.Services.AddSingleton<Draining>().AddHostedService(services => services.GetRequiredService<Draining>());
        builder.Services.AddSingleton<SeenPositions>().AddSingleton<StorageFaults>();
        builder.Services.AddSingleton<ReadingPlaces>().AddHostedService(services => services.GetRequiredService<ReadingPlaces>());
        builder.Services.AddSingleton<Published>().AddHostedService<PublicationWatch>();
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<PublicAnswers>();
        builder.Services.AddPublishedCache();
        builder.Services.AddRazorComponents();
        builder.Services.AddSignIn(options);
        builder.Services.AddProvider(options);
        builder.Services.AddMail(options);
        builder.Services.AddSingleton<IVoteSeal, SealedVoteKeys>();
        builder.Services.AddSingleton<OwnAddress>().AddSingleton<Readiness>();
        builder.Services.AddAttachmentPages();
        builder.Services.AddTelemetry(options);
        builder.Configuration["AllowedHosts"] = options.Hosts;

        var site = builder.Build();
        site.UseMetricsAddress(options);
        site.UseRequestLog();
        site.UseSecurityHeaders();
        site.UseForwardedHeaders(Proxies.Believed(options.Proxies));
        site.Use(
            (context, next) =>
            {
                // A proxy that ends TLS and does not say so.
                if (options.PublicAddress is { Scheme: "https" })
                    context.Request.Scheme = "https";
                return next(context);
            }
        );
        site.UseSecureCookies();
        site.UseSeenPositions(options);
        site.UseRefusals();
        site.UseAuthentication();
        site.UsePublishedCache();
        site.UseRateLimiter();
        UploadGate.Use(site);
        site.UseAntiforgery();
        site.UseEndpointAccess();
        site.UseSentText();
        site.MapAssets();
        site.MapAccounts();
        site.MapJury();
        site.MapAttachments();
        site.MapEntries();
        site.MapOfficers();
        site.MapEvidence();
        site.MapUsers();
        site.MapAccountLists();
        site.MapLostPasswords();
        site.MapProfile();
        site.MapProvider();
        site.MapMail();
        site.MapFrame();
        site.MapTime();
        site.MapCharts();
        site.MapPublic();
        site.MapVotes();
        site.MapWinners();
        site.MapFeedback();
        site.MapRegions();
        site.MapCatalogue();
        site.MapPublications();
        site.MapStaff();
        site.MapApi();
        site.MapHealth();
        site.MapHelp();
        site.MapRefusals();
        return site;
    }

    /// <summary>
    /// Opens the database once before the first request, so that it is created and migrated once, and a wrong file is reported at once.
    /// </summary>
    private static async Task MakeReady(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListEditionsWithFacts());
        services.GetService<KeysInDatabase>()?.Settle(DatabaseAddress.Files(services.GetRequiredService<SiteOptions>().Database) + ".keys");
        scope
            .ServiceProvider.GetRequiredService<PublicationFiles>()
            .StoreMissing(await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListPublications()));
        scope.ServiceProvider.GetRequiredService<SignInProcedure>().SealKeys(services.GetRequiredService<SealedKeys>().SealOld);
    }

    // The exit codes of the command line.
    private static int Refused(Exception fault, string path)
    {
        var refusal = fault as RefusalException ?? StorageFault.Of(fault)!.Refusal(path);
        return Say(Console.Error, refusal.Kind == RefusalKind.Usage ? WrongUsage : (int)refusal.Kind, language =>
            Shared.Refusal(refusal, language)
        );
    }

    private static int Say(TextWriter writer, int exitCode, Func<string, string> sentence)
    {
        writer.WriteLine(sentence("id"));
        writer.WriteLine(sentence("en"));
        return exitCode;
    }
}

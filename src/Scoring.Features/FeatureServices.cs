using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Attachments;
using Scoring.Features.Audit;
using Scoring.Features.Backups;
using Scoring.Features.Core;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Documents;
using Scoring.Features.Editions;
using Scoring.Features.Eligibility;
using Scoring.Features.Entries;
using Scoring.Features.Evidence;
using Scoring.Features.Facts;
using Scoring.Features.Feedback;
using Scoring.Features.Import;
using Scoring.Features.Innovations;
using Scoring.Features.Jury;
using Scoring.Features.Mail;
using Scoring.Features.Messages;
using Scoring.Features.Objections;
using Scoring.Features.Persistence;
using Scoring.Features.Publications;
using Scoring.Features.PublicVotes;
using Scoring.Features.Ranking;
using Scoring.Features.Regions;
using Scoring.Features.Review;
using Scoring.Features.Rules;
using Scoring.Features.Seasons;
using Scoring.Features.Users;

namespace Scoring.Features;

/// <summary>Combines the features, for both the command line and the web site.</summary>
public static class FeatureServices
{
    /// <summary>Registers the features, their pipeline and their dependencies.</summary>
    /// <param name="services">The collection to register in.</param>
    /// <param name="options">Where the commands work and for whom.</param>
    public static IServiceCollection AddScoringFeatures(this IServiceCollection services, ScoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return services
            .AddSingleton(options)
            .AddSingleton<ScoringDatabase>()
            .AddSingleton(new PayloadCache(options.MostBytesCached))
            .AddScoped<UnitOfWork>()
            .AddPipeline()
            .AddAttachments()
            .AddAudit()
            .AddBackups()
            .AddDocuments()
            .AddEditions()
            .AddEligibility()
            .AddEntries()
            .AddEvidence()
            .AddFacts()
            .AddFeedback()
            .AddImport()
            .AddInnovations()
            .AddJury()
            .AddMail()
            .AddMessages()
            .AddObjections()
            .AddPublications()
            .AddPublicVotes()
            .AddRanking()
            .AddRegions()
            .AddReview()
            .AddRules()
            .AddSeasons()
            .AddUsers();
    }
}

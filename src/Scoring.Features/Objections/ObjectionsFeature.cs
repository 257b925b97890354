using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Objections;

/// <summary>Objections, rulings and disqualifications.</summary>
internal static class ObjectionsFeature
{
    /// <summary>Registers the feature's requests and the services they need.</summary>
    public static IServiceCollection AddObjections(this IServiceCollection services) =>
        services
            .AddScoped<ObjectionStore>()
            .AddRequest<SetObjectionWindow, ObjectionWindow, SetObjectionWindowHandler>()
            .AddRequest<FileObjection, Objection, FileObjectionHandler>()
            .AddRequest<RuleOnObjection, RulingOutcome, RuleOnObjectionHandler>()
            .AddRequest<ListObjections, ObjectionListing, ListObjectionsHandler>()
            .AddRequest<PreviewDisqualification, DisqualificationPreview, PreviewDisqualificationHandler>()
            .AddRequest<Disqualify, DisqualifyOutcome, DisqualifyHandler>()
            .AddRequest<ListObjectionWindows, IReadOnlyDictionary<string, DateTime>, ListObjectionWindowsHandler>();
}

using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Facts;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Rules;
using Scoring.RuleBook;

namespace Scoring.Features;

/// <summary>Puts the commands together, for the command line and the web site alike.</summary>
public static class FeatureServices
{
    /// <summary>Registers the commands, their pipeline (trace, validate, transaction) and what they work on.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Where the commands work and for whom.</param>
    public static IServiceCollection AddScoringFeatures(this IServiceCollection services, ScoringOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new RuleFolder(options.RulesPath));
        services.AddSingleton<EditionsInForce>();
        services.AddSingleton<ScoringDatabase>();
        services.AddSingleton<PayloadCache>();
        services.AddScoped<Session>();
        services.AddScoped<Evaluations>();
        services.AddScoped<RankingsInForce>();
        services.AddScoped<RunStore>();
        services.AddTransient<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Trace<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        foreach (var type in typeof(FeatureServices).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(contract => contract.IsGenericType))
            {
                var form = contract.GetGenericTypeDefinition();
                if (form == typeof(IRequestHandler<,>) || (form == typeof(IValidator<>) && !type.ContainsGenericParameters))
                    services.AddTransient(contract, type);
            }
        }
        return services;
    }
}

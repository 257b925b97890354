using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Tests;

public sealed class FeatureServicesTests
{
    [Test]
    public void Every_handler_is_registered_for_its_request()
    {
        var services = new ServiceCollection().AddScoringFeatures(new ScoringOptions("unused.db", Checkout.Rules, "test"));
        var handlers = typeof(FeatureServices).Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces().Select(contract => (type, contract)))
            .Where(pair => pair.contract.IsGenericType && pair.contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) && pair.type.IsClass)
            .ToList();
        handlers.Count.ShouldBeGreaterThan(5);
        foreach (var (type, contract) in handlers)
            services.ShouldContain(service => service.ServiceType == contract && service.ImplementationType == type, type.Name);
    }
}

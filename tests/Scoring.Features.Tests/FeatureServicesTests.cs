using System.Reflection;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Tests;

/// <summary>
/// Every request has a handler, an attribute that says who may send it, and an answer that is a class.
/// </summary>
public sealed class FeatureServicesTests
{
    private static readonly IServiceCollection Services = new ServiceCollection().AddScoringFeatures(
        new ScoringOptions("unused.db", Checkout.Rules, "test")
    );

    private static IEnumerable<TestCaseData> Requests =>
        typeof(FeatureServices)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && Answer(type) is not null)
            .Select(type => new TestCaseData(type).SetArgDisplayNames(type.Name));

    private static Type? Answer(Type request) =>
        request
            .GetInterfaces()
            .FirstOrDefault(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequest<>))
            ?.GetGenericArguments()[0];

    [Test]
    public void There_are_requests() => Requests.Count().ShouldBeGreaterThan(70);

    [TestCaseSource(nameof(Requests))]
    public void A_request_has_one_handler(Type request)
    {
        var contract = typeof(IRequestHandler<,>).MakeGenericType(request, Answer(request)!);
        Services.Count(service => service.ServiceType == contract).ShouldBe(1);
    }

    [TestCaseSource(nameof(Requests))]
    public void A_request_passes_trace_authorise_validate_and_transact_in_this_order(Type request)
    {
        var contract = typeof(IPipelineBehavior<,>).MakeGenericType(request, Answer(request)!);
        Services
            .Where(service => service.ServiceType == contract)
            .Select(service => service.ImplementationType!.GetGenericTypeDefinition())
            .ShouldBe([typeof(Trace<,>), typeof(Authorise<,>), typeof(Validate<,>), typeof(Transact<,>)]);
    }

    [TestCaseSource(nameof(Requests))]
    public void A_request_says_who_may_send_it(Type request) => request.GetCustomAttribute<AllowAttribute>().ShouldNotBeNull();

    [TestCaseSource(nameof(Requests))]
    public void An_answer_is_a_class(Type request) =>
        Answer(request)!.IsValueType.ShouldBeFalse("the native program compiles the mediator's wrapper for classes only");

    [Test]
    public void Every_handler_is_registered()
    {
        var handlers = typeof(FeatureServices)
            .Assembly.GetTypes()
            .Where(type =>
                type.IsClass
                && type.GetInterfaces()
                    .Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            );
        foreach (var handler in handlers)
            Services.ShouldContain(service => service.ImplementationType == handler, handler.Name);
    }
}

using FluentValidation;
using MediatR;

namespace Scoring.Features.Pipeline;

/// <summary>Refuses a request whose form is wrong before anything is done; validators look at form only, handlers at facts.</summary>
/// <param name="validators">The validators of the request.</param>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">Its answer.</typeparam>
public sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <inheritdoc/>
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var fault = validators.SelectMany(validator => validator.Validate(request).Errors).FirstOrDefault();
        return fault is null ? next() : throw new RefusalException(RefusalKind.Usage, fault.ErrorCode, fault.AttemptedValue ?? "");
    }
}

/// <summary>Rules on the form of requests that several validators share.</summary>
internal static class FormRules
{
    /// <summary>"programme/edition".</summary>
    public static IRuleBuilderOptions<T, string> MustNameAnEdition<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches("^[a-z0-9-]+/[a-z0-9-]+$").WithErrorCode("edition-form");
}

using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Persistence;

namespace Scoring.Features.Mail;

/// <summary>Mail: its texts, and the outbox that it waits in.</summary>
internal static class MailFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) =>
        services
            .AddScoped<TemplateStore>()
            .AddScoped<Outbox>()
            .AddScoped(scope => new OutboxDesk(scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<AuditTrail>()))
            .AddRequest<ListTemplates, IReadOnlyList<ListedTemplate>, ListTemplatesHandler>()
            .AddRequest<EditTemplate, TemplateEdited, EditTemplateHandler>()
            .AddRequest<ListOutbox, OutboxListing, ListOutboxHandler>()
            .AddRequest<ShowMail, ListedMail, ShowMailHandler>()
            .AddRequest<MoveMail, MailMoved, MoveMailHandler>()
            .AddRequest<LeaveMail, MailLeft, LeaveMailHandler>();
}

using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Core.Pipeline;

namespace Scoring.Features.Messages;

/// <summary>Messages of a season to the people who take part, and reminders of its deadlines.</summary>
internal static class MessagesFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services) =>
        services
            .AddScoped<MessageWriter>()
            .AddRequest<ListAudience, IReadOnlyList<Addressee>, ListAudienceHandler>()
            .AddRequest<PreviewMessage, MessagePreview, PreviewMessageHandler>()
            .AddRequest<HoldMessage, MessageHeld, HoldMessageHandler>()
            .AddRequest<ListDueReminders, IReadOnlyList<DueReminder>, ListDueRemindersHandler>()
            .AddRequest<QueueReminders, RemindersQueued, QueueRemindersHandler>();
}

using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>Mail: the sender, and what carries it.</summary>
internal static class MailServices
{
    /// <summary>Registers them.</summary>
    public static void AddMail(this IServiceCollection services, SiteOptions options)
    {
        services.AddSingleton<LetterLinks>().AddSingleton(MailRhythm.Usual);
        if (options.Mail is { } server)
            services.AddSingleton<IMailCarrier>(new SmtpCarrier(server));
        else
            services.AddSingleton<IMailCarrier, FolderCarrier>();
        services.AddSingleton<MailSender>().AddHostedService(scope => scope.GetRequiredService<MailSender>());
    }
}

using MimeKit;
using Scoring.Features.Mail;
using Scoring.Features.Persistence;
using Scoring.Web.Shell;

namespace Scoring.Web.Messages;

/// <summary>Writes letters to a folder beside the database, for a site without a mail server: they are not sent.</summary>
/// <param name="options">The options of the site.</param>
internal sealed class FolderCarrier(SiteOptions options) : IMailCarrier, IMailRound
{
    /// <inheritdoc/>
    public bool Sends => false;

    /// <inheritdoc/>
    public Delivery? Fault => null;

    /// <inheritdoc/>
    public Task<IMailRound> Begin(CancellationToken cancellation) => Task.FromResult<IMailRound>(this);

    /// <inheritdoc/>
    public async Task<Delivery> Carry(MimeMessage letter)
    {
        // They hold links: only the owner of the database may read them.
        PrivateFile.CreateFolder(options.MailFolder);
        var name = letter.MessageId!.Split('@')[0] + ".eml";
        var (path, unfinished) = (Path.Combine(options.MailFolder, name), Path.Combine(options.MailFolder, name + ".tmp"));
        try
        {
            await using (var file = PrivateFile.Create(unfinished))
                await letter.WriteToAsync(file);
            File.Move(unfinished, path, overwrite: true);
            return new Delivery(MailEnd.Written);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Delivery(MailEnd.Later, Error: fault.Message);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

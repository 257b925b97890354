using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>
/// Somebody asks for an account to enter an innovation, where a season is open to all. Whether the address is known is looked up later: the
/// answer and the work are the same for every address.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Name">The person's name, as typed.</param>
/// <param name="Address">The address, as typed.</param>
/// <param name="Language">The language of the page: "id" or "en".</param>
[Allow(Access.Everybody)]
public sealed record AskForAccount(string Edition, string Name, string Address, string Language)
    : IRequest<RequestTaken>,
        IWritesBeside,
        INamesAnEdition;

/// <summary>Notes the request.</summary>
internal sealed class AskForAccountHandler(EntryDoor door, Registrations registrations) : IRequestHandler<AskForAccount, RequestTaken>
{
    /// <inheritdoc/>
    public Task<RequestTaken> Handle(AskForAccount request, CancellationToken cancellationToken)
    {
        ShowDoorHandler.MustBeOpen(door.Of(request.Edition));
        registrations.Note(request.Edition, request.Name, request.Address, request.Language);
        return Task.FromResult(new RequestTaken());
    }
}

/// <summary>Lists the seasons for which everybody may ask for an account.</summary>
[Allow(Access.Everybody)]
public sealed record ListPublicDoors : IRequest<IReadOnlyList<OpenDoor>>;

/// <summary>Lists them.</summary>
internal sealed class ListPublicDoorsHandler(EntryDoor door) : IRequestHandler<ListPublicDoors, IReadOnlyList<OpenDoor>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenDoor>> Handle(ListPublicDoors request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OpenDoor>>([.. door.All().Where(open => open.Season.Registration.IsOpen && open.TakesEntries)]);
}

/// <summary>Shows a season that everybody may ask for an account of.</summary>
/// <param name="Edition">"programme/edition".</param>
[Allow(Access.Everybody)]
public sealed record ShowDoor(string Edition) : IRequest<OpenDoor>, INamesAnEdition;

/// <summary>Finds it.</summary>
internal sealed class ShowDoorHandler(EntryDoor door) : IRequestHandler<ShowDoor, OpenDoor>
{
    /// <inheritdoc/>
    public Task<OpenDoor> Handle(ShowDoor request, CancellationToken cancellationToken)
    {
        var open = door.Of(request.Edition);
        MustBeOpen(open);
        return Task.FromResult(open);
    }

    /// <summary>Refuses a season whose innovators are invited, or that is not announced.</summary>
    /// <exception cref="RefusalException">It is not open to all.</exception>
    public static void MustBeOpen(OpenDoor open)
    {
        if (!open.Season.Registration.IsOpen || !open.TakesEntries)
            throw new RefusalException(RefusalKind.Data, "registration-closed", open.Edition.Id);
    }
}

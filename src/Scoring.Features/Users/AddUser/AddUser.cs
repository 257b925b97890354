using Scoring.Features.Pipeline;

namespace Scoring.Features.Users.AddUser;

/// <summary>An administrator adds an account. There is no default password: the person gets an invitation, or one is given now.</summary>
/// <param name="Name">The person's name, as the audit trail shall name them.</param>
/// <param name="Email">The address that they sign in with.</param>
/// <param name="Roles">What they may be, one role at least.</param>
/// <param name="Juror">The juror's id; needed for a juror, null for others.</param>
/// <param name="Region">The region's code; needed for a region officer, null for others.</param>
/// <param name="Password">Their password; null for an invitation.</param>
public sealed record AddUser(string Name, string Email, Roles Roles, string? Juror = null, string? Region = null, string? Password = null) : IRequest<UserAdded>, IWrites;

/// <summary>An account that was added.</summary>
/// <param name="Email">Its address.</param>
/// <param name="Invitation">The invitation; null where a password was given.</param>
public sealed record UserAdded(string Email, Invitation? Invitation);

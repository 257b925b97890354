using Microsoft.Extensions.DependencyInjection;
using Scoring.Features.Audit;
using Scoring.Features.Core.Pipeline;
using Scoring.Features.Mail;
using Scoring.Features.Persistence;
using Scoring.Features.Users.AccountLists;

namespace Scoring.Features.Users;

/// <summary>Accounts of the site.</summary>
internal static class UsersFeature
{
    /// <summary>Registers the feature's requests and services.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services) =>
        services
            .AddScoped<AccountStore>()
            .AddScoped<LoginSessionStore>()
            .AddScoped<DeviceStore>()
            .AddScoped<SiteKeyStore>()
            .AddScoped<TryStore>()
            .AddScoped<AccountLinks>()
            .AddScoped<LinkedPassword>()
            .AddScoped<AgencyStore>()
            .AddScoped<EntryGroups>()
            .AddScoped<InvitationMail>()
            .AddScoped(scope => new MailedLinks(
                scope.GetRequiredService<AccountStore>(),
                scope.GetRequiredService<AccountLinks>(),
                scope.GetRequiredService<AuditTrail>()
            ))
            .AddScoped(scope => new SignInProcedure(
                scope.GetRequiredService<UnitOfWork>(),
                scope.GetRequiredService<AccountStore>(),
                scope.GetRequiredService<LoginSessionStore>(),
                scope.GetRequiredService<DeviceStore>(),
                scope.GetRequiredService<AccountLinks>(),
                scope.GetRequiredService<Outbox>(),
                scope.GetRequiredService<AuditTrail>()
            ))
            .AddRequest<AddUser, UserAdded, AddUserHandler>()
            .AddRequest<ListUsers, IReadOnlyList<ListedUser>, ListUsersHandler>()
            .AddRequest<ShowAccountNames, IReadOnlyDictionary<string, string>, ShowAccountNamesHandler>()
            .AddRequest<InviteUser, Invitation, InviteUserHandler>()
            .AddRequest<AcceptInvitation, string, AcceptInvitationHandler>()
            .AddRequest<AskForReset, RequestTaken, AskForResetHandler>()
            .AddScoped<Registrations>()
            .AddRequest<AnswerRequests, RequestsAnswered, AnswerRequestsHandler>()
            .AddRequest<EnterByProvider, Account, EnterByProviderHandler>()
            .AddRequest<ResetPassword, string, ResetPasswordHandler>()
            .AddRequest<ChangeProfile, ProfileChanged, ChangeProfileHandler>()
            .AddRequest<AskForAddress, RequestTaken, AskForAddressHandler>()
            .AddRequest<ConfirmAddress, string, ConfirmAddressHandler>()
            .AddRequest<PreviewAccounts, AccountsPreview, PreviewAccountsHandler>()
            .AddRequest<AddAccounts, AccountsAdded, AddAccountsHandler>()
            .AddRequest<ChangeRoles, RolesChanged, ChangeRolesHandler>()
            .AddRequest<DisableUser, UserDisabled, DisableUserHandler>()
            .AddRequest<EndSessions, SessionsEnded, EndSessionsHandler>();
}

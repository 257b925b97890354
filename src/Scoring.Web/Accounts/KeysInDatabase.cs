using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Scoring.Features.Users;

namespace Scoring.Web.Accounts;

/// <summary>
/// The site's keys in a database that several sites share, unless a folder was named for them: each site reads the others' cookies and
/// forms.
/// </summary>
/// <param name="scopes">Makes scopes on the database.</param>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<SiteKeyStore>().All().Select(XElement.Parse)];
    }

    /// <summary>Takes over the keys of a folder, where a site on one machine kept them: what they sealed must stay readable.</summary>
    public void TakeFrom(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml") : [])
            StoreElement(XElement.Load(path), Path.GetFileNameWithoutExtension(path));
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<SiteKeyStore>().Add(friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }
}

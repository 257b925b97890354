using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>
/// The site's keys in a database that several sites share, unless a folder was named for them: each site reads the others' cookies and
/// forms. Sealed by a secret that all sites have (SCORING_KEYS_SECRET) and the database has not, if there is one: somebody who
/// reads the database alone can then sign and open nothing.
/// </summary>
/// <param name="scopes">Makes scopes on the database.</param>
/// <param name="options">The options of the site, with the secret.</param>
internal sealed class KeysInDatabase(IServiceScopeFactory scopes, SiteOptions options) : IXmlRepository
{
    private const string Mark = "sealed:";
    private const int Rounds = 600_000;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // The secret is to be long and random; the rounds are for one that is not.
    private readonly Lazy<byte[]?> _key = new(() =>
        options.KeysSecret is { } secret
            ? Rfc2898DeriveBytes.Pbkdf2(secret, "Scoring.KeysInDatabase"u8, Rounds, HashAlgorithmName.SHA256, KeyBytes)
            : null
    );

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() =>
        Within(store => store.All().Select(key => XElement.Parse(Open(key.Text))).ToList());

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) =>
        Within(store =>
        {
            store.Add(new SiteKey(friendlyName, Seal(element.ToString(SaveOptions.DisableFormatting))));
            return friendlyName;
        });

    /// <summary>
    /// Takes over the keys of a folder, where a site on one machine kept them: what they sealed must stay readable. Keys that were stored
    /// before there was a secret are sealed.
    /// </summary>
    /// <param name="folder">The folder; it need not be there.</param>
    /// <exception cref="RefusalException">Keys cannot be opened: the secret is missing or another.</exception>
    public void Settle(string folder)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.xml") : [])
            StoreElement(XElement.Load(path), Path.GetFileNameWithoutExtension(path));
        Within(store =>
        {
            foreach (var key in store.All())
            {
                var text = Open(key.Text);
                if (_key.Value is not null && text == key.Text)
                    store.Replace(key with { Text = Seal(text) });
            }
            return folder;
        });
    }

    private string Seal(string text)
    {
        if (_key.Value is not { } key)
            return text;
        var plain = Encoding.UTF8.GetBytes(text);
        var all = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = all.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var seal = new AesGcm(key, TagBytes);
        seal.Encrypt(nonce, plain, all.AsSpan(NonceBytes + TagBytes), all.AsSpan(NonceBytes, TagBytes));
        return Mark + Convert.ToBase64String(all);
    }

    private string Open(string text)
    {
        if (!text.StartsWith(Mark, StringComparison.Ordinal))
            return text;
        try
        {
            var all = Convert.FromBase64String(text[Mark.Length..]);
            var cipher = all.AsSpan(NonceBytes + TagBytes);
            var plain = new byte[cipher.Length];
            using var seal = new AesGcm(_key.Value ?? throw new CryptographicException(), TagBytes);
            seal.Decrypt(all.AsSpan(0, NonceBytes), cipher, all.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or ArgumentException)
        {
            throw new RefusalException(RefusalKind.Usage, "keys-sealed", SiteOptions.SecretVariable);
        }
    }

    private T Within<T>(Func<SiteKeyStore, T> work)
    {
        using var scope = scopes.CreateScope();
        return work(scope.ServiceProvider.GetRequiredService<SiteKeyStore>());
    }
}

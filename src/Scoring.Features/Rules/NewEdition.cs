using System.Text.RegularExpressions;
using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.RuleBook;

namespace Scoring.Features.Rules;

/// <summary>Somebody starts an edition as a copy of another.</summary>
/// <param name="Programme">The new edition's programme, kebab-case.</param>
/// <param name="Year">The new edition, kebab-case; usually a year.</param>
/// <param name="From">The edition to copy, "programme/edition".</param>
[Allow(Access.Administrators)]
public sealed record NewEdition(string Programme, string Year, string From) : IRequest<EditionCopy>;

/// <summary>A new edition, identical to its original except for its names.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Folder">The path of its folder.</param>
/// <param name="Files">The names of its files, in ordinal order.</param>
public sealed record EditionCopy(string Edition, string Folder, IReadOnlyList<string> Files);

/// <summary>Copies an edition's folder and replaces the names; an existing folder is left untouched.</summary>
/// <param name="rules">The rules folder.</param>
/// <param name="editions">The rules.</param>
/// <param name="options">Where the rules folder is.</param>
internal sealed partial class NewEditionHandler(RuleFolder rules, EditionCatalog editions, ScoringOptions options)
    : IRequestHandler<NewEdition, EditionCopy>
{
    /// <inheritdoc/>
    public Task<EditionCopy> Handle(NewEdition request, CancellationToken cancellationToken)
    {
        var id = $"{request.Programme}/{request.Year}";
        if (!KebabCase().IsMatch(request.Programme) || !KebabCase().IsMatch(request.Year))
            throw new RefusalException(RefusalKind.Usage, "edition-form", id);
        var pattern = editions.Get(request.From);
        var source = rules.FolderOf(request.From);
        var target = Path.Combine(options.RulesPath, request.Programme, request.Year);
        if (rules.Has(id) || Directory.Exists(target) || File.Exists(target))
            throw new RefusalException(RefusalKind.State, "edition-exists", id);
        try
        {
            return Task.FromResult(
                new EditionCopy(
                    id,
                    target,
                    Copy(source, target, text => CopiedEdition.Rename(text, pattern, request.Programme, request.Year))
                )
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusalException(RefusalKind.Usage, "rules-not-writable", target);
        }
    }

    /// <summary>
    /// Copies into a folder next to the target and moves it there whole, so that half a copy is never read as an edition.
    /// </summary>
    private static string[] Copy(string source, string target, Func<string, string> rename)
    {
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        var half = Directory.CreateDirectory(Path.Combine(parent, $".{Path.GetFileName(target)}.{Path.GetRandomFileName()}")).FullName;
        try
        {
            foreach (var file in Directory.GetFiles(source))
            {
                var name = Path.GetFileName(file);
                if (name == "edition.yaml")
                    File.WriteAllText(Path.Combine(half, name), rename(File.ReadAllText(file)));
                else
                    File.WriteAllBytes(Path.Combine(half, name), File.ReadAllBytes(file));
            }
            Directory.Move(half, target);
        }
        catch
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
            throw;
        }
        return [.. Directory.GetFiles(target).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();
}

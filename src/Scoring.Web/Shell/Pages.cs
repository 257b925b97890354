using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Scoring.Web.Shell;

/// <summary>Answers of the site: a page, or a redirect after a form succeeded.</summary>
internal static class Pages
{
    /// <summary>The query parameter that names the confirmation to show on the next page (texts <c>said.NAME</c>).</summary>
    public const string SaidKey = "said";

    /// <summary>A page with its parameters; <see cref="Reader"/> is that of the request unless it is among them.</summary>
    public static RazorComponentResult<T> Page<T>(HttpContext context, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var all = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        all.TryAdd(nameof(Reader), Reader.Of(context));
        return new RazorComponentResult<T>(all);
    }

    /// <summary>A page that reports what is wrong with a form, with status 422: nothing was changed.</summary>
    public static RazorComponentResult<T> Wrong<T>(HttpContext context, params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var page = Page<T>(context, parameters);
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>A page with a form: as <see cref="Wrong"/> if the form was refused, as <see cref="Page"/> if not.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">Why it was refused; null if it was not, or if nothing was sent.</param>
    /// <param name="parameters">The page's parameters, the fault among them.</param>
    public static RazorComponentResult<T> Either<T>(HttpContext context, object? fault, params (string Name, object? Value)[] parameters)
        where T : IComponent => fault is null ? Page<T>(context, parameters) : Wrong<T>(context, parameters);

    /// <summary>Redirects after a form succeeded, with a confirmation on the next page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="said">The name of the confirmation; null for none.</param>
    /// <param name="segments">The parts of the path, as for <see cref="Reader.To"/>.</param>
    public static RedirectHttpResult Done(HttpContext context, string? said, params string[] segments)
    {
        var address = Reader.Of(context).To(segments);
        if (said is not null)
            address += (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + SaidKey + "=" + said;
        return TypedResults.Redirect(address);
    }

    /// <summary>
    /// The address if it is a path of this site that is safe to redirect to; null for anything else, such as another host, slashes that
    /// a browser reads as one, or a character that no header can hold.
    /// </summary>
    public static string? Local(string? address) =>
        address is ['/', ..]
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && address.All(letter => letter is > ' ' and <= '~')
            ? address
            : null;
}

using System.Globalization;
using MediatR;
using Scoring.Domain.Jury.Review;
using Scoring.Features.Core;
using Scoring.Features.Jury;
using Scoring.Features.Review;
using Scoring.Web.Shell;

namespace Scoring.Web.Ministry;

/// <summary>Review items: the list with its filters, a decision about one of them, and one about several.</summary>
internal static class ReviewEndpoints
{
    /// <summary>The review items.</summary>
    public static Task<IResult> Show(HttpContext context, IMediator sender, string programme, string edition) =>
        ShowList(context, sender, $"{programme}/{edition}", null);

    /// <summary>Stores the plenary's decision about one item or the chosen ones, on the figures that the page showed.</summary>
    public static Task<IResult> Resolve(HttpContext context, IMediator sender, string programme, string edition) =>
        FormError.Or(
            context,
            async form =>
            {
                var isOfSeveral = form["form"] == ReviewView.Several;
                if (isOfSeveral)
                    await sender.Send(OfSeveral($"{programme}/{edition}", form), context.RequestAborted);
                else
                    await sender.Send(OfOne($"{programme}/{edition}", form), context.RequestAborted);
                var said = isOfSeveral ? "points-decided" : "point-decided";
                return TypedResults.Redirect(
                    Reader
                        .Of(context)
                        .ToWith([.. ReviewView.Of(context).Query, new(Pages.SaidKey, said)], "staff", programme, edition, "points")
                );
            },
            slip => ShowList(context, sender, $"{programme}/{edition}", slip)
        );

    private static ResolveReviewItem OfOne(string edition, IFormCollection form) =>
        new(
            edition,
            form["point"].ToString(),
            Decision(form),
            form["reason"].ToString(),
            form["decided-by"].ToString(),
            form["found"].ToString()
        );

    private static ResolveReviewItems OfSeveral(string edition, IFormCollection form) =>
        new(
            edition,
            [.. form["points"].OfType<string>().Select(ReviewView.Chosen)],
            new ReviewFilter(),
            Decision(form),
            form["reason"].ToString(),
            form["decided-by"].ToString()
        );

    private static ReviewDecisionKind Decision(IFormCollection form) =>
        ReviewItemLabels.Decision(form["decision"].ToString()) ?? throw new RefusalException(RefusalKind.Usage, "decision-missing");

    private static async Task<IResult> ShowList(HttpContext context, IMediator sender, string edition, FormError? slip)
    {
        var list = await sender.Send(new ListReviewItems(edition), context.RequestAborted);
        (string, object?)[] parameters =
        [
            ("List", list),
            ("Names", await sender.Send(new ShowJurorNames(edition), context.RequestAborted)),
            ("View", ReviewView.Of(context)),
            ("FormError", slip),
        ];
        return Pages.Either<ReviewPage>(context, slip, parameters);
    }
}

/// <summary>Which of the review items the page shows, as its address says.</summary>
/// <param name="Kind">The word of a kind; empty for every kind.</param>
/// <param name="Stage">A stage or ranking; empty for every one.</param>
/// <param name="State">The name of a state; empty for every one.</param>
/// <param name="At">The number of the page, from 1.</param>
/// <param name="AreTicked">True to tick all items shown.</param>
public sealed record ReviewView(string Kind, string Stage, string State, int At, bool AreTicked)
{
    /// <summary>The form that decides about several items.</summary>
    public const string Several = "several";

    /// <summary>The number of items on a page: a form of all of them stays within what a server reads.</summary>
    public const int OnPage = 100;

    /// <summary>The view of a request.</summary>
    public static ReviewView Of(HttpContext context)
    {
        var query = context.Request.Query;
        var isNumber = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var at);
        return new ReviewView(
            query["kind"].ToString(),
            query["stage"].ToString(),
            query["state"].ToString(),
            isNumber ? Math.Clamp(at, 1, 1_000_000) : 1,
            query["tick"] == "1"
        );
    }

    /// <summary>The view's part of an address, without what is ticked.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query =>
        [
            .. new KeyValuePair<string, string>[]
            {
                new("kind", Kind),
                new("stage", Stage),
                new("state", State),
                new("page", At == 1 ? "" : At.ToString(CultureInfo.InvariantCulture)),
            }.Where(pair => pair.Value.Length > 0),
        ];

    /// <summary>True if the view's filters let an item through.</summary>
    public bool Has(ResolvableItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return (Kind.Length == 0 || ReviewItemLabels.Of(item.Item.Name.Kind) == Kind)
            && (Stage.Length == 0 || item.Item.Name.Stage == Stage)
            && (State.Length == 0 || item.State.ToString() == State);
    }

    /// <summary>
    /// An item with its figures as the value of a box to tick. The length of the name comes first, because any separator may be in both.
    /// </summary>
    public static string Value(ReviewItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var name = ReviewItemLabels.Of(item.Name);
        return string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}{item.Found}");
    }

    /// <summary>The item of a box; one that no list has for a value that no page shows.</summary>
    public static ChosenItem Chosen(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return
            colon > 0
            && int.TryParse(value.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= value.Length - colon - 1
            ? new ChosenItem(value.Substring(colon + 1, length), value[(colon + 1 + length)..])
            : new ChosenItem(value, null);
    }
}

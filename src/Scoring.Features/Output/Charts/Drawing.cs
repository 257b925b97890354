namespace Scoring.Features.Output.Charts;

/// <summary>
/// A horizontal place or length: a share of the drawing's width and some pixels, so that a drawing fits any width while its text keeps its
/// size.
/// </summary>
/// <param name="Share">The share of the width, from 0 to 1.</param>
/// <param name="Pixels">Pixels to the right of that.</param>
public readonly record struct Across(double Share, double Pixels = 0)
{
    /// <summary>The place in a drawing of this width, in pixels.</summary>
    public double In(double width) => Share * width + Pixels;
}

/// <summary>Where a text stands at its place.</summary>
public enum Anchor
{
    /// <summary>It begins there.</summary>
    Start,

    /// <summary>Its middle is there.</summary>
    Middle,

    /// <summary>It ends there.</summary>
    End,
}

/// <summary>A part of a drawing.</summary>
/// <param name="Class">What it means: the name of an ink in <see cref="Inks"/> and a class in the style sheet.</param>
public abstract record Shape(string Class);

/// <summary>A filled rectangle.</summary>
/// <param name="Class">Its ink.</param>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side, in pixels.</param>
/// <param name="Width">Its width: either a share or pixels.</param>
/// <param name="Height">Its height, in pixels.</param>
/// <param name="Radius">The radius of its corners, in pixels.</param>
public sealed record Block(string Class, Across X, double Y, Across Width, double Height, double Radius = 0) : Shape(Class);

/// <summary>A straight line. Its two ends have the same number of pixels beside their shares.</summary>
/// <param name="Class">Its ink.</param>
/// <param name="X1">Where it begins.</param>
/// <param name="Y1">Its height there, in pixels.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Y2">Its height there, in pixels.</param>
public sealed record Stroke(string Class, Across X1, double Y1, Across X2, double Y2) : Shape(Class);

/// <summary>A circle.</summary>
/// <param name="Class">Its ink.</param>
/// <param name="X">Its centre.</param>
/// <param name="Y">The height of its centre, in pixels.</param>
/// <param name="Radius">Its radius, in pixels.</param>
public sealed record Dot(string Class, Across X, double Y, double Radius) : Shape(Class);

/// <summary>A line of text.</summary>
/// <param name="Class">Its ink.</param>
/// <param name="X">Its place.</param>
/// <param name="Y">The height of its base line, in pixels.</param>
/// <param name="Text">The text.</param>
/// <param name="Anchor">Where it stands at its place.</param>
public sealed record Words(string Class, Across X, double Y, string Text, Anchor Anchor = Anchor.Start) : Shape(Class);

/// <summary>
/// A part that can be asked for its figures: by hovering, touching, or with the keyboard. The answer is shown at the top of the drawing.
/// </summary>
/// <param name="Answer">The figures in words.</param>
/// <param name="X">The left side of the area that answers.</param>
/// <param name="Y">Its upper side, in pixels.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height, in pixels.</param>
/// <param name="Shapes">What is drawn there.</param>
public sealed record Point(string Answer, Across X, double Y, Across Width, double Height, IReadOnlyList<Shape> Shapes) : Shape("pt")
{
    /// <summary>Where it leads to, or null.</summary>
    public string? Address { get; init; }
}

/// <summary>A drawing.</summary>
/// <param name="Height">Its height, in pixels.</param>
/// <param name="Shapes">What is drawn, from the back to the front.</param>
/// <param name="Width">Its width in pixels if it is scaled as a whole; null for one that fits any width with its text as it is.</param>
public sealed record Drawing(double Height, IReadOnlyList<Shape> Shapes, double? Width = null)
{
    /// <summary>The height kept free at the top for the figures that were asked for.</summary>
    public const double AnswerHeight = 22;
}

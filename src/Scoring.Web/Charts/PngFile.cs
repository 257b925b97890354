using System.Globalization;
using Scoring.Features.Output.Charts;
using SkiaSharp;

namespace Scoring.Web.Charts;

/// <summary>Pictures as PNG files, for what takes no SVG: messages, slides, the preview of a link.</summary>
internal static class PngFile
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "image/png";

    private const float Scale = 2;

    // A font of our own: machines that serve pages often have none, and pictures are the same everywhere.
    private static readonly Lazy<SKTypeface> Typeface = new(() =>
    {
        using var font = typeof(PngFile).Assembly.GetManifestResourceStream("Scoring.Web.Charts.DejaVuSans.ttf")!;
        return SKTypeface.FromStream(font);
    });

    /// <summary>A chart, twice as large as on the page.</summary>
    public static byte[] Of(Chart chart)
    {
        var sheet = ChartSheet.Of(chart);
        return Draw(sheet.Shapes, (int)Math.Ceiling(sheet.Width), (int)Math.Ceiling(sheet.Height), Scale);
    }

    /// <summary>Shapes whose places are in pixels, on white.</summary>
    /// <param name="shapes">What is drawn.</param>
    /// <param name="width">The width of the picture before it is scaled.</param>
    /// <param name="height">Its height.</param>
    /// <param name="scale">How many pixels of the picture a pixel of the shapes is.</param>
    public static byte[] Draw(IEnumerable<Shape> shapes, int width, int height, float scale)
    {
        using var bitmap = new SKBitmap((int)(width * scale), (int)(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        foreach (var shape in shapes)
            Draw(canvas, shape, Inks.Of(shape.Class));
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The width of a text, in pixels.</summary>
    public static float WidthOf(string text, Ink ink)
    {
        using var font = FontOf(ink);
        return font.MeasureText(text);
    }

    private static void Draw(SKCanvas canvas, Shape shape, Ink ink)
    {
        if (shape is Words words)
        {
            using var font = FontOf(ink);
            using var paint = Paint(ink.Fill ?? "#000000", SKPaintStyle.Fill, ink);
            var align = words.Anchor switch
            {
                Anchor.Middle => SKTextAlign.Center,
                Anchor.End => SKTextAlign.Right,
                _ => SKTextAlign.Left,
            };
            canvas.DrawText(words.Text, (float)words.X.Pixels, (float)words.Y, align, font, paint);
            return;
        }
        if (ink.Fill is { } fill && shape is not Stroke)
        {
            using var paint = Paint(fill, SKPaintStyle.Fill, ink);
            Outline(canvas, shape, paint);
        }
        if (ink.Line is { } line)
        {
            using var paint = Paint(line, SKPaintStyle.Stroke, ink);
            Outline(canvas, shape, paint);
        }
    }

    private static void Outline(SKCanvas canvas, Shape shape, SKPaint paint)
    {
        switch (shape)
        {
            case Block block:
                var (x, y) = ((float)block.X.Pixels, (float)block.Y);
                canvas.DrawRoundRect(x, y, (float)block.Width.Pixels, (float)block.Height, (float)block.Radius, (float)block.Radius, paint);
                break;
            case Stroke line:
                canvas.DrawLine((float)line.X1.Pixels, (float)line.Y1, (float)line.X2.Pixels, (float)line.Y2, paint);
                break;
            case Dot dot:
                canvas.DrawCircle((float)dot.X.Pixels, (float)dot.Y, (float)dot.Radius, paint);
                break;
            default:
                throw new ArgumentException(shape.GetType().Name, nameof(shape));
        }
    }

    private static SKPaint Paint(string colour, SKPaintStyle style, Ink ink)
    {
        var paint = new SKPaint
        {
            Color = SKColor.Parse(colour),
            Style = style,
            IsAntialias = true,
            StrokeWidth = ink.Width,
        };
        if (style == SKPaintStyle.Stroke && ink.Dash.Length > 0)
            paint.PathEffect = SKPathEffect.CreateDash(
                [.. ink.Dash.Split(' ').Select(length => float.Parse(length, CultureInfo.InvariantCulture))],
                0
            );
        return paint;
    }

    private static SKFont FontOf(Ink ink) =>
        new(Typeface.Value, ink.Size)
        {
            Edging = SKFontEdging.Antialias,
            Embolden = ink.IsBold,
            Subpixel = true,
        };
}

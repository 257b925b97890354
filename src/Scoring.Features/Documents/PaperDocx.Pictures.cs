using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawn = DocumentFormat.OpenXml.Drawing;
using Placed = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Scoring.Features.Documents;

/// <content>Pictures: those that a drawing in the HTML stands for, as PNG.</content>
public static partial class PaperDocx
{
    private const string PictureOf = "data-of";
    private const long PictureSide = 25L * 36_000; // 25 mm
    private const string PictureNames = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>Puts pictures into a file; a drawing of which none is known is left out.</summary>
    private sealed class Pictures(MainDocumentPart document, Func<string, byte[]?>? png)
    {
        private uint _count;

        /// <summary>The paragraph of a drawing; null if no picture of it is known.</summary>
        public Paragraph? Of(XElement drawing)
        {
            if ((string?)drawing.Attribute(PictureOf) is not { } of || png?.Invoke(of) is not { } bytes)
                return null;
            var part = document.AddImagePart(ImagePartType.Png);
            using (var stream = new MemoryStream(bytes))
                part.FeedData(stream);
            return new Paragraph(
                new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
                new Run(new Drawing(Inline(document.GetIdOfPart(part), of, ++_count)))
            );
        }
    }

    private static Placed.Inline Inline(string part, string of, uint number) =>
        new(
            new Placed.Extent { Cx = PictureSide, Cy = PictureSide },
            new Placed.DocProperties
            {
                Id = number,
                Name = FormattableString.Invariant($"QR {number}"),
                Description = of,
            },
            new Drawn.Graphic(
                new Drawn.GraphicData(
                    new Drawn.Pictures.Picture(
                        new Drawn.Pictures.NonVisualPictureProperties(
                            new Drawn.Pictures.NonVisualDrawingProperties { Id = number, Name = "qr.png" },
                            new Drawn.Pictures.NonVisualPictureDrawingProperties()
                        ),
                        new Drawn.Pictures.BlipFill(new Drawn.Blip { Embed = part }, new Drawn.Stretch(new Drawn.FillRectangle())),
                        new Drawn.Pictures.ShapeProperties(
                            new Drawn.Transform2D(
                                new Drawn.Offset { X = 0, Y = 0 },
                                new Drawn.Extents { Cx = PictureSide, Cy = PictureSide }
                            ),
                            new Drawn.PresetGeometry(new Drawn.AdjustValueList()) { Preset = Drawn.ShapeTypeValues.Rectangle }
                        )
                    )
                )
                {
                    Uri = PictureNames,
                }
            )
        )
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
}

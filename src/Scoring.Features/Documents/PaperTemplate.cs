using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Documents;

/// <summary>
/// A Liquid template of a printed document (Templates/*.liquid): one HTML file without script or external resources. Everything that the
/// template writes is encoded, except what the filter <c>css</c> has escaped for a style sheet.
/// </summary>
internal sealed class PaperTemplate
{
    private const int LongText = 70;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly Lazy<PaperTemplate> TheMinutes = new(() => new PaperTemplate("minutes"));
    private static readonly Lazy<PaperTemplate> TheCertificates = new(() => new PaperTemplate("certificates"));

    private static readonly Lazy<PaperTemplate> TheFeedback = new(() => new PaperTemplate("feedback"));

    // The values are texts, lists and parts alone: Fluid reads no member of any type by reflection, which the native program could not do.
    private static readonly TemplateOptions Options = MakeOptions();

    private readonly IFluidTemplate _template;

    private PaperTemplate(string name)
    {
        using var stream = typeof(PaperTemplate).Assembly.GetManifestResourceStream($"Scoring.Features.Documents.Templates.{name}.liquid")!;
        using var reader = new StreamReader(stream);
        _template = new FluidParser().Parse(reader.ReadToEnd());
    }

    /// <summary>The minutes.</summary>
    public static PaperTemplate Minutes => TheMinutes.Value;

    /// <summary>The certificates, one per page.</summary>
    public static PaperTemplate Certificates => TheCertificates.Value;

    /// <summary>A feedback letter.</summary>
    public static PaperTemplate Feedback => TheFeedback.Value;

    /// <summary>The HTML file.</summary>
    /// <param name="language">"id" or "en": the language of the sentences that the template itself says.</param>
    /// <param name="values">The values that it writes, by name.</param>
    public string Fill(string language, PaperPart values)
    {
        var context = new TemplateContext(Options);
        context.SetValue("language", language);
        foreach (var (name, value) in values)
            context.SetValue(name, FluidValue.Create(value, Options));
        return _template.Render(context, Encoder);
    }

    /// <summary>A text as a style sheet string, with every character escaped.</summary>
    public static string InStyle(string text)
    {
        var safe = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) // a space too: it would end the escape before it
                safe.Append(rune.ToString());
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
        }
        return safe.Append('"').ToString();
    }

    private static TemplateOptions MakeOptions()
    {
        var options = new TemplateOptions();
        options.Filters.AddFilter("say", (input, _, context) =>
            new StringValue(Texts.Get("paper." + input.ToStringValue(), context.GetValue("language").ToStringValue()))
        );
        options.Filters.AddFilter("css", (input, _, _) => new StringValue(InStyle(input.ToStringValue()), encode: false));
        // The style of a name of a certificate: a long one is set smaller.
        options.Filters.AddFilter("sized", (input, arguments, _) =>
            new StringValue(arguments.At(0).ToStringValue() + (input.ToStringValue().Length > LongText ? " long" : ""))
        );
        return options;
    }
}

/// <summary>Values of a template by the names that it knows them by: texts, lists, further parts; null for what is left out.</summary>
internal sealed class PaperPart : Dictionary<string, object?>;

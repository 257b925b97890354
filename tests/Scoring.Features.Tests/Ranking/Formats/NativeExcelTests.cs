using System.Reflection;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Tests.Ranking.Formats;

/// <summary>
/// The native program trims most part descriptions from the Excel library; this is the list of their names.
/// </summary>
public sealed class NativeExcelTests
{
    /// <summary>What our workbooks are made of, and what is read of a workbook that comes back.</summary>
    private static readonly Type[] Needed = [typeof(Workbook), typeof(Worksheet), typeof(SharedStringTable), typeof(Stylesheet)];

    [Test]
    public void Every_kind_of_part_that_we_neither_write_nor_read_is_left_out_and_no_other()
    {
        var described = typeof(Workbook)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OpenXmlPartRootElement)) && Describe(type) is not null);
        var leftOut = XDocument
            .Load(Path.Combine(Checkout.Root, "src", "Scoring.Cli", "NativeExcel.Substitutions.xml"))
            .Descendants("type")
            .ToList();
        leftOut
            .Select(type => type.Attribute("fullname")!.Value)
            .ShouldBe(described.Except(Needed).Select(type => type.FullName!), ignoreOrder: true, "the list follows the library's version");
        // A signature that fits nothing leaves nothing out, and nobody would hear of it.
        var parameter = Describe(typeof(Workbook))!.GetParameters().ShouldHaveSingleItem().ParameterType.FullName!.Replace('+', '/');
        leftOut.ShouldAllBe(type =>
            type.Element("method")!.Attribute("signature")!.Value == $"System.Void ConfigureMetadata({parameter})"
            && type.Element("method")!.Attribute("body")!.Value == "stub"
        );
    }

    private static MethodInfo? Describe(Type type) =>
        type.GetMethod("ConfigureMetadata", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}

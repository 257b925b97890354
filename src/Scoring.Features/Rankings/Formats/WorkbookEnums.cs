using System.Diagnostics.CodeAnalysis;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Scoring.Features.Rankings.Formats;

/// <summary>
/// Keeps what the library for Excel files looks up by name while it runs, in a native program: the fields of its word lists and arrays of them. A word list
/// that is used and not named here fails there, and only there.
/// </summary>
internal static class WorkbookEnums
{
    private static readonly Array[] Lists =
    [
        new BorderStyleValues[1], new CellValues[1], new DataValidationErrorStyleValues[1], new DataValidationOperatorValues[1], new DataValidationValues[1],
        new DataValidationImeModeValues[1], new OrientationValues[1], new PaneStateValues[1], new PaneValues[1], new PatternValues[1], new SheetStateValues[1],
        new SheetViewValues[1], new SpaceProcessingModeValues[1], new VerticalAlignmentValues[1], new HorizontalAlignmentValues[1], new UnderlineValues[1],
        new FontSchemeValues[1], new PageOrderValues[1], new CellCommentsValues[1], new PrintErrorValues[1], new VisibilityValues[1], new ObjectDisplayValues[1],
        new UpdateLinksBehaviorValues[1], new CellFormulaValues[1], new PhoneticValues[1], new PhoneticAlignmentValues[1], new GradientValues[1],
    ];

    /// <summary>Called before a workbook is written or read; how many lists are kept.</summary>
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(BorderStyleValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(CellValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(DataValidationErrorStyleValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(DataValidationOperatorValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(DataValidationValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(DataValidationImeModeValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(OrientationValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PaneStateValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PaneValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PatternValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(SheetStateValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(SheetViewValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(SpaceProcessingModeValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(VerticalAlignmentValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(HorizontalAlignmentValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(UnderlineValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(FontSchemeValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PageOrderValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(CellCommentsValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PrintErrorValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(VisibilityValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(ObjectDisplayValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(UpdateLinksBehaviorValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(CellFormulaValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PhoneticValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(PhoneticAlignmentValues))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicFields, typeof(GradientValues))]
    public static int Keep() => Lists.Length;
}

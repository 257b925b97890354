using Scoring.Features.Output.Localization;

namespace Scoring.Features.Audit;

/// <summary>The sentences of a verification's findings and notes.</summary>
public static class AuditRemarkTexts
{
    /// <summary>A finding or note as a sentence.</summary>
    /// <param name="remark">The finding or note.</param>
    /// <param name="language">"id" or "en".</param>
    public static string Of(AuditRemark remark, string language)
    {
        ArgumentNullException.ThrowIfNull(remark);
        var arguments = remark.Arguments.Select(value => value is DateTime time ? Moments.Of(time, language) : value);
        if (remark.Table.Length > 0)
            arguments = arguments.Prepend(Texts.Get("audit.table." + remark.Table, language));
        if (remark.Code.StartsWith("schema-", StringComparison.Ordinal))
            arguments = [Texts.Get("audit.schema." + remark.Arguments[0], language), .. remark.Arguments.Skip(1)];
        return Texts.Get("audit.remark." + remark.Code, language, [.. arguments]);
    }
}

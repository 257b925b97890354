using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scoring.RuleBook.Tests.Yaml;

/// <summary>
/// Every shipped YAML file means the same to readers of YAML 1.1 and 1.2. What they read otherwise (on, y, no, 010, 12:30, 1_000, a day)
/// is written in quotes, or with another word.
/// </summary>
public sealed partial class TwoVersionsTests
{
    private static IEnumerable<string> ShippedFiles =>
        new[] { "scoring-rules", "sample-data" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.yaml", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Checkout.Root, path))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(ShippedFiles))]
    public void A_shipped_file_reads_alike_in_both_versions(string file) =>
        ReadOtherwise(File.ReadAllText(Path.Combine(Checkout.Root, file))).ShouldBeEmpty();

    [TestCase("on")]
    [TestCase("Y")]
    [TestCase("n")]
    [TestCase("Yes")]
    [TestCase("OFF")]
    [TestCase("010")]
    [TestCase("08")]
    [TestCase("0o17")]
    [TestCase("0b11")]
    [TestCase("1_000")]
    [TestCase("12:30")]
    [TestCase("1:30.5")]
    [TestCase("1e3")]
    [TestCase("2026-11-28")]
    [TestCase("2026-11-28 10:00:00")]
    [TestCase("=")]
    [TestCase("<<")]
    public void What_the_versions_read_otherwise_is_found_as_key_and_as_value_and_not_in_quotes(string text)
    {
        ReadOtherwise($"{text}: 1").ShouldBe([$"1: {text}"]);
        ReadOtherwise($"- a\n- {text}").ShouldBe([$"2: {text}"]);
        ReadOtherwise($"- \"{text}\"").ShouldBeEmpty();
    }

    [TestCase("true")]
    [TestCase("False")]
    [TestCase("null")]
    [TestCase("~")]
    [TestCase("12")]
    [TestCase("-0.5")]
    [TestCase("13.01")]
    [TestCase("0x1F")]
    [TestCase("once")]
    [TestCase("13.01.02")]
    [TestCase("2026-11")]
    [TestCase("half-up")]
    public void What_they_read_alike_is_left_alone(string text) => ReadOtherwise($"- {text}").ShouldBeEmpty();

    private static List<string> ReadOtherwise(string yaml)
    {
        var found = new List<string>();
        for (var parser = new Parser(new StringReader(yaml)); parser.MoveNext(); )
        {
            if (parser.Current is Scalar { Style: ScalarStyle.Plain } scalar && Old(scalar.Value) != Core(scalar.Value))
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{scalar.Start.Line}: {scalar.Value}"));
        }
        return found;
    }

    // YAML 1.1 and its types (yaml.org/type).
    private static string Old(string text) =>
        Null().IsMatch(text) ? "null"
        : OldTrue().IsMatch(text) ? "true"
        : OldFalse().IsMatch(text) ? "false"
        : text is "=" or "<<" ? "special"
        : OldBinary().IsMatch(text) ? "binary"
        : OldOctal().IsMatch(text) ? Whole(Convert.ToInt64(text.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal), 8), text)
        : OldWhole().IsMatch(text) ? Whole(long.Parse(text.TrimStart('+', '-').Replace("_", "", StringComparison.Ordinal), Invariant), text)
        : Hexadecimal().IsMatch(text) ? "hexadecimal"
        : Sexagesimal().IsMatch(text) ? "sexagesimal"
        : OldFloat().IsMatch(text) ? "number"
        : NotFinite().IsMatch(text) ? "not finite"
        : OldTime().IsMatch(text) ? "time"
        : "text";

    // The core schema of YAML 1.2.
    private static string Core(string text) =>
        Null().IsMatch(text) ? "null"
        : text is "true" or "True" or "TRUE" ? "true"
        : text is "false" or "False" or "FALSE" ? "false"
        : CoreWhole().IsMatch(text) ? Whole(long.Parse(text.TrimStart('+', '-'), Invariant), text)
        : text.StartsWith("0o", StringComparison.Ordinal) ? "octal"
        : Hexadecimal().IsMatch(text) ? "hexadecimal"
        : CoreFloat().IsMatch(text) ? "number"
        : NotFinite().IsMatch(text) ? "not finite"
        : "text";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static string Whole(long number, string text) => (text[0] == '-' ? -number : number).ToString(Invariant);

    [GeneratedRegex("^(~|null|Null|NULL|)$")]
    private static partial Regex Null();

    [GeneratedRegex("^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$")]
    private static partial Regex OldTrue();

    [GeneratedRegex("^(n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$")]
    private static partial Regex OldFalse();

    [GeneratedRegex("^[-+]?0b[01_]+$")]
    private static partial Regex OldBinary();

    [GeneratedRegex("^[-+]?0[0-7_]+$")]
    private static partial Regex OldOctal();

    [GeneratedRegex("^[-+]?(0|[1-9][0-9_]*)$")]
    private static partial Regex OldWhole();

    [GeneratedRegex("^0x[0-9a-fA-F]+$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$")]
    private static partial Regex Sexagesimal();

    [GeneratedRegex(@"^[-+]?([0-9][0-9_]*\.[0-9_]*|\.[0-9_]+)([eE][-+][0-9]+)?$")]
    private static partial Regex OldFloat();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$")]
    private static partial Regex NotFinite();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?$")]
    private static partial Regex OldTime();

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex CoreWhole();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex CoreFloat();
}

namespace Scoring.Features.Tests.Conventions;

/// <summary>
/// The order of using lines, as dotnet format puts it: of all that dotnet format looks at it is the one thing that neither the strict
/// build nor
/// <c>dotnet format whitespace</c> sees, and going through every project for it takes minutes.
/// </summary>
public sealed class UsingsAreInOrderTests
{
    [Test]
    public void Namespaces_come_first_then_static_ones_then_aliases_each_with_system_before_the_others()
    {
        var files = new[] { "src", "tests" }.SelectMany(folder => Checkout.Sources("*.cs", folder)).ToList();
        files.Count.ShouldBeGreaterThan(500);
        files
            .Where(file =>
                !IsInOrder([
                    .. File.ReadLines(file)
                        .SkipWhile(line => line.Length == 0)
                        .TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal)),
                ])
            )
            .Select(file => Path.GetRelativePath(Checkout.Root, file))
            .ShouldBeEmpty("Run dotnet format.");
    }

    [TestCase("using B;|using A;", false)]
    [TestCase("using A.B;|using A;", false)]
    [TestCase("using A;|using System.Text;", false)]
    [TestCase("using static C;|using A;", false)]
    [TestCase("using T = A.B;|using static A.C;", false)]
    [TestCase("using System;|using System.Text;|using A;|using A.B;|using a.C;|using static A.A;|using T = A.A;", true)]
    public void It_is_seen_where_they_are_not(string lines, bool isInOrder) => IsInOrder(lines.Split('|')).ShouldBe(isInOrder);

    private static bool IsInOrder(string[] lines) =>
        lines.SequenceEqual(
            lines.OrderBy(
                Place,
                Comparer<(int, bool, string)>.Create(
                    (one, other) =>
                    {
                        var group = one.Item1.CompareTo(other.Item1);
                        var system = group != 0 ? group : one.Item2.CompareTo(other.Item2);
                        return system != 0 ? system : string.Compare(one.Item3, other.Item3, StringComparison.OrdinalIgnoreCase);
                    }
                )
            )
        );

    private static (int Kind, bool IsOther, string Name) Place(string line)
    {
        var name = line["using ".Length..].TrimEnd(';');
        var kind =
            name.StartsWith("static ", StringComparison.Ordinal) ? 1
            : name.Contains('=', StringComparison.Ordinal) ? 2
            : 0;
        name = kind == 1 ? name["static ".Length..] : name;
        return (kind, name != "System" && !name.StartsWith("System.", StringComparison.Ordinal), name);
    }
}

namespace Scoring.RuleBook.Tests;

/// <summary>Where the tests' rule files lie.</summary>
internal static class TestFolders
{
    public static string Project { get; } = Path.Combine(Checkout.Root, "tests", "Scoring.RuleBook.Tests");

    public static string Good => Path.Combine(Project, "good");

    public static string Shipped => Checkout.Rules;
}

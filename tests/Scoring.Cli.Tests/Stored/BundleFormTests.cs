namespace Scoring.Cli.Tests.Stored;

/// <summary>Bundles in the forms of earlier programs verify, to the last byte of their explanations, in both verifiers.</summary>
public sealed class BundleFormTests
{
    private static IEnumerable<string> Bundles =>
        Directory.EnumerateFiles(Path.Combine(Checkout.Root, "tests", "golden-stored", "bundles"), "*.zip").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Bundles))]
    public void A_bundle_of_an_earlier_form_verifies(string bundle)
    {
        var answer = ScoringProgram.RunIn(
            ScoringProgram.NewFolder(),
            new Dictionary<string, string>(),
            "verify",
            bundle,
            "--language",
            "en"
        );
        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Error.ShouldNotContain("not compared");
        var (hash, fault) = SecondVerifier.Verify(bundle).ShouldHaveSingleItem();
        answer.Error.ShouldContain(hash.ShouldNotBeNull(fault));
    }
}

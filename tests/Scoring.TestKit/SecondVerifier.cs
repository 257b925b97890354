using System.ComponentModel;
using System.Diagnostics;

namespace Scoring.TestKit;

/// <summary>
/// The verifier of another make, <c>tests/independent/verify.py</c>, which shares nothing with the product but the document.
/// </summary>
public static class SecondVerifier
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>The name of the category of tests that need Python: <c>tests/run</c> installs it where it is missing and can be.</summary>
    public const string Category = "Python";

    /// <summary>Verifies bundles, all in one process.</summary>
    /// <param name="bundles">The files.</param>
    /// <returns>For each of them the result hash, or null and what the verifier says of it.</returns>
    public static IReadOnlyList<(string? Hash, string Fault)> Verify(params IReadOnlyList<string> bundles)
    {
        var (output, error) = Run(bundles);
        var hashes = Lines(output).ToDictionary(line => line[(line.IndexOf(' ') + 1)..], line => line[..line.IndexOf(' ')]);
        var faults = Lines(error)
            .Where(line => line.StartsWith("FAILED ", StringComparison.Ordinal))
            .ToDictionary(line => line["FAILED ".Length..line.IndexOf(": ", StringComparison.Ordinal)]);
        return [.. bundles.Select(bundle => (hashes.GetValueOrDefault(bundle), faults.GetValueOrDefault(bundle, error)))];
    }

    private static (string Output, string Error) Run(IReadOnlyList<string> bundles)
    {
        var start = new ProcessStartInfo("python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-B");
        start.ArgumentList.Add(Path.Combine(Checkout.Root, "tests", "independent", "verify.py"));
        start.ArgumentList.Add("--each");
        foreach (var bundle in bundles)
            start.ArgumentList.Add(bundle);
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            if (process.WaitForExit(Longest))
                return (output.Result, error.Result);
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Join(' ', bundles));
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException("python3 is not installed: apt-get install python3.", missing);
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

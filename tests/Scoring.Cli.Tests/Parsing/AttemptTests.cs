using System.CommandLine;
using Scoring.Cli.Parsing;
using Scoring.Features.Core;

namespace Scoring.Cli.Tests.Parsing;

[NonParallelizable]
public sealed class AttemptTests
{
    [Test]
    public void Our_own_error_is_a_sentence_without_a_stack_trace()
    {
        var (code, error) = Try(() => throw new InvalidOperationException("secret detail"));
        code.ShouldBe(70);
        error.ShouldContain("InvalidOperationException");
        error.ShouldNotContain("secret detail");
        error.ShouldNotContain(" at ");
    }

    [TestCase(RefusalKind.Data, 1)]
    [TestCase(RefusalKind.Usage, 2)]
    [TestCase(RefusalKind.Rules, 3)]
    [TestCase(RefusalKind.State, 4)]
    public void A_refusal_has_the_code_of_its_kind(RefusalKind kind, int expected)
    {
        var (code, error) = Try(() => throw new RefusalException(kind, "no-facts", "iga/2019"));
        code.ShouldBe(expected);
        error.ShouldStartWith("Refused: Nothing has been imported for iga/2019 yet.\n");
    }

    [Test]
    public void Being_stopped_is_said()
    {
        Try(() => throw new OperationCanceledException()).ShouldBe((130, "Stopped. Nothing was left half done.\n"));
    }

    private static (int Code, string Error) Try(Action fail)
    {
        var options = new GlobalOptions("en");
        var root = new RootCommand();
        foreach (var option in options.All)
            root.Add(option);
        root.Does(options, (_, _, _) =>
        {
            fail();
            return Task.FromResult(0);
        });
        var before = Console.Error;
        using var error = new StringWriter { NewLine = "\n" };
        Console.SetError(error);
        try
        {
            return (root.Parse([]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }), error.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}

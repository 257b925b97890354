using Scoring.Cli.Parsing;

namespace Scoring.Cli.Tests.Parsing;

public sealed class LanguagesTests
{
    [TestCase(null, null, "id_ID.UTF-8", "id")]
    [TestCase(null, null, "en_US.UTF-8", "en")]
    [TestCase(null, "id_ID", "en_US.UTF-8", "id")]
    [TestCase("C", "id_ID", "id_ID", "en")]
    [TestCase("", "", "idx", "en")]
    [TestCase(null, null, "id", "id")]
    public void The_systems_language_is_read_in_the_order_of_the_variables(string? all, string? messages, string? lang, string expected)
    {
        Languages
            .OfSystem(name =>
                name switch
                {
                    "LC_ALL" => all,
                    "LC_MESSAGES" => messages,
                    _ => lang,
                }
            )
            .ShouldBe(expected);
    }

    [Test]
    public void The_option_wins()
    {
        Languages.Of(["rank", "--language", "id"]).ShouldBe("id");
        Languages.Of(["--language=id"]).ShouldBe("id");
    }
}

using Scoring.Domain.Rules;
using Scoring.Domain.Seasons;

namespace Scoring.Domain.Tests.Seasons;

/// <summary>How the answers to a form are read, and what keeps them from being sent.</summary>
public sealed class FormAnswersTests
{
    private static FormField Field(FieldKind kind, string id = "it") => new(id, new Text("Isian", "Answer"), kind);

    private static EntryForm Form(params FormField[] fields) => new([new FormSection("one", new Text("Satu", "One"), null, fields)], false);

    private static string? Problem(FormField field, string answer, int files = 0, bool takesFiles = true)
    {
        var answers = new Dictionary<string, string> { [field.Id] = answer };
        return FormAnswers.Problems(Form(field), answers, _ => files, takesFiles).SingleOrDefault()?.Code;
    }

    [TestCase(200, null)]
    [TestCase(201, "words")]
    public void Words_are_counted_as_the_rule_counts_them(int words, string? code)
    {
        // A dash alone is no word, so it does not count.
        var text = string.Join(" - ", Enumerable.Repeat("e-government", words));
        Problem(Field(FieldKind.Text) with { MostWords = 200 }, text).ShouldBe(code);
    }

    [TestCase("12,5", null)]
    [TestCase("13", null)]
    [TestCase("13.01", "most")]
    [TestCase("0", null)]
    [TestCase("-0.1", "least")]
    [TestCase("dua", "number")]
    public void A_number_lies_within_its_bounds(string answer, string? code) =>
        Problem(Field(FieldKind.Number) with { From = "0", To = "13" }, answer).ShouldBe(code);

    [TestCase("2027-04-30", null)]
    [TestCase("30/4/2027", null)]
    [TestCase("2027-05-01", "most")]
    [TestCase("2027-02-30", "date")]
    public void A_date_lies_within_its_bounds(string answer, string? code) =>
        Problem(Field(FieldKind.Date) with { To = "2027-04-30" }, answer).ShouldBe(code);

    [TestCase("https://example.id/a", null)]
    [TestCase("http://example.id/a", "link")]
    [TestCase("javascript:alert(1)", "link")]
    [TestCase("https://user@example.id", "link")]
    public void A_link_is_an_encrypted_address(string answer, string? code) => Problem(Field(FieldKind.Link), answer).ShouldBe(code);

    [TestCase("ya", null)]
    [TestCase("", "missing")]
    [TestCase("tidak", "missing")]
    public void A_consent_is_given_or_it_is_not(string answer, string? code) =>
        Problem(Field(FieldKind.Consent) with { IsRequired = true }, answer).ShouldBe(code);

    [TestCase(0, true, "files-few")]
    [TestCase(1, true, null)]
    [TestCase(3, true, "files-many")]
    [TestCase(0, false, "files-none-yet")]
    public void Files_are_as_many_as_the_form_says(int count, bool takesFiles, string? code) =>
        Problem(Field(FieldKind.File) with { IsRequired = true, Files = new FileRule(["pdf"], 2, 10, false) }, "", count, takesFiles)
            .ShouldBe(code);

    [Test]
    public void A_field_that_is_not_asked_is_not_missing()
    {
        var group = Field(FieldKind.Choice, "group") with { Choices = [new("umum", new Text("", "")), new("pelajar", new Text("", ""))] };
        var school = Field(FieldKind.Line, "school") with
        {
            IsRequired = true,
            Where = new Dictionary<string, IReadOnlyList<string>> { ["group"] = ["pelajar"] },
        };
        IEnumerable<string> Missing(string chosen) =>
            FormAnswers
                .Problems(Form(group, school), new Dictionary<string, string> { ["group"] = chosen }, _ => 0, true)
                .Select(problem => problem.Field.Id);
        Missing("umum").ShouldBeEmpty();
        Missing("pelajar").ShouldBe(["school"]);
    }

    [Test]
    public void Fields_that_ask_for_each_other_are_never_asked()
    {
        FormField Asking(string id, string other) =>
            Field(FieldKind.Line, id) with
            {
                Where = new Dictionary<string, IReadOnlyList<string>> { [other] = ["x"] },
            };
        var (one, two) = (Asking("one", "two"), Asking("two", "one"));
        var answers = new Dictionary<string, string> { ["one"] = "x", ["two"] = "x" };
        FormAnswers.IsAsked(Form(one, two), one, answers).ShouldBeFalse();
    }

    [TestCase(FieldKind.Number, " 1,50 ", "1.5")]
    [TestCase(FieldKind.Date, "2/1/2025", "2025-01-02")]
    [TestCase(FieldKind.Line, "a\r\nb", "a b")]
    [TestCase(FieldKind.Text, "a\r\nb ", "a\nb")]
    [TestCase(FieldKind.Number, "dua", "dua")]
    public void An_answer_has_one_form(FieldKind kind, string typed, string normal) =>
        FormAnswers.Normal(Field(kind), typed).ShouldBe(normal);
}

using Scoring.Domain.Steps;

namespace Scoring.Domain.Explanations;

/// <summary>Something a reader should know in addition to the figures.</summary>
/// <param name="Code">What it says.</param>
/// <param name="Arguments">What it is about: texts and numbers for the sentence's places.</param>
public sealed record Note(NoteCode Code, params object[] Arguments);

internal static class Notes
{
    /// <summary>A note for each counted input without a value for which the step does something.</summary>
    public static IReadOnlyList<Note> OfAbsentInputs(Step step, IReadOnlyList<Explanation> inputs)
    {
        NoteCode code;
        if (step.Absent == AbsentInput.IsZero)
            code = NoteCode.AbsentIsZero;
        else if (step.Absent == AbsentInput.IsLeftOut)
            code = NoteCode.AbsentIsLeftOut;
        else
            return [];
        return [.. inputs.Where(input => input.Counted && !input.Value.IsPresent).Select(input => new Note(code, input.Name))];
    }
}

using Scoring.RuleBook;

namespace Scoring.Features.Core;

/// <summary>Why a command was refused; determines the command line's exit code and a page's HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The data do not allow it (exit code 1).</summary>
    Data = 1,

    /// <summary>The request is unknown or malformed (exit code 2).</summary>
    Usage = 2,

    /// <summary>The rule files have faults or leave open what is needed (exit code 3).</summary>
    Rules = 3,

    /// <summary>Not allowed in this state or for this person (exit code 4).</summary>
    State = 4,
}

/// <summary>A command cannot be carried out, for a reason that a person can understand and fix. The texts hold the sentence.</summary>
/// <param name="kind">The kind of reason.</param>
/// <param name="code">Stable code, kebab-case, for example "unknown-edition".</param>
/// <param name="arguments">The values the sentence mentions.</param>
public sealed class RefusalException(RefusalKind kind, string code, params object[] arguments) : Exception
{
    /// <summary>The kind of reason.</summary>
    public RefusalKind Kind => kind;

    /// <summary>Stable code, kebab-case.</summary>
    public string Code => code;

    /// <summary>The code and its arguments, for logs; people read the sentence from the texts.</summary>
    public override string Message => $"{code}: {string.Join(", ", arguments)}";

    /// <summary>The values the sentence mentions.</summary>
    public IReadOnlyList<object> Arguments => arguments;

    /// <summary>
    /// True if the database or a disk cannot be used: the fault is the machine's and not the reader's, and its sentence names a place.
    /// False where others are only writing, or where a text is what cannot be stored.
    /// </summary>
    public bool IsOfStore =>
        code is not ("database-busy" or "database-text")
        && (code.StartsWith("database-", StringComparison.Ordinal) || code.StartsWith("storage-", StringComparison.Ordinal));

    /// <summary>The rule-file faults that caused the refusal; empty for other kinds.</summary>
    public IReadOnlyList<RuleFault> Faults { get; init; } = [];
}

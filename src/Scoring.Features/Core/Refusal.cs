using Scoring.RuleBook;

namespace Scoring.Features.Core;

/// <summary>Why a command was refused; decides the exit code of the command line and the status of a page.</summary>
public enum RefusalKind
{
    /// <summary>The data stand against it (exit code 1).</summary>
    Data = 1,

    /// <summary>What was asked is unknown or badly put (exit code 2).</summary>
    Usage = 2,

    /// <summary>The rule files have faults or leave open what is needed (exit code 3).</summary>
    Rules = 3,

    /// <summary>Not allowed in this state or for this person (exit code 4).</summary>
    State = 4,
}

/// <summary>A command cannot be done, for a reason that a person can understand and mend. The sentence stands in the texts.</summary>
/// <param name="kind">What kind of reason.</param>
/// <param name="code">Stable code, kebab-case, for example "unknown-edition".</param>
/// <param name="arguments">What the sentence names.</param>
public sealed class RefusalException(RefusalKind kind, string code, params object[] arguments) : Exception
{
    /// <summary>What kind of reason.</summary>
    public RefusalKind Kind => kind;

    /// <summary>Stable code, kebab-case.</summary>
    public string Code => code;

    /// <summary>The code and what it names, for logs; people read the sentence in the texts.</summary>
    public override string Message => $"{code}: {string.Join(", ", arguments)}";

    /// <summary>What the sentence names.</summary>
    public IReadOnlyList<object> Arguments => arguments;

    /// <summary>The faults of rule files that stand against it; empty for other kinds.</summary>
    public IReadOnlyList<RuleFault> Faults { get; init; } = [];
}

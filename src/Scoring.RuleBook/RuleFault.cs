namespace Scoring.RuleBook;

/// <summary>Something wrong in a rule file; scoring does not start while there is one.</summary>
/// <param name="Code">Stable code, kebab-case, for example "unknown-key".</param>
/// <param name="File">The file, relative to the rules folder, with slashes.</param>
/// <param name="Line">The line in it, from 1.</param>
/// <param name="Key">The key or value that is wrong; the first place of the code's sentence.</param>
/// <param name="Arguments">The values of the sentence's further places, in order.</param>
/// <param name="Suggestion">The nearest valid alternative; null if none is near.</param>
public sealed record RuleFault(string Code, string File, int Line, string Key, IReadOnlyList<object> Arguments, string? Suggestion = null);

namespace Scoring.Domain.Audit;

/// <summary>An action as recorded in the audit trail. Texts may be empty but never null.</summary>
/// <param name="Sequence">1, 2, 3 … without a gap.</param>
/// <param name="When">When, in UTC.</param>
/// <param name="Who">Who did it: a person's or a program's name.</param>
/// <param name="What">The action: one word or name from a fixed list, for example "seat-withdrawn".</param>
/// <param name="Subject">What it was done to, for example "desk/E0017/J03".</param>
/// <param name="Why">The reason in the person's words; empty if none is required.</param>
/// <param name="Data">Details as JSON text, stored verbatim and never reformatted.</param>
public sealed record AuditEvent(long Sequence, DateTime When, string Who, string What, string Subject, string Why, string Data);

/// <summary>An event with its links, as stored.</summary>
/// <param name="Event">The event.</param>
/// <param name="Previous">The hash of the event before it: 64 hexadecimal digits in lower case, for the first event 64 zeros.</param>
/// <param name="Hash">Its own hash, as <see cref="AuditChain.HashOf"/> makes it.</param>
public sealed record AuditRecord(AuditEvent Event, string Previous, string Hash);

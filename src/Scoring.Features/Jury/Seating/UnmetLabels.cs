using Scoring.Domain.Jury.Seating;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Jury.Seating;

/// <summary>What a draw could not satisfy, and why, in a sentence.</summary>
public static class UnmetLabels
{
    /// <summary>The code of the reason, as used in files.</summary>
    public static string Code(Unmet unmet) =>
        unmet switch
        {
            TooFewWithoutConflict => "too-few-without-conflict",
            CapacityTooSmall => "capacity-too-small",
            JurorsFull => "jurors-full",
            NotConnected { Because: ApartBecause.OneJurorEach } => "apart-one-juror-each",
            NotConnected { Because: ApartBecause.TooFewSeats } => "apart-too-few-seats",
            NotConnected { Because: ApartBecause.Conflicts } => "apart-conflicts",
            NotConnected => "apart-no-exchange",
            _ => throw new ArgumentOutOfRangeException(nameof(unmet), unmet, null),
        };

    /// <summary>The entry it is about; null if it is about the panel as a whole.</summary>
    public static string? EntryOf(Unmet unmet) =>
        unmet switch
        {
            TooFewWithoutConflict few => few.Entry,
            JurorsFull full => full.Entry,
            _ => null,
        };

    /// <summary>The sentence.</summary>
    public static string Of(Unmet unmet, string language) =>
        Texts.Get(
            "unmet." + Code(unmet),
            language,
            unmet switch
            {
                TooFewWithoutConflict few => [few.Entry, few.Without, few.Wanted],
                CapacityTooSmall small => [small.Capacity, small.Seats],
                JurorsFull full => [full.Entry, full.Missing, string.Join(", ", full.Full)],
                NotConnected apart =>
                [
                    apart.Groups.Count,
                    apart.Seats,
                    apart.SeatsNeeded,
                    string.Join(" | ", apart.Groups.Select(group => string.Join(", ", group))),
                ],
                _ => [],
            }
        );
}

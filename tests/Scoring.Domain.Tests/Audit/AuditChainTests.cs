using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Scoring.Domain.Audit;

namespace Scoring.Domain.Tests.Audit;

/// <summary>The hash chain: what is hashed, and what breaks it.</summary>
public class AuditChainTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 4, 37, 23, DateTimeKind.Utc);

    private static readonly AuditEvent First = new(
        1,
        Noon,
        "Sekretariat: Ayu",
        "seat-withdrawn",
        "desk/E0017/J03",
        "sakit \\ tidak hadir\nlihat surat 12",
        "{\"seat\": \"é\"}"
    );

    [Test]
    public void The_hash_is_what_sha256sum_says_of_the_eight_lines() =>
        // printf '%s\n' 0000…0000 1 2026-11-22T04:37:23.0000000Z 'Sekretariat: Ayu' seat-withdrawn desk/E0017/J03 'sakit \\ tidak
        // hadir\nlihat surat 12' '{"seat": "é"}' | sha256sum
        AuditChain.Append(null, First).Hash.ShouldBe("8e2050eeb6c5e3ea7ba9200940fd088e3e517f0c4133e61a9d367f5aff91e136");

    [Test]
    public void The_bytes_are_eight_lines_each_ended_by_a_line_feed() =>
        Encoding
            .UTF8.GetString(AuditChain.CanonicalBytes(AuditChain.Genesis, First))
            .ShouldBe(
                new string('0', 64)
                    + "\n1\n2026-11-22T04:37:23.0000000Z\nSekretariat: Ayu\nseat-withdrawn\ndesk/E0017/J03\nsakit \\\\ tidak "
                    + "hadir\\nlihat surat 12\n{\"seat\": \"é\"}\n"
            );

    [TestCase("a\nb", "", "a", "b")]
    [TestCase("a\\nb", "", "a\nb", "")]
    [TestCase("a\r", "", "a\\r", "")]
    [TestCase("a\n", "", "a", "")]
    [TestCase("\\\n", "", "\\\\n", "")]
    public void Two_events_never_have_the_same_bytes(string why, string data, string otherWhy, string otherData) =>
        AuditChain
            .HashOf(AuditChain.Genesis, First with { Why = why, Data = data })
            .ShouldNotBe(AuditChain.HashOf(AuditChain.Genesis, First with { Why = otherWhy, Data = otherData }));

    [Test]
    public void Half_a_letter_a_local_time_and_a_gap_are_never_written()
    {
        Should.Throw<ArgumentException>(() => AuditChain.Append(null, First with { Why = "\ud800" }));
        Should.Throw<ArgumentException>(() =>
            AuditChain.Append(null, First with { When = DateTime.SpecifyKind(Noon, DateTimeKind.Unspecified) })
        );
        Should.Throw<ArgumentException>(() => AuditChain.Append(null, First with { Sequence = 2 }));
        Should.Throw<ArgumentException>(() => AuditChain.Append(AuditChain.Append(null, First), First));
    }

    [Test]
    public void A_whole_trail_has_no_broken_link_nor_has_an_empty_one()
    {
        AuditVerification.FirstBroken([]).ShouldBeNull();
        AuditVerification.FirstBroken(Trail(5)).ShouldBeNull();
        AuditVerification.FirstBroken(Trail(5), Head(Trail(5), 3)).ShouldBeNull();
    }

    [Test]
    public void A_changed_event_is_named()
    {
        var trail = Trail(5);
        trail[2] = trail[2] with { Event = trail[2].Event with { Why = "another" } };
        AuditVerification.FirstBroken(trail).ShouldBe(new BrokenLink(3, BreakKind.Changed, 3));
        trail[2] = trail[2] with { Event = trail[2].Event with { Why = "\ud800" } };
        AuditVerification.FirstBroken(trail).ShouldBe(new BrokenLink(3, BreakKind.Changed, 3));
    }

    [Test]
    public void An_event_that_was_rewritten_with_its_hash_is_named_by_the_one_after_it_or_by_a_published_head()
    {
        var trail = Trail(5);
        trail[2] = AuditChain.Append(trail[1], trail[2].Event with { Why = "another" });
        AuditVerification.FirstBroken(trail).ShouldBe(new BrokenLink(3, BreakKind.Rewritten, 3));
        var last = Trail(5);
        last[4] = AuditChain.Append(last[3], last[4].Event with { Why = "another" });
        AuditVerification.FirstBroken(last).ShouldBeNull();
        AuditVerification.FirstBroken(last, Head(Trail(5), 5)).ShouldBe(new BrokenLink(5, BreakKind.Rewritten, 5));
        var first = new AuditRecord(First, new string('1', 64), AuditChain.HashOf(new string('1', 64), First));
        AuditVerification.FirstBroken([first]).ShouldBe(new BrokenLink(1, BreakKind.Rewritten, 1));
    }

    [Test]
    public void Missing_events_are_counted_at_the_start_in_the_middle_and_by_a_published_head_at_the_end()
    {
        AuditVerification.FirstBroken(Trail(5)[2..]).ShouldBe(new BrokenLink(1, BreakKind.Missing, 2));
        AuditVerification.FirstBroken([.. Trail(6)[..2], .. Trail(6)[4..]]).ShouldBe(new BrokenLink(3, BreakKind.Missing, 4));
        AuditVerification.FirstBroken(Trail(5)[..3]).ShouldBeNull();
        AuditVerification.FirstBroken(Trail(5)[..3], Head(Trail(5), 5)).ShouldBe(new BrokenLink(4, BreakKind.Missing, 5));
    }

    [Test]
    public void Events_in_another_order_and_events_told_twice_are_named()
    {
        var trail = Trail(5);
        AuditVerification
            .FirstBroken([trail[0], trail[2], trail[1], trail[3], trail[4]])
            .ShouldBe(new BrokenLink(2, BreakKind.Reordered, 2));
        AuditVerification.FirstBroken([trail[0], trail[1], trail[1], trail[2]]).ShouldBe(new BrokenLink(3, BreakKind.Reordered, 3));
    }

    [Test]
    public void A_renumbered_event_is_changed()
    {
        var trail = Trail(3);
        (trail[1], trail[2]) = (
            trail[2] with
            {
                Event = trail[2].Event with { Sequence = 2 },
            },
            trail[1] with
            {
                Event = trail[1].Event with { Sequence = 3 },
            }
        );
        AuditVerification.FirstBroken(trail).ShouldBe(new BrokenLink(2, BreakKind.Changed, 2));
    }

    [Test]
    public void No_single_event_can_be_changed_taken_out_or_moved_unseen() =>
        (
            from length in Gen.Choose(2, 12)
            from at in Gen.Choose(0, length - 1)
            from to in Gen.Choose(0, length - 1)
            from what in Gen.Choose(0, 2)
            select (length, at, to, what)
        )
            .ToArbitrary()
            .Check(300, 20, change =>
            {
                var trail = Trail(change.length);
                var head = Head(trail, change.length);
                var record = trail[change.at];
                trail.RemoveAt(change.at);
                if (change.what == 0)
                    trail.Insert(change.at, record with { Event = record.Event with { Who = record.Event.Who + "x" } });
                else if (change.what == 1)
                    trail.Insert(change.to, record);
                (AuditVerification.FirstBroken(trail, head) is null).ShouldBe(change.what == 1 && change.at == change.to);
            });

    private static List<AuditRecord> Trail(int length)
    {
        var trail = new List<AuditRecord>();
        for (var i = 1; i <= length; i++)
            trail.Add(AuditChain.Append(trail.LastOrDefault(), First with { Sequence = i, When = Noon.AddMinutes(i) }));
        return trail;
    }

    private static AuditHead Head(List<AuditRecord> trail, int at) => new(at, trail[at - 1].Hash);
}

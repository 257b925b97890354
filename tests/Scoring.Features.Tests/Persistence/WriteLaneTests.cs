using System.Collections.Concurrent;
using Scoring.Features.Persistence;

namespace Scoring.Features.Tests.Persistence;

public sealed class WriteLaneTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(30);

    [Test]
    public async Task Marks_go_before_the_others_and_each_in_order_of_arrival()
    {
        (await Turns("abAB")).ShouldBe("ABab");
    }

    [Test]
    public async Task Every_fourth_turn_goes_to_the_others_while_any_wait()
    {
        (await Turns("abcABCDEFGHI")).ShouldBe("ABCaDEFbGHIc");
    }

    [Test]
    public async Task The_others_do_not_lose_their_fourth_turn_to_a_pause_among_the_marks()
    {
        (await Turns("aABC")).ShouldBe("ABCa");
        (await Turns("abA")).ShouldBe("Aab");
    }

    [Test]
    public async Task Who_waited_too_long_gets_no_turn_and_takes_none_from_the_next([Values] bool isFirst)
    {
        var lane = new WriteLane();
        lane.TryEnter().ShouldBeTrue();
        (await lane.EnterAsync(Short, isFirst)).ShouldBeFalse();
        var next = lane.EnterAsync(Long, isFirst: false);
        lane.Release();
        (await next).ShouldBeTrue();
        lane.TryEnter().ShouldBeFalse();
        lane.Release();
        lane.TryEnter().ShouldBeTrue();
    }

    [Test]
    public async Task Never_two_have_a_turn_and_none_is_forgotten_whatever_the_waits()
    {
        var lane = new WriteLane();
        var random = new Random(20261130);
        var (inside, most, had, left) = (0, 0, 0, 0);
        var writers = Enumerable
            .Range(0, 400)
            .Select(_ => (First: random.Next(2) == 0, Wait: TimeSpan.FromMilliseconds(random.Next(1, 60)), Work: random.Next(2)))
            .ToArray();
        await Task.WhenAll(
            writers.Select(writer =>
                Task.Run(async () =>
                {
                    if (!await lane.EnterAsync(writer.Wait, writer.First))
                    {
                        Interlocked.Increment(ref left);
                        return;
                    }
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    await Task.Delay(writer.Work);
                    Interlocked.Decrement(ref inside);
                    Interlocked.Increment(ref had);
                    lane.Release();
                })
            )
        );
        most.ShouldBe(1);
        (had + left).ShouldBe(writers.Length);
        lane.TryEnter().ShouldBeTrue();
    }

    // Small letters are others, capitals marks; in the order of their arrival while the lane is taken.
    private static async Task<string> Turns(string arrivals)
    {
        var lane = new WriteLane();
        lane.TryEnter().ShouldBeTrue();
        var turns = new ConcurrentQueue<char>();
        var waiting = arrivals
            .Select(one => (One: one, Turn: lane.EnterAsync(Long, char.IsAsciiLetterUpper(one))))
            .Select(async wait =>
            {
                (await wait.Turn).ShouldBeTrue();
                turns.Enqueue(wait.One);
                lane.Release();
            })
            .ToArray();
        lane.Release();
        await Task.WhenAll(waiting);
        return string.Concat(turns);
    }
}

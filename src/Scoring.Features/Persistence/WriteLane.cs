namespace Scoring.Features.Persistence;

/// <summary>
/// Gives one writer of this process at a time its turn: those that somebody waits for with a mark in hand before the others, each in order
/// of arrival. Every fourth turn goes to the others while any wait, so that no crowd of marks holds them up for good.
/// </summary>
internal sealed class WriteLane
{
    private const int TurnsInARow = 3;

    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _first = [];
    private readonly LinkedList<TaskCompletionSource> _others = [];
    private bool _isTaken;
    private int _inARow;

    /// <summary>Takes the lane if nobody has it or waits for it.</summary>
    /// <returns>True if it was taken; <see cref="Release"/> gives it back.</returns>
    public bool TryEnter()
    {
        lock (_gate)
            return !_isTaken && (_isTaken = true);
    }

    /// <summary>Waits for a turn.</summary>
    /// <param name="longest">The longest wait.</param>
    /// <param name="isFirst">True to go before those that are not.</param>
    /// <returns>True if the turn has come; false if the time is over, and then there is nothing to give back.</returns>
    public async Task<bool> EnterAsync(TimeSpan longest, bool isFirst)
    {
        var queue = isFirst ? _first : _others;
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return true;
            }
            // A turn that is given must not run in the thread of the one that gives it.
            place = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        try
        {
            await place.Value.Task.WaitAsync(longest).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                // The turn may have come in the very moment in which the time was over.
                if (place.List is null)
                    return true;
                queue.Remove(place);
                return false;
            }
        }
    }

    /// <summary>The same, blocking the thread: for a command line, where no others share it.</summary>
    public bool Enter(TimeSpan longest, bool isFirst)
    {
        var turn = EnterAsync(longest, isFirst);
        return turn.IsCompletedSuccessfully ? turn.Result : turn.GetAwaiter().GetResult();
    }

    /// <summary>Gives the lane to the next who waits.</summary>
    public void Release()
    {
        lock (_gate)
        {
            var isFirst = _first.Count > 0 && (_others.Count == 0 || _inARow < TurnsInARow);
            _inARow = isFirst ? _inARow + 1 : 0;
            var queue = isFirst ? _first : _others;
            if (queue.First is not { } next)
            {
                _isTaken = false;
                return;
            }
            queue.RemoveFirst();
            next.Value.SetResult();
        }
    }
}

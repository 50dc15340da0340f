using IsoDienTu.Bpmn;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Processes.Simulating;

/// <content>What a case asks for: people, time, somebody outside.</content>
internal sealed partial class Simulation
{
    private void Heed(SimulatedCase it, Effect effect, Queue<Input> pending)
    {
        switch (effect)
        {
            case Effect.OpenTask open when diagram.FindNode(open.ElementId)?.Step?.Kind == "applicant":
                Rest(it, open);
                break;
            case Effect.OpenTask open:
                Queue(it, open.TaskId, open.ElementId);
                break;
            case Effect.OfferSteps offer:
                foreach (var step in Engine.Pickable(diagram, it.State, offer.TaskId))
                {
                    pending.Enqueue(new Input.Enable(offer.TaskId, step));
                }

                it.AdHoc.Add((offer.TaskId, offer.ElementId));
                break;
            case Effect.CallService call:
                pending.Enqueue(new Input.ServiceDone(call.TaskId));
                break;
            case Effect.CallProcess call:
                Await(it, call.TaskId, call.ElementId, new Input.CalledEnded(call.TaskId));
                break;
            case Effect.ExpectMessage expect:
                Await(it, expect.TaskId, expect.ElementId, new Input.Complete(expect.TaskId));
                break;
            case Effect.Listen listen when IsAwaited(listen):
                Input heard = listen.Kind == EventKind.Signal ? new Input.Signal(listen.Name) : new Input.Message(listen.Name);
                Await(it, listen.WaitId, listen.ElementId, heard);
                break;
            case Effect.Unlisten unlisten:
                it.Armed.Remove(('w', unlisten.WaitId));
                break;
            case Effect.StartTimer timer:
                Arm(it, timer);
                break;
            case Effect.CancelTimer timer:
                it.Armed.Remove(('t', timer.TimerId));
                break;
            case Effect.CloseTask closed:
                Drop(it, closed.TaskId);
                break;
            case Effect.CancelTask cancelled:
                Drop(it, cancelled.TaskId);
                break;
            case Effect.Incident incident:
                it.IsStuck = true;
                tally.Stopped(it, incident.ElementId);
                break;
            case Effect.Finish:
                tally.Ended(it, now);
                break;
        }
    }

    /// <summary>What may come or not, beside a step or at any time, does not come unless somebody says when.</summary>
    private bool IsAwaited(Effect.Listen listen) =>
        given.Waits.ContainsKey(listen.ElementId) || diagram.FindNode(listen.ElementId)?.Kind == NodeKind.IntermediateCatchEvent;

    private void Queue(SimulatedCase it, long number, string element)
    {
        var node = diagram.FindNode(element)!;
        var pool = Pool(node);
        var average = given.Effort.GetValueOrDefault(element, 1);
        var minutes = Math.Max(1, (int)Math.Round(average * (0.5 + it.Random.NextDouble())));
        var due = tally.TermOf(node) is { } term ? schedule.Add(now, term) : DateTimeOffset.MaxValue;
        var item = new WorkItem(it, number, element, now, minutes, due) { Nr = nr++ };
        it.Work[number] = item;
        if (now >= countsFrom && now < countsTo)
        {
            pool.Asked += minutes;
        }

        pool.Add(item);
        Serve(pool);
    }

    private RolePool Pool(Node node)
    {
        var role = node.RoleLane?.Id ?? "";
        return pools.TryGetValue(role, out var pool)
            ? pool
            : pools[role] = new RolePool(role, Math.Max(1, given.Hands.GetValueOrDefault(role, 1)));
    }

    private void Serve(RolePool pool)
    {
        while (pool.Take() is { } item)
        {
            item.Begun = now;
            At(schedule.Add(now, item.Minutes), () => Done(pool, item));
        }
    }

    private void Done(RolePool pool, WorkItem item)
    {
        if (item.IsGone)
        {
            return;
        }

        pool.Free();
        item.Case.Work.Remove(item.Number);
        tally.Did(item, now, item.Received >= countsFrom && item.Received < countsTo);
        Apply(item.Case, new Input.Complete(item.Number, Choose(item.Case, item.ElementId)));
        Serve(pool);
    }

    /// <summary>Takes away what is open under a number; who was at it is free again.</summary>
    private void Drop(SimulatedCase it, long number)
    {
        it.Armed.Remove(('w', number));
        it.AdHoc.RemoveAll(a => a.Number == number);
        if (it.Work.Remove(number, out var item))
        {
            var pool = Pool(diagram.FindNode(item.ElementId)!);
            item.IsGone = true;
            if (item.Begun is null)
            {
                pool.Forget();
            }
            else
            {
                pool.Free();
                Serve(pool);
            }
        }
    }

    /// <summary>The case's clock rests while it is the applicant's turn.</summary>
    private void Rest(SimulatedCase it, Effect.OpenTask open)
    {
        if (it.AtApplicant++ == 0)
        {
            it.RestsSince = now;
        }

        it.Armed.Add(('w', open.TaskId));
        At(
            schedule.Add(now, Wait(open.ElementId)),
            () =>
            {
                if (--it.AtApplicant == 0)
                {
                    it.Rested += schedule.MinutesBetween(it.RestsSince, now);
                }

                if (it.Armed.Remove(('w', open.TaskId)))
                {
                    Apply(it, new Input.Complete(open.TaskId, Choose(it, open.ElementId)));
                }
            }
        );
    }

    private void Await(SimulatedCase it, long number, string element, Input then)
    {
        it.Armed.Add(('w', number));
        At(
            schedule.Add(now, Wait(element)),
            () =>
            {
                if (it.Armed.Remove(('w', number)))
                {
                    Apply(it, then);
                }
            }
        );
    }

    private int Wait(string element) => given.Waits.GetValueOrDefault(element, Term.MinutesPerWorkingDay);

    private void Arm(SimulatedCase it, Effect.StartTimer timer)
    {
        var due = timer.Due ?? Running.Tasks.Due(schedule, timer.Text, null, now);
        if (due is null)
        {
            it.IsStuck = true;
            tally.Stopped(it, timer.ElementId);
            return;
        }

        it.Armed.Add(('t', timer.TimerId));
        At(
            due.Value > now ? due.Value : now,
            () =>
            {
                if (it.Armed.Remove(('t', timer.TimerId)))
                {
                    Apply(it, new Input.FireTimer(timer.TimerId));
                }
            }
        );
    }
}

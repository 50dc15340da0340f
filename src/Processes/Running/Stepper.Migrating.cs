using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <content>Takes over what a move to another version has worked out.</content>
internal sealed partial class Stepper
{
    /// <summary>Does what follows from a move, and saves the instance on its new version.</summary>
    /// <param name="result">Of the engine; the instance is handed in with its new version already.</param>
    public void TakeOver(StepResult result, Departure departure)
    {
        instance.State = result.State;
        var pending = new Queue<Input>();
        foreach (var effect in result.Effects)
        {
            Do(effect, null, pending);
        }

        Work(pending, null, isAnswer: true);
        SaveDeparture(departure);
    }

    /// <summary>Saves the instance on the version it is given back to.</summary>
    public void GiveBack(InstanceState state, Departure departure)
    {
        instance.State = state;
        SaveDeparture(departure);
    }

    private void SaveDeparture(Departure departure)
    {
        var status = Status();
        work.Batch.AddAt(
            place,
            $"""
            update processes.instance set state = $4, version = {Versions.Next}, status = $5, ended_at = $6, definition_version_id = $7
            where agency_id = $1 and id = $2
            """,
            Sql.P(work.AgencyId),
            Sql.P(instance.Id),
            Sql.P(instance.Version),
            Sql.Jsonb(instance.State.ToJson()),
            Sql.P(status),
            Sql.At(EndedAt(status)),
            Sql.P(departure.To)
        );
        Follow(status, null, departure);
    }
}

using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Returning;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;

namespace IsoDienTu.Dossiers;

/// <summary>How a result is handed over.</summary>
/// <param name="ReceiverName">Who takes it, 2 to 200 characters.</param>
/// <param name="ReceiverNumber">That person's personal number, or null.</param>
/// <param name="Way">By which way; null as the applicant wished when handing in.</param>
/// <param name="Files">The result's files, already in the file store.</param>
public sealed record HandOverOrder(
    string? ReceiverName,
    string? ReceiverNumber = null,
    Channel? Way = null,
    string? Note = null,
    IReadOnlyList<ReceivedFile>? Files = null
);

/// <summary>Puts the result into the applicant's hands and closes the dossier; the process step that waits for it is done with it.</summary>
public sealed class HandOver(ProcessEngine engine, FileStore store)
{
    /// <summary>Hands over and writes the log entry.</summary>
    /// <returns>The dossier's code.</returns>
    /// <exception cref="RuleException">The result is not ready, or something entered breaks a rule.</exception>
    public async Task<string> DoAsync(IWork work, Guid dossierId, HandOverOrder order, CancellationToken ct = default)
    {
        var view = await DossierView.FindAsync(work.Db, dossierId, ct) ?? throw Gone.Dossier();
        var dossier = view.Dossier;
        var before = dossier.State;
        var name = (order.ReceiverName ?? "").Trim();
        if (name.Length is < 2 or > 200)
        {
            throw Flaw.At("dossiers.return.receiver", "Hãy ghi họ tên người nhận kết quả, từ 2 đến 200 ký tự.", "ReceiverName");
        }

        var way = order.Way ?? dossier.ReturnWay;
        work.Db.Add(
            new Handover
            {
                DossierId = dossierId,
                At = work.Now,
                Way = way,
                ReceiverName = name,
                ReceiverNumber = string.IsNullOrWhiteSpace(order.ReceiverNumber)
                    ? null
                    : Identifiers.Personal(order.ReceiverNumber, "ReceiverNumber"),
                Note = TypedText.Filled(order.Note),
                ByName = work.Actor.Name,
                ByPost = work.Actor.Post,
            }
        );
        var files = PaperFiles.Of(order.Files ?? [], FilePurpose.Result, store, work);
        work.Db.AddRange(files.Select(f => f.For(dossierId)));
        dossier.Move(work, DossierState.Returned, Words.Of(way));
        if (view.ReturnStep is { } step)
        {
            await engine.CompleteAsync(work, step.TaskId, null, null, ct);
        }

        Log.Write(work, "dossiers.returned", "dossier", dossier.Code, new { State = before }, new { dossier.State, Way = way });
        return dossier.Code;
    }
}

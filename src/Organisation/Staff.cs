using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using IsoDienTu.Organisation.Staffing;

namespace IsoDienTu.Organisation;

/// <summary>
/// Sets up units, posts, people and appointments of the acting agency inside a command, with all rules. The caller writes the log entry.
/// Every method reports the first rule that is not met as <see cref="RuleException"/> and writes nothing then.
/// </summary>
public static class Staff
{
    /// <summary>Adds a unit; an empty code is made from the name.</summary>
    public static async Task<Guid> AddUnitAsync(IWork work, UnitDraft draft, CancellationToken ct = default)
    {
        await OneAtATime.StaffAsync(work, ct);
        var unit = StaffWriter.Add(work, draft, await StaffLedger.LoadAsync(work.Db, ct));
        await work.Db.SaveChangesAsync(ct);
        return unit.Id;
    }

    /// <summary>Adds a post; an empty code is made from unit and title.</summary>
    public static async Task<Guid> AddPostAsync(IWork work, PostDraft draft, CancellationToken ct = default)
    {
        await OneAtATime.StaffAsync(work, ct);
        var post = StaffWriter.Add(work, draft, await StaffLedger.LoadAsync(work.Db, ct));
        await work.Db.SaveChangesAsync(ct);
        return post.Id;
    }

    /// <summary>Adds a person whom the acting agency keeps.</summary>
    public static async Task<Guid> AddPersonAsync(IWork work, PersonDraft draft, CancellationToken ct = default)
    {
        await OneAtATime.StaffAsync(work, ct);
        var person = StaffWriter.Add(work, draft, await StaffLedger.LoadAsync(work.Db, ct));
        await work.Db.SaveChangesAsync(ct);
        return person.Id;
    }

    /// <summary>Puts a person into a post.</summary>
    public static async Task<Guid> AppointAsync(IWork work, AppointmentDraft draft, CancellationToken ct = default)
    {
        await OneAtATime.StaffAsync(work, ct);
        var ledger = await StaffLedger.LoadAsync(work.Db, ct);
        await ledger.KnowAsync(work.Db, draft.PersonId, ct);
        var appointment = StaffWriter.Add(work, draft, ledger);
        await work.Db.SaveChangesAsync(ct);
        return appointment.Id;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace IsoDienTu.Kernel.Data;

/// <summary>Writes into added and changed rows what no page should have to remember: the agency, the editor, the time.</summary>
internal static class Stamps
{
    /// <summary>Gives a new row its agency and identifier at the moment it is tracked, before EF reads its key.</summary>
    public static void OnTracking(object? sender, EntityTrackingEventArgs tracking)
    {
        if (tracking.State != EntityState.Added || tracking.Entry.Entity is not ITenantRow row)
        {
            return;
        }

        var db = (IsoDbContext)tracking.Entry.Context;
        if (row.AgencyId == 0)
        {
            row.AgencyId = db.AgencyId;
        }

        if (row.Id == Guid.Empty)
        {
            row.Id = Guid.CreateVersion7();
        }
    }

    public static void Put(IsoDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersionedRow>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            if (db.Work is { } work)
            {
                entry.Entity.ChangedBy = work.Actor.Name;
                entry.Entity.ChangedAt = work.Now;
            }
        }
    }

    /// <summary>Turns EF's bare notice of a stale row into what the other person changed.</summary>
    public static async Task<EditConflictException> ExplainAsync(DbUpdateConcurrencyException stale, CancellationToken ct)
    {
        var entry = stale.Entries[0];
        var theirs = await entry.GetDatabaseValuesAsync(ct);
        if (theirs is null)
        {
            return new EditConflictException(entry.Metadata.ClrType.Name, null, null, []);
        }

        var fields = entry
            .Properties.Where(p =>
                p.Metadata.Name is not (nameof(IVersionedRow.Version) or nameof(IVersionedRow.ChangedAt) or nameof(IVersionedRow.ChangedBy))
            )
            .Select(p => ConflictingField.Of(p.Metadata.Name, theirs[p.Metadata.Name], p.CurrentValue))
            .Where(f => f.Theirs != f.Mine)
            .ToList();
        var versioned = entry.Entity is IVersionedRow;
        return new EditConflictException(
            entry.Metadata.ClrType.Name,
            versioned ? theirs.GetValue<string>(nameof(IVersionedRow.ChangedBy)) : null,
            versioned ? theirs.GetValue<DateTimeOffset>(nameof(IVersionedRow.ChangedAt)) : null,
            fields
        );
    }
}

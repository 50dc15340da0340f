using IsoDienTu.Kernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel;

/// <summary>The one EF context; modules contribute their internal entity mappings (<c>IEntityTypeConfiguration&lt;T&gt;</c> beside each entity).</summary>
public sealed class IsoDbContext(DbContextOptions<IsoDbContext> options) : DbContext(options)
{
    /// <summary>The acting agency of the current unit of work; the tenant filter compares with it.</summary>
    public int AgencyId { get; internal set; }

    private readonly Dictionary<IVersionedRow, uint> expected = new(ReferenceEqualityComparer.Instance);

    /// <summary>The unit of work that uses the context now; contexts are used again, what one expected is nothing to the next.</summary>
    internal IWork? Work
    {
        get;
        set
        {
            field = value;
            expected.Clear();
        }
    }

    /// <summary>Says which version the person saw; saving fails with <see cref="EditConflictException"/> if the row has moved on.</summary>
    public void Expect<T>(T row, uint version)
        where T : class, IVersionedRow
    {
        expected[row] = version;
        Entry(row).Property(x => x.Version).OriginalValue = version;
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Types(configurationBuilder);

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var services = this.GetService<IDbContextOptions>().FindExtension<CoreOptionsExtension>()!.ApplicationServiceProvider!;
        foreach (var module in services.GetRequiredService<ModuleCatalogue>().Modules)
        {
            // A tenant row needs no mapping of its own when the conventions say everything.
            foreach (
                var row in module
                    .Assembly.GetTypes()
                    .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ITenantRow)))
            )
            {
                modelBuilder.Entity(row);
            }

            modelBuilder.ApplyConfigurationsFromAssembly(module.Assembly);
        }

        Conventions.Apply(modelBuilder, this);
    }

    /// <inheritdoc />
    /// <exception cref="EditConflictException">Somebody else changed one of the rows meanwhile.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamps.Put(this);
        var seen = expected.Select(e => (Row: e.Key, Version: e.Value, Before: e.Key.Version)).ToList();
        var count = await SaveOrExplainAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var (row, version, before) in seen)
        {
            // A saving that did not write the row has checked nothing, and EF takes the version it read for the one expected from then on.
            if (row.Version != before || Entry(row).State == EntityState.Detached)
            {
                expected.Remove(row);
            }
            else
            {
                Entry(row).Property(nameof(IVersionedRow.Version)).OriginalValue = version;
            }
        }

        return count;
    }

    private async Task<int> SaveOrExplainAsync(bool acceptAll, CancellationToken ct)
    {
        try
        {
            return await base.SaveChangesAsync(acceptAll, ct);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw await Stamps.ExplainAsync(stale, ct);
        }
    }

    /// <inheritdoc />
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Saving goes through the unit of work, which saves asynchronously.");
}

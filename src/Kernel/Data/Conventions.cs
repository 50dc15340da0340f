using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace IsoDienTu.Kernel.Data;

/// <summary>What holds for all entities of all modules, said once.</summary>
internal static class Conventions
{
    private sealed class ToUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v);

    public static void Types(ModelConfigurationBuilder builder)
    {
        // A value with offset +07:00 cannot be written and would close the connection.
        builder.Properties<DateTimeOffset>().HaveConversion<ToUtc>();
        builder.Properties<Enum>().HaveConversion<string>();
    }

    public static void Apply(ModelBuilder builder, IsoDbContext context)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList())
        {
            Name(entity);
            if (typeof(ITenantRow).IsAssignableFrom(entity.ClrType))
            {
                Isolate(builder, entity, context);
            }

            if (typeof(IVersionedRow).IsAssignableFrom(entity.ClrType))
            {
                builder
                    .Entity(entity.ClrType)
                    .Property(nameof(IVersionedRow.Version))
                    .HasColumnName("xmin")
                    .HasColumnType("xid")
                    .IsRowVersion();
            }
        }
    }

    /// <summary>Schema = module, table and columns = the names in snake case, unless a mapping says otherwise.</summary>
    private static void Name(IMutableEntityType entity)
    {
        var module = entity.ClrType.Namespace!.Split('.')[1];
        if (entity.GetSchema() is null)
        {
            entity.SetSchema(Snake(module));
        }

        if (entity.GetTableName() is { } table && !IsSnake(table))
        {
            entity.SetTableName(Snake(entity.ClrType.Name));
        }

        foreach (var property in entity.GetProperties().Where(p => p.GetColumnName() == p.Name))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static void Isolate(ModelBuilder builder, IMutableEntityType entity, IsoDbContext context)
    {
        builder.Entity(entity.ClrType).HasKey(nameof(ITenantRow.AgencyId), nameof(ITenantRow.Id));
        entity.FindProperty(nameof(ITenantRow.Id))!.ValueGenerated = ValueGenerated.Never;
        entity.FindProperty(nameof(ITenantRow.AgencyId))!.ValueGenerated = ValueGenerated.Never;
        var row = Expression.Parameter(entity.ClrType, "row");
        var mine = Expression.Equal(
            Expression.Property(row, nameof(ITenantRow.AgencyId)),
            Expression.Property(Expression.Constant(context), nameof(IsoDbContext.AgencyId))
        );
        entity.SetQueryFilter("agency", Expression.Lambda(mine, row));
    }

    private static bool IsSnake(string name) => name.All(c => !char.IsUpper(c));

    public static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                text.Append('_');
            }

            text.Append(char.ToLower(name[i], CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}

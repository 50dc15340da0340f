using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Processes.Designing;

/// <summary>A process over all its versions.</summary>
internal sealed class Definition : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Key { get; set; } = "";
    public string Title { get; set; } = "";
    public DrawnBy DrawnBy { get; set; } = DrawnBy.Designer;

    /// <summary>Agencies that may call it; <see cref="Running.Callable.Everyone"/> stands for all.</summary>
    public int[] OfferedTo { get; set; } = [];
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Where its diagram is drawn; there is one place for each process.</summary>
internal enum DrawnBy
{
    /// <summary>Made anew from the step card of a procedure.</summary>
    Card,

    /// <summary>By people, in the designer.</summary>
    Designer,

    /// <summary>By the product itself (<see cref="Standard.StandardProcess"/>).</summary>
    Product,
}

internal enum DefinitionState
{
    Draft,
    Published,
}

/// <summary>One version of its diagram; immutable once published.</summary>
internal sealed class DefinitionVersion : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DefinitionId { get; set; }
    public int? Number { get; set; }
    public DefinitionState State { get; set; }
    public string Xml { get; set; } = "";
    public string Sha256 { get; set; } = "";

    /// <summary>Id of the end event that means refusal; null when the diagram has none.</summary>
    public string? RefusedEnd { get; set; }
    public string Roles { get; set; } = "[]";

    /// <summary>Ids of the processes in its diagram, by which a call activity may name it.</summary>
    public string[] ProcessIds { get; set; } = [];
    public DateTimeOffset? PublishedAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Takes a new diagram; who does what stays with the lanes that are still there.</summary>
    public void Take(Diagram diagram, string? refusedEnd)
    {
        Xml = BpmnWriter.WriteText(diagram);
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Xml)));
        RefusedEnd = refusedEnd;
        ProcessIds = [.. diagram.Processes.Select(p => p.Id)];
    }

    /// <summary>The same drawing as a draft of a process.</summary>
    public DefinitionVersion Copy(Guid definition) =>
        new()
        {
            DefinitionId = definition,
            Xml = Xml,
            Sha256 = Sha256,
            RefusedEnd = RefusedEnd,
            ProcessIds = ProcessIds,
        };

    public IReadOnlyList<RoleBinding> RoleList => JsonSerializer.Deserialize<List<RoleBinding>>(Roles, JsonSerializerOptions.Web) ?? [];
}

internal sealed class DefinitionVersionMap : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> builder)
    {
        builder.Property(x => x.Roles).HasColumnType("jsonb");
        builder.Ignore(x => x.RoleList);
    }
}

internal sealed class DefinitionMap : IEntityTypeConfiguration<Definition>
{
    public void Configure(EntityTypeBuilder<Definition> builder) => builder.ToTable("definition");
}

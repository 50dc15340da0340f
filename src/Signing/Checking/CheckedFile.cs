using System.Text.Json;
using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Signing.Checking;

/// <summary>The kept report of one check. Never changed: a later check of the same file is a report of its own.</summary>
internal sealed class CheckedFile : ITenantRow
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Sha256 { get; set; } = "";
    public long Length { get; set; }
    public string Name { get; set; } = "";
    public CheckResult Result { get; set; }
    public string Signers { get; set; } = "";
    public string Report { get; set; } = "";
    public Guid CheckedById { get; set; }
    public string CheckedBy { get; set; } = "";
    public DateTimeOffset CheckedAt { get; set; }

    public static CheckedFile Of(SignatureReport report, string name, Actor actor) =>
        new()
        {
            Sha256 = report.Sha256,
            Length = report.Length,
            Name = name,
            Result = report.Result,
            Signers = string.Join("; ", report.Signatures.Select(s => s.Signer).OfType<string>().Distinct(StringComparer.Ordinal)),
            Report = JsonSerializer.Serialize(report, json),
            CheckedById = actor.PersonId,
            CheckedBy = actor.Name,
            CheckedAt = report.CheckedAt,
        };

    public SignatureReport Read() => JsonSerializer.Deserialize<SignatureReport>(Report, json)!;
}

internal sealed class CheckedFileMap : IEntityTypeConfiguration<CheckedFile>
{
    public void Configure(EntityTypeBuilder<CheckedFile> builder) => builder.Property(c => c.Report).HasColumnType("jsonb");
}

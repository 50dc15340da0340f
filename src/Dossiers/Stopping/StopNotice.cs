using System.Text.Json.Serialization;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Dossiers.Stopping;

/// <summary>Why the solving of a dossier stops (handbook 2.3 point 8).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StopGround>))]
internal enum StopGround
{
    /// <summary>The applicant asks for it while there is no decision (NĐ 118/2025, art. 21).</summary>
    Applicant,

    /// <summary>A sector law stops it, e.g. on the written request of a court (NĐ 101/2024, art. 19.2).</summary>
    Law,

    /// <summary>What was asked for by form 02 did not come within the term that the law of the field sets.</summary>
    NoSupplementInTime,
}

/// <summary>Notice that the solving stops (form 05): one for a dossier, numbered without gaps in the year, never changed.</summary>
internal sealed class StopNotice : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DossierId { get; set; }
    public int No { get; set; }
    public int Year { get; set; }
    public StopGround Ground { get; set; }

    /// <summary>As the applicant and the public read it.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The body that asked in writing; null where the applicant did, or nobody.</summary>
    public string? RequestedBy { get; set; }

    /// <summary>The written request, or the provision of law.</summary>
    public string? Evidence { get; set; }

    /// <summary>How far the work had come.</summary>
    public string Stage { get; set; } = "";

    /// <summary>What was paid and what is paid back, in words; null when nothing was.</summary>
    public string? Money { get; set; }
    public string Conclusion { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public string SignedBy { get; set; } = "";
    public string SignedByPost { get; set; } = "";
    public string? OnBehalfOf { get; set; }

    /// <summary>"TB" is the sign of a notice (NĐ 30/2020, annex III).</summary>
    public string Number => $"{No}/TB";

    public static string Say(StopGround ground) =>
        ground switch
        {
            StopGround.Applicant => "Người nộp đề nghị dừng",
            StopGround.Law => "Dừng theo quy định của pháp luật chuyên ngành",
            _ => "Quá thời hạn bổ sung hồ sơ",
        };
}

internal sealed class StopNoticeMap : IEntityTypeConfiguration<StopNotice>
{
    public void Configure(EntityTypeBuilder<StopNotice> builder)
    {
        builder.Ignore(x => x.Number);
        builder.HangsOnDossier();
    }
}

using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Access.Delegations;

/// <summary>Somebody is away, or lets another act for them, between two days; both at once in most cases.</summary>
internal sealed class Delegation : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PersonId { get; set; }
    public string PersonName { get; set; } = "";

    /// <summary>Of the first post that is lent, as it stands before the substitute's own.</summary>
    public string PersonTitle { get; set; } = "";
    public bool IsAway { get; set; }

    /// <summary>Null when nobody stands in for one who is away.</summary>
    public Guid? SubstituteId { get; set; }
    public string? SubstituteName { get; set; }
    public string? SubstituteTitle { get; set; }

    /// <summary>How the substitute signs; null for colleagues whose steps carry no signature of a leader.</summary>
    public SignatureForm? Form { get; set; }
    public string Decision { get; set; } = "";
    public DateOnly DecidedOn { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly ValidTo { get; set; }

    /// <summary>Posts whose work is lent.</summary>
    public Guid[] Posts { get; set; } = [];

    /// <summary>Only steps that use one of these powers; empty for all steps.</summary>
    public string[] Powers { get; set; } = [];

    /// <summary>Only steps of the processes with these keys; empty for all.</summary>
    public string[] Processes { get; set; } = [];
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndedBy { get; set; }
    public string? EndReason { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public bool Overlaps(DateOnly from, DateOnly to) => EndedAt is null && ValidFrom <= to && ValidTo >= from;

    /// <summary>Whether both lend some of the same work.</summary>
    public bool Meets(Delegation other) =>
        Posts.Intersect(other.Posts).Any() && Meet(Powers, other.Powers) && Meet(Processes, other.Processes);

    /// <summary>What the activity log digests.</summary>
    public object Facts() =>
        new
        {
            PersonId,
            IsAway,
            SubstituteId,
            Form,
            Decision,
            DecidedOn,
            ValidFrom,
            ValidTo,
            Posts,
            Powers,
            Processes,
            EndedAt,
            EndReason,
        };

    private static bool Meet(string[] one, string[] other) => one.Length == 0 || other.Length == 0 || one.Intersect(other).Any();
}

/// <summary>How somebody signs in another's stead (NĐ 30/2020, art. 13).</summary>
internal enum SignatureForm
{
    /// <summary>Thay mặt: for a body that decides together.</summary>
    TM,

    /// <summary>Ký thay: a deputy for the head.</summary>
    KT,

    /// <summary>Thừa lệnh: the head of a unit, by order.</summary>
    TL,

    /// <summary>Thừa uỷ quyền: by a written authority, which is not handed on.</summary>
    TUQ,
}

internal sealed class DelegationMap : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder) { }
}

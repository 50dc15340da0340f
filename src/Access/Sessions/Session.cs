using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Access.Sessions;

/// <summary>A sign-in that lasts on the server; the browser holds only a token whose hash stands here, so ending the row ends the sign-in.</summary>
internal sealed class Session
{
    /// <summary>A session unused for this long has ended.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>A session never lasts longer than this (a working day with its lunch).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public Guid Id { get; set; } = Guid.CreateVersion7();
    public byte[] TokenHash { get; set; } = [];
    public Guid PersonId { get; set; }
    public int AgencyId { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset SeenAt { get; set; }
    public DateTimeOffset EndsAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string Client { get; set; } = "";

    public bool IsLive(DateTimeOffset now) => EndedAt is null && now < EndsAt && now < SeenAt + Idle;
}

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder) => builder.HasKey(x => x.Id);
}

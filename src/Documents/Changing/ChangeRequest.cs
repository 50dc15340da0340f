using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Changing;

/// <summary>What is asked for (handbook 1.10: phiếu yêu cầu soạn thảo, sửa đổi, huỷ).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestKind>))]
internal enum RequestKind
{
    /// <summary>A document that is not there yet.</summary>
    Write,

    /// <summary>The next issue of one.</summary>
    Revise,

    /// <summary>To take one back.</summary>
    Drop,
}

/// <summary>Who or what asks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestOrigin>))]
internal enum RequestOrigin
{
    Person,
    Law,
    Review,

    /// <summary>The model procedure that the document follows has a new issue, or was taken back.</summary>
    Model,
}

/// <summary>Where a request stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestState>))]
internal enum RequestState
{
    /// <summary>Waits for a decision.</summary>
    Asked,

    /// <summary>To be done: accepted, or required by law.</summary>
    Open,

    /// <summary>Not accepted, with the reason.</summary>
    Refused,

    /// <summary>A later issue followed it, or the document was taken back as asked.</summary>
    Done,

    /// <summary>Decided that the document need not change, with the reason.</summary>
    Kept,

    /// <summary>No longer has an object: the document is gone, or the change of law was entered wrongly.</summary>
    Void,
}

/// <summary>A request to write, revise or drop a document.</summary>
internal sealed class ChangeRequest : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public int Number { get; set; }
    public int Year { get; set; }
    public RequestKind Kind { get; set; }
    public RequestOrigin Origin { get; set; }
    public RequestState State { get; set; }
    public Guid? DocumentId { get; set; }

    /// <summary>Of the document, or of the one to be written.</summary>
    public string Title { get; set; } = "";

    /// <summary>The change of law that asks; null for others.</summary>
    public Guid? ChangeId { get; set; }

    /// <summary>What asks at another module, e.g. the issue of a model; null for others.</summary>
    public Guid? SourceId { get; set; }
    public string Why { get; set; } = "";

    /// <summary>Căn cứ pháp lý as written; null when none is named.</summary>
    public string? Basis { get; set; }
    public Guid AskedById { get; set; }
    public string AskedBy { get; set; } = "";
    public string AskedPost { get; set; } = "";
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>Last day on which the document must have followed; null when none is set.</summary>
    public DateOnly? DueOn { get; set; }
    public string? DecidedBy { get; set; }
    public string? DecidedPost { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Reason of the decision.</summary>
    public string? Decision { get; set; }

    /// <summary>First day of the issue that followed, or the day of the decision.</summary>
    public DateOnly? ClosedOn { get; set; }
    public Guid? VersionId { get; set; }
    public DateTimeOffset? NearToldAt { get; set; }
    public DateTimeOffset? LateToldAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public string Code => $"{Number}/{Year}";
    public bool IsRunning => State is RequestState.Asked or RequestState.Open;

    /// <summary>Still open after its day, or followed after it.</summary>
    public bool IsLateOn(DateOnly day) => State is RequestState.Open or RequestState.Done && DueOn < (ClosedOn ?? day);

    public void Close(RequestState how, DateOnly on, Guid? version = null) => (State, ClosedOn, VersionId) = (how, on, version);

    public void Decide(RequestState how, string? reason, IWork work)
    {
        (DecidedBy, DecidedPost, DecidedAt, Decision) = (work.Actor.Name, work.Actor.Post, work.Now, reason);
        State = how;
        ClosedOn = how == RequestState.Open ? null : work.Now.VietnamDay();
    }
}

internal sealed class ChangeRequestMap : IEntityTypeConfiguration<ChangeRequest>
{
    public void Configure(EntityTypeBuilder<ChangeRequest> builder)
    {
        builder.ToTable("change_request");
        builder.Ignore(r => r.Code);
        builder.Ignore(r => r.IsRunning);
    }
}

/// <summary>An agency was looked at for a change of law.</summary>
internal sealed class FollowedChange : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; }

    /// <summary>How many requests it opened.</summary>
    public int Opened { get; set; }
    public DateTimeOffset At { get; set; }
}

internal sealed class FollowedChangeMap : IEntityTypeConfiguration<FollowedChange>
{
    public void Configure(EntityTypeBuilder<FollowedChange> builder) => builder.ToTable("followed_change");
}

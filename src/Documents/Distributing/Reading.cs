using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Distributing;

[JsonConverter(typeof(JsonStringEnumConverter<ReadingState>))]
internal enum ReadingState
{
    /// <summary>Still to be read.</summary>
    Open,

    /// <summary>Read and understood, as the person said.</summary>
    Understood,

    /// <summary>The person holds the post no more.</summary>
    Left,

    /// <summary>The issue is over, or the list names the person no more.</summary>
    Void,
}

/// <summary>By which way somebody confirmed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReadingVia>))]
internal enum ReadingVia
{
    Page,
    Api,
}

/// <summary>One person's duty to read one issue. Once understood it is evidence, and stays as it is.</summary>
internal sealed class Reading : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid DocumentId { get; set; }
    public Guid VersionId { get; set; }
    public int Issue { get; set; }

    /// <summary>Title of the issue.</summary>
    public string Title { get; set; } = "";
    public Guid PersonId { get; set; }
    public string PersonName { get; set; } = "";

    /// <summary>The post for which it has to be read, as it stood when the duty arose.</summary>
    public Guid PostId { get; set; }
    public string PostTitle { get; set; } = "";
    public string UnitName { get; set; } = "";

    /// <summary>Day on which the duty arose, in Vietnam.</summary>
    public DateOnly Since { get; set; }
    public DateOnly DueOn { get; set; }
    public ReadingState State { get; set; }
    public DateTimeOffset? UnderstoodAt { get; set; }

    /// <summary>Post of the person at that time.</summary>
    public string? UnderstoodPost { get; set; }
    public ReadingVia? Via { get; set; }

    /// <summary>Day on which the duty fell away unread.</summary>
    public DateOnly? EndedOn { get; set; }
    public DateTimeOffset? NearToldAt { get; set; }
    public DateTimeOffset? LateToldAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whether it still has to be read, or was.</summary>
    public bool Counts => State is ReadingState.Open or ReadingState.Understood;

    public bool IsLateOn(DateOnly day) =>
        State switch
        {
            ReadingState.Open => DueOn < day,
            ReadingState.Understood => DueOn < UnderstoodAt!.Value.VietnamDay(),
            _ => false,
        };

    /// <summary>Begins the duty, or begins it anew for somebody who came back.</summary>
    public void Begin(DateOnly day, int workingDays)
    {
        (State, Since, DueOn, EndedOn) = (ReadingState.Open, day, Terms.DueAfter(day, workingDays), null);
        (NearToldAt, LateToldAt) = (null, null);
    }

    public void End(ReadingState state, DateOnly day) => (State, EndedOn) = (state, day);

    public void Understand(IWork work, ReadingVia via) =>
        (State, UnderstoodAt, UnderstoodPost, Via) = (ReadingState.Understood, work.Now, work.Actor.Post, via);
}

internal sealed class ReadingMap : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> builder)
    {
        builder.ToTable("reading");
        builder.Ignore(r => r.Counts);
    }
}

/// <summary>One try at the questions of a document.</summary>
internal sealed class QuizAttempt : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid ReadingId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Questions as they were, with what was answered, as JSON; see <see cref="QuizAnswer"/>.</summary>
    public string Answers { get; set; } = "[]";
    public int Wrong { get; set; }
}

internal sealed class QuizAttemptMap : IEntityTypeConfiguration<QuizAttempt>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> builder)
    {
        builder.ToTable("quiz_attempt");
        builder.Property(a => a.Answers).HasColumnType("jsonb");
    }
}

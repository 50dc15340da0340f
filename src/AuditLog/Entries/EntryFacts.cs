using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Kernel;

namespace IsoDienTu.AuditLog.Entries;

/// <summary>The facts of an entry and their canonical bytes, from which anyone can recompute its leaf.</summary>
internal sealed record EntryFacts(
    int AgencyId,
    Guid Id,
    DateTimeOffset At,
    Guid PersonId,
    string PersonName,
    string Post,
    Guid? OnBehalfOf,
    string? OnBehalfOfName,
    string What,
    string Subject,
    string SubjectId,
    byte[]? Before,
    byte[]? After,
    string? Reason,
    string RequestId
)
{
    /// <summary>PostgreSQL keeps microseconds; the canonical time is cut to them so that it survives the round trip.</summary>
    private DateTimeOffset Instant => new(At.UtcTicks - (At.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Leaf hash in the form of RFC 9162 section 2.1.1: SHA-256 over a zero byte and the entry's canonical bytes.</summary>
    public byte[] Leaf()
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(0);
        Put(bytes, "iso-log-1");
        Put(bytes, AgencyId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Put(bytes, Id.ToString("N"));
        Put(bytes, Instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture));
        Put(bytes, PersonId.ToString("N"));
        Put(bytes, PersonName);
        Put(bytes, Post);
        Put(bytes, OnBehalfOf?.ToString("N"));
        Put(bytes, OnBehalfOfName);
        Put(bytes, What);
        Put(bytes, Subject);
        Put(bytes, SubjectId);
        Put(bytes, Before);
        Put(bytes, After);
        Put(bytes, Reason);
        Put(bytes, RequestId);
        return SHA256.HashData(bytes.ToArray());
    }

    public void AddTo(BatchCommands batch) =>
        batch.Add(
            """
            insert into audit_log.entry (agency_id, id, at, person_id, person_name, post, on_behalf_of, on_behalf_of_name, what, subject, subject_id,
              before_digest, after_digest, reason, request_id, leaf) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """,
            Sql.P(AgencyId),
            Sql.P(Id),
            Sql.At(Instant),
            Sql.P(PersonId),
            Sql.P(PersonName),
            Sql.P(Post),
            Sql.Id(OnBehalfOf),
            Sql.Text(OnBehalfOfName),
            Sql.P(What),
            Sql.P(Subject),
            Sql.P(SubjectId),
            Sql.Bytes(Before),
            Sql.Bytes(After),
            Sql.Text(Reason),
            Sql.P(RequestId),
            Sql.P(Leaf())
        );

    /// <summary>Each field is written with its length, absent ones with -1, so that no two different entries share their bytes.</summary>
    private static void Put(Stream bytes, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        bytes.Write(length);
        bytes.Write(field);
    }

    private static void Put(Stream bytes, string? field) => Put(bytes, field is null ? null : Encoding.UTF8.GetBytes(field));

    private static void Put(Stream bytes, byte[]? field)
    {
        if (field is null)
        {
            bytes.Write([0xFF, 0xFF, 0xFF, 0xFF]);
            return;
        }

        Put(bytes, field.AsSpan());
    }
}

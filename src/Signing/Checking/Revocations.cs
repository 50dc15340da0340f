using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing.Pades;

namespace IsoDienTu.Signing.Checking;

/// <summary>
/// Finds out whether a certificate is revoked: first from what the file carries, then from its authority (OCSP, else its list). Answers of authorities
/// are kept in memory until they are to be renewed, at most an hour. Thread-safe.
/// </summary>
internal sealed class Revocations(OuterHttp http, TimeProvider clock)
{
    private const string ListPoints = "2.5.29.31";
    private const string Access = "1.3.6.1.5.5.7.1.1";
    private const string Ocsp = "1.3.6.1.5.5.7.48.1";
    private const int MostKept = 200;
    private static readonly TimeSpan longestKept = TimeSpan.FromHours(1);

    // After an authority did not answer, others who wait for it get on with their work for a while.
    private static readonly TimeSpan silence = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>The answer that counts for an instant; a revocation counts more than its absence. Null when nobody says anything that reaches it.</summary>
    public async Task<RevocationAnswer?> FindAsync(
        X509Certificate2 certificate,
        X509Certificate2 issuer,
        DateTimeOffset at,
        DateTimeOffset now,
        LongTermMaterial carried,
        CancellationToken ct
    )
    {
        var answers = carried
            .Answers.Select(a => StatusAnswers.Read(a, certificate, issuer))
            .Concat(carried.Lists.Select(l => RevocationLists.Read(l, certificate, issuer)))
            .OfType<RevocationAnswer>()
            .Where(a => a.Reaches(at, now))
            .ToList();
        if (answers.Count == 0 && await AskAsync(certificate, issuer, ct) is { } asked && asked.Reaches(at, now))
        {
            answers.Add(asked);
        }

        return answers.OrderBy(a => a.RevokedAt is null).ThenByDescending(a => a.ThisUpdate).FirstOrDefault();
    }

    /// <summary>Asks the authority, whatever a file carries.</summary>
    public async Task<RevocationAnswer?> AskAsync(X509Certificate2 certificate, X509Certificate2 issuer, CancellationToken ct)
    {
        foreach (var address in Addresses(certificate, Access, Ocsp))
        {
            var bytes = await FetchAsync(
                $"{address} {certificate.Thumbprint}",
                address,
                StatusAnswers.Ask(certificate, issuer),
                b => StatusAnswers.Read(b, certificate, issuer),
                ct
            );
            if (bytes is not null && StatusAnswers.Read(bytes, certificate, issuer) is { } answer)
            {
                return answer;
            }
        }

        foreach (var address in Addresses(certificate, ListPoints, null))
        {
            var bytes = await FetchAsync(address.ToString(), address, null, b => RevocationLists.Read(b, certificate, issuer), ct);
            if (bytes is not null && RevocationLists.Read(bytes, certificate, issuer) is { } answer)
            {
                return answer;
            }
        }

        return null;
    }

    private async Task<byte[]?> FetchAsync(
        string key,
        Uri address,
        byte[]? question,
        Func<byte[], RevocationAnswer?> read,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        if (kept.TryGetValue(key, out var known) && known.Until > now)
        {
            return known.Bytes;
        }

        var bytes = await http.AskAsync(address, question, "application/ocsp-request", RevocationLists.MostBytes, ct);
        var answer = bytes is null ? null : read(bytes);
        var until = answer is null ? now + silence : Earlier(answer.NextUpdate ?? now + silence, now + longestKept);
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[key] = new Kept(answer is null ? null : bytes, until);
        return kept[key].Bytes;
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    /// <summary>The addresses an extension names; a damaged one names none.</summary>
    private static List<Uri> Addresses(X509Certificate2 certificate, string extension, string? method)
    {
        var found = new List<Uri>();
        try
        {
            foreach (var raw in certificate.Extensions.Where(e => e.Oid?.Value == extension).Select(e => e.RawData))
            {
                var parts = new AsnReader(raw, AsnEncodingRules.DER).ReadSequence();
                while (parts.HasData)
                {
                    var part = parts.ReadSequence();
                    if (method is null)
                    {
                        Points(part, found);
                    }
                    else if (part.ReadObjectIdentifier() == method)
                    {
                        Name(part, found);
                    }
                }
            }
        }
        catch (AsnContentException)
        {
            return found;
        }

        return found;
    }

    private static void Points(AsnReader point, List<Uri> found)
    {
        var outer = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (!point.HasData || !point.PeekTag().HasSameClassAndValue(outer))
        {
            return;
        }

        var name = point.ReadSequence(outer);
        if (!name.PeekTag().HasSameClassAndValue(outer))
        {
            return;
        }

        for (var names = name.ReadSequence(outer); names.HasData; )
        {
            Name(names, found);
        }
    }

    private static void Name(AsnReader reader, List<Uri> found)
    {
        var kind = new Asn1Tag(TagClass.ContextSpecific, 6);
        if (!reader.PeekTag().HasSameClassAndValue(kind))
        {
            reader.ReadEncodedValue();
        }
        else if (
            Uri.TryCreate(reader.ReadCharacterString(UniversalTagNumber.IA5String, kind), UriKind.Absolute, out var address)
            && found.Count < 4
        )
        {
            found.Add(address);
        }
    }

    private sealed record Kept(byte[]? Bytes, DateTimeOffset Until);
}

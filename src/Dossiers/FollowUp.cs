using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Dossiers.Following;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Dossiers;

/// <summary>Answers the public without sign-in. No answer carries unmasked personal data; guessing is slowed down and told nothing.</summary>
public sealed class FollowUp
{
    private readonly WorkRunner runner;
    private readonly Throttle throttle;
    private readonly Agencies agencies;
    private readonly Measures measures;

    /// <summary>Made by the host's services.</summary>
    public FollowUp(IServiceProvider services)
    {
        runner = services.GetRequiredService<WorkRunner>();
        throttle = services.GetRequiredService<Throttle>();
        agencies = services.GetRequiredService<Agencies>();
        measures = services.GetRequiredService<Measures>();
    }

    /// <summary>By the code alone: procedure, step, due date.</summary>
    /// <param name="code">As typed or scanned; every known pattern.</param>
    /// <param name="address">Where the question comes from; only counted.</param>
    public async Task<FollowUpAnswer> ByCodeAsync(string? code, string address, CancellationToken ct = default)
    {
        if (!await throttle.MayAskAsync(address, ct))
        {
            return new FollowUpAnswer(FollowUpResult.TooMany, null);
        }

        return await LookUpAsync(DossierCodes.Read(code), ct) is { } found
            ? new FollowUpAnswer(FollowUpResult.Found, await TellAsync(found, withDetails: false, ct))
            : new FollowUpAnswer(FollowUpResult.NotFound, null);
    }

    /// <summary>By code and secret (typed, or from the QR of the receipt): every step with unit, official, times and rests of the clock.</summary>
    public async Task<FollowUpAnswer> BySecretAsync(string? code, string? secret, string address, CancellationToken ct = default)
    {
        var clean = DossierCodes.Read(code);
        if (!await throttle.MayAskAsync(address, ct) || (clean is not null && !await throttle.MayTryAsync(clean, ct)))
        {
            return new FollowUpAnswer(FollowUpResult.TooMany, null);
        }

        // A code that does not exist takes the same way as a wrong secret: look up, read a digest (of nobody), compare, count.
        var found = await LookUpAsync(clean, ct);
        var hash = await HashAsync(found ?? Nobody, ct);
        if (Secret.Fits(Secret.Clean(secret), hash))
        {
            return new FollowUpAnswer(FollowUpResult.Found, await TellAsync(found!, withDetails: true, ct));
        }

        await throttle.FailedAsync(clean ?? "", ct);
        return new FollowUpAnswer(FollowUpResult.NotFound, null);
    }

    private static CodeLookup Nobody => new() { AgencyId = 0, DossierId = Guid.Empty };

    private Task<CodeLookup?> LookUpAsync(string? code, CancellationToken ct) =>
        runner.ReadEverywhereAsync((db, t) => db.Set<CodeLookup>().FirstOrDefaultAsync(c => c.Code == (code ?? ""), t), ct);

    private Task<string?> HashAsync(CodeLookup found, CancellationToken ct) =>
        runner.ReadAsync(
            found.AgencyId,
            (db, t) => db.Set<Dossier>().Where(d => d.Id == found.DossierId).Select(d => d.SecretSha256).FirstOrDefaultAsync(t),
            ct
        );

    private async Task<PublicDossier?> TellAsync(CodeLookup found, bool withDetails, CancellationToken ct)
    {
        var agency = (await agencies.FindAsync(found.AgencyId, ct))!;
        var measure = await measures.ForAsync(found.AgencyId, ct);
        return await runner.ReadAsync(
            found.AgencyId,
            (db, t) => PublicView.OfAsync(db, found.DossierId, agency, measure, withDetails, t),
            ct
        );
    }
}

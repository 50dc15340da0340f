using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Register;

/// <summary>
/// The automatic step <c>dossiers.facts</c>: sets what is known about the dossier as variables, so that the gateways behind it decide by them. No
/// personal data: a variable is kept with the instance and shown with it.
/// </summary>
internal sealed class Facts : IAutomaticStep
{
    public string Name => "dossiers.facts";

    public async Task<AutomaticAnswer> RunAsync(IWork work, AutomaticCall call, CancellationToken ct)
    {
        var dossier =
            call.SubjectKind == Subject.Kind ? await work.Db.Set<Dossier>().FirstOrDefaultAsync(d => d.Id == call.SubjectId, ct) : null;
        if (dossier is null)
        {
            throw Flaw.At("dossiers.facts.none", "Việc {0} không phải hồ sơ một cửa nên không có thông tin hồ sơ.", null, call.SubjectCode);
        }

        var kind = await work.Db.Set<Applicant>().Where(a => a.DossierId == dossier.Id).Select(a => a.Kind).FirstAsync(ct);
        return new AutomaticAnswer(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["applicantKind"] = kind switch
                {
                    ApplicantKind.Organisation => "organisation",
                    ApplicantKind.Foreigner => "foreigner",
                    _ => "citizen",
                },
                ["channel"] = dossier.Channel.ToString().ToLowerInvariant(),
                ["procedureCode"] = dossier.ProcedureCode,
                ["nationalCode"] = dossier.TthcCode,
                ["sets"] = dossier.Sets,
            }
        );
    }
}

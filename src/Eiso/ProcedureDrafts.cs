using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;

namespace IsoDienTu.Eiso;

/// <summary>The drafts that were kept: one, or one for each case with steps of its own.</summary>
internal sealed record KeptDrafts(IReadOnlyList<Guid> Ids, string AgencyCode, string AgencyName)
{
    /// <summary>Addresses of the pages on which they are checked and corrected.</summary>
    public IReadOnlyList<string> Previews => [.. Ids.Select(id => $"/Procedures/Preview/{id}")];
}

/// <summary>Keeps a procedure's file as a draft by the command of the upload page.</summary>
internal static class ProcedureDrafts
{
    private const string Right = "procedures.import";

    /// <exception cref="InputError">The agency or the person is unknown, or the person may not do this there.</exception>
    public static async Task<KeptDrafts> KeepAsync(Installation installation, string path, string code, string? login, CancellationToken ct)
    {
        var agency =
            await installation.Get<Agencies>().FindByCodeAsync(code, ct)
            ?? throw new InputError(
                "--agency",
                $"không có cơ quan nào mang mã «{code}»; xem mã ở trang Cơ quan",
                $"no agency has the code '{code}'; the codes stand on the page of agencies"
            );
        var actor = login is null ? Operator() : await PersonAsync(installation.Get<Rights>(), login, agency, ct);
        var import = installation.Get<ProcedureImport>();
        var file = await File.ReadAllBytesAsync(path, ct);
        var name = Path.GetFileName(path);
        var drafts = await installation
            .Get<WorkRunner>()
            .RunAsync(
                new WorkOrder(actor, agency.Id, "procedures.read", RequestId: "eiso"),
                async (work, token) =>
                {
                    var ids = await import.ReadAsync(work, file, name, token);
                    Log.Write(
                        work,
                        "procedures.read",
                        "procedure_draft",
                        ids[0].ToString(),
                        null,
                        new { FileName = name },
                        $"eiso, người dùng máy chủ {Environment.UserName}"
                    );
                    return ids;
                },
                ct
            );
        return new KeptDrafts(drafts, agency.Code, agency.Name);
    }

    /// <summary>Whoever may run this on the machine is known there by a user name only.</summary>
    private static Actor Operator() => new(Guid.Empty, Environment.UserName, "người dùng máy chủ, qua eiso", []);

    private static async Task<Actor> PersonAsync(Rights rights, string login, AgencyCard agency, CancellationToken ct)
    {
        var person =
            await rights.PersonOfLoginAsync(login, ct)
            ?? throw new InputError(
                "--as",
                $"không có tài khoản «{login}» đang dùng; kiểm tra tên đăng nhập",
                $"there is no open account '{login}'; check the login"
            );
        return await rights.ActingAsync(person, agency.Id, Guid.Empty, ct) is { } acting && acting.Has(Right)
            ? acting.Actor
            : throw new InputError(
                "--as",
                $"«{login}» không có quyền nhập quy trình ở {agency.Name}; chọn thư ký ISO hoặc chủ quy trình của cơ quan",
                $"'{login}' may not import procedures at {agency.Name}; name its ISO secretary or a process owner"
            );
    }
}

using IsoDienTu.Documents;
using IsoDienTu.Dossiers.Apologies;
using IsoDienTu.Dossiers.Following;
using IsoDienTu.Dossiers.FollowUpBook;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Receiving;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Stopping;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Dossiers;

/// <summary>The one-stop desk: receive, supplement, follow, return (Hồ sơ một cửa).</summary>
public sealed class Module : IModule
{
    /// <inheritdoc />
    public string Name => "Dossiers";

    /// <inheritdoc />
    public void Describe(ModuleSetup setup)
    {
        setup
            .Right("dossiers.read", "Xem hồ sơ của cơ quan", "desk-clerk", "specialist", "unit-head", "agency-head", "records-clerk")
            .Right("dossiers.receive", "Tiếp nhận hồ sơ, in giấy tiếp nhận", "desk-clerk")
            .Right("dossiers.backdate", "Nhập sau hồ sơ đã nhận, trong số ngày cơ quan cho phép", "desk-clerk", "unit-head")
            .Right("dossiers.supplement", "Yêu cầu bổ sung và nhận bổ sung", "desk-clerk", "specialist", "unit-head", "agency-head")
            .Right("dossiers.oversee", "Theo dõi thời hạn hồ sơ của cơ quan trên trang đầu", "unit-head", "agency-head")
            .Right("dossiers.return_result", "Trả kết quả", "desk-clerk")
            .Right(Apologising.Right, "Ký văn bản xin lỗi, hẹn lại", "agency-head")
            .Right(DossierStopping.Right, "Dừng giải quyết khi người nộp đề nghị", "desk-clerk", "agency-head")
            .Right(DossierStopping.ByLaw, "Dừng giải quyết theo pháp luật, ký thông báo", "agency-head")
            .Menu("Cần xin lỗi, hẹn lại", "/Dossiers/Apologies", Apologising.Right, "calendar", 35, "Một cửa")
            .Menu("Tiếp nhận hồ sơ", "/Dossiers/Desk", "dossiers.receive", "inbox", 20, "Một cửa")
            .Menu("Hồ sơ", "/Dossiers", "dossiers.read", "folders", 30, "Một cửa")
            .Menu("Sổ theo dõi hồ sơ", "/Dossiers/Book", "dossiers.read", "book", 32, "Một cửa")
            .On<TaskOpened>("step_opened", (s, work, e, ct) => Follow.SubjectAsync(s, work, e.SubjectId, e.StepName, ct), Subject.IsOf)
            .On<ClockPaused>("clock_paused", (s, work, e, ct) => Follow.SubjectAsync(s, work, e.SubjectId, null, ct), Subject.IsOf)
            .On<ClockResumed>("clock_resumed", (s, work, e, ct) => Follow.SubjectAsync(s, work, e.SubjectId, null, ct), Subject.IsOf)
            .On<DeadlineMoved>("deadline_moved", (s, work, e, ct) => Follow.SubjectAsync(s, work, e.SubjectId, null, ct), Subject.IsOf)
            .On<ProcessEnded>("process_ended", (s, work, e, ct) => Follow.SubjectAsync(s, work, e.SubjectId, null, ct), Subject.IsOf)
            .Every(TimeSpan.FromMinutes(10), "forget_follow_up_counts", (s, ct) => s.GetRequiredService<Throttle>().ForgetAsync(ct))
            .KeepsFiles("dossiers.file", "sha256")
            .Api(ApologyApi.Map)
            .Api(StopApi.Map)
            .Api(BookApi.Map)
            .Api(app =>
            {
                app.MapPost("/api/v1/dossiers", Api.ReceiveAsync).RequireRight("dossiers.receive");
                app.MapGet("/api/v1/dossiers/{code}", Api.FindAsync).RequireRight("dossiers.read");
                app.MapGet("/Dossiers/File/{id:guid}", Download.GetAsync).RequireRight("dossiers.read");
            });
        setup.Services.AddSingleton<Receive>();
        setup.Services.AddSingleton<FollowUp>();
        setup.Services.AddSingleton<Throttle>();
        setup.Services.AddSingleton<Supplementing>();
        setup.Services.AddSingleton<HandOver>();
        setup.Services.AddSingleton<Apologising>();
        setup.Services.AddSingleton<DossierStopping>();
        setup.Services.AddSingleton<BookFile>();
        setup.Services.AddSingleton<Uploads>();
        setup.Services.AddSingleton<Envelope>();
        setup.Services.AddSingleton<ISubjectPanel, Panel>();
        setup.Services.AddSingleton<IAutomaticStep, Facts>();
        setup.Services.AddSingleton<IDocumentUses, OpenDossiers>();
        setup.Services.AddSingleton<IHomePart, DeskHome>();
        setup.Services.AddSingleton<IHomePart, OverseeHome>();
    }
}

using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Adds a post to the acting agency, or changes one.</summary>
[Right("organisation.edit_structure")]
internal sealed class EditPost(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public PostInput Input { get; set; } = new();

    public string Heading { get; private set; } = "";
    public int Agency => Acting.AgencyId;
    public IReadOnlyList<SelectListItem> Kinds => Choices.Of<PostKind>(texts);
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(Post.Title)] = texts["Tên chức danh"],
            [nameof(Post.TitleEn)] = texts["Tên tiếng Anh"],
            [nameof(Post.Code)] = texts["Ký hiệu"],
            [nameof(Post.Kind)] = texts["Loại"],
            [nameof(Post.UnitId)] = texts["Đơn vị"],
            [nameof(Post.StepRole)] = texts["Tên trong quy trình"],
            [nameof(Post.IsSingle)] = texts["Mỗi thời điểm chỉ một người giữ"],
            [nameof(Post.ValidFrom)] = texts["Từ ngày"],
            [nameof(Post.ValidTo)] = texts["Đến hết ngày"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var self = Id is null ? null : await db.Set<Post>().FirstOrDefaultAsync(p => p.Id == Id, ct);
        if (Id is not null && self is null)
        {
            return false;
        }

        var today = agencies.Today;
        Heading = self?.Title ?? texts["Thêm chức danh"];
        Version = self?.Version ?? 0;
        var units = await db.Set<Unit>().Where(u => u.ValidTo == null || u.ValidTo >= today).OrderBy(u => u.Code).ToListAsync(ct);
        Units = [.. units.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = self is null ? new PostInput { ValidFrom = today, UnitId = units.Count > 0 ? units[0].Id : null } : PostInput.Of(self);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ChangeAsync("organisation.save_post", Version, SaveAsync, ct);

    private async Task<string> SaveAsync(IWork work, uint posted, CancellationToken ct)
    {
        await OneAtATime.StaffAsync(work, ct);
        var ledger = await StaffLedger.LoadAsync(work.Db, ct);
        var draft = Input.ToDraft(agencies.Today);
        if (Id is { } id && ledger.PostById(id) is { } post)
        {
            draft = PostRules.Coded(draft, ledger);
            Flaw.Stop(PostRules.Check(draft, ledger, post));
            work.Db.Expect(post, posted);
            var before = post.Facts();
            post.Take(draft);
            Log.Write(work, "organisation.post_changed", "post", post.Code, before, post.Facts());
        }
        else
        {
            var added = StaffWriter.Add(work, draft, ledger);
            Log.Write(work, "organisation.post_added", "post", added.Code, null, added.Facts());
        }

        Notice = texts["Đã lưu."];
        return $"/Organisation/Show/{work.AgencyId}#structure";
    }
}

/// <summary>The fields of a post as typed.</summary>
internal sealed class PostInput
{
    public Guid? UnitId { get; set; }
    public string? Title { get; set; }
    public string? TitleEn { get; set; }
    public string? Code { get; set; }
    public PostKind Kind { get; set; } = PostKind.Specialist;
    public string? StepRole { get; set; }
    public bool IsSingle { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public static PostInput Of(Post post) =>
        new()
        {
            UnitId = post.UnitId,
            Title = post.Title,
            TitleEn = post.TitleEn,
            Code = post.Code,
            Kind = post.Kind,
            StepRole = post.StepRole,
            IsSingle = post.IsSingle,
            ValidFrom = post.ValidFrom,
            ValidTo = post.ValidTo,
        };

    public PostDraft ToDraft(DateOnly today) =>
        new()
        {
            UnitId = UnitId ?? Guid.Empty,
            Title = Title?.Trim().Normalize() ?? "",
            TitleEn = TitleEn?.Trim() ?? "",
            Code = Code?.Trim() ?? "",
            Kind = Kind,
            StepRole = StepRole?.Trim().Normalize() ?? "",
            IsSingle = IsSingle,
            ValidFrom = ValidFrom ?? today,
            ValidTo = ValidTo,
        };
}

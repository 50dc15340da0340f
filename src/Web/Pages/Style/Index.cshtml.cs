using System.ComponentModel.DataAnnotations;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Web.Pages.Style;

/// <summary>Every component in all its states, for people who build pages. Development only.</summary>
[Public("A catalogue of components with invented samples; answers only in Development")]
internal sealed class IndexModel(IWebHostEnvironment host, TimeProvider time) : PageModel
{
    public ListView View { get; private set; } = null!;
    public Samples Samples { get; private set; } = null!;
    public bool Empty { get; private set; }

    [BindProperty]
    public SampleInput Input { get; set; } = new();

    public IActionResult OnGet()
    {
        if (!host.IsDevelopment())
            return NotFound();
        Show();
        return Page();
    }

    public IActionResult OnPost()
    {
        if (!host.IsDevelopment())
            return NotFound();
        if (ModelState.IsValid)
            return RedirectToPage();
        Show();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void Show()
    {
        View = ListView.From(Request);
        Samples = new Samples(time.GetUtcNow());
        Empty = View.Filter("state") == "none";
    }

    internal sealed class SampleInput
    {
        [Required(ErrorMessage = "Họ và tên còn trống: ghi như trên giấy tờ tùy thân")]
        [StringLength(100)]
        public string Name { get; set; } = "";

        public string? Note { get; set; }

        [Required(ErrorMessage = "Chọn một lĩnh vực")]
        public string Field { get; set; } = "";

        public DateOnly? Day { get; set; }

        public int? Copies { get; set; }

        public List<string> Parts { get; set; } = ["b"];

        public string Way { get; set; } = "desk";

        public bool Agree { get; set; }

        public IFormFile? Paper { get; set; }

        public static IReadOnlyList<SelectListItem> Fields { get; } =
        [new("Đất đai", "land"), new("Hộ tịch", "civil"), new("Xây dựng", "building")];

        public static IReadOnlyList<SelectListItem> Papers { get; } =
        [new("Đơn theo mẫu số 01", "a"), new("Bản sao giấy chứng nhận", "b"), new("Bản vẽ hiện trạng", "c")];

        public static IReadOnlyList<SelectListItem> Ways { get; } =
        [new("Tại quầy", "desk"), new("Qua bưu chính", "post"), new("Trực tuyến", "online")];
    }
}

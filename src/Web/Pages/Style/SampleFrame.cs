using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Web.Pages.Style;

/// <summary>A rail and a bar with invented contents, so that the frame can be looked at without signing in.</summary>
internal sealed class SampleFrame : IMenu, ITopBar
{
    public ValueTask<IReadOnlyList<MenuItem>> ForAsync(HttpContext http) =>
        ValueTask.FromResult<IReadOnlyList<MenuItem>>([
            new MenuItem("Việc của tôi", "/style", Icon("inbox"), 12),
            new MenuItem("Quầy", "/style/desk", Icon("building-community"), null, "Hằng ngày"),
            new MenuItem("Theo dõi", "/style/follow", Icon("list-search"), 1250, "Hằng ngày"),
            new MenuItem("Quy trình", "/style/flows", Icon("sitemap"), null, "Quản lý"),
            new MenuItem("Tài liệu", "/style/papers", Icon("files"), 3, "Quản lý"),
            new MenuItem("Báo cáo", "/style/reports", Icon("chart-bar"), null, "Quản lý"),
        ]);

    ValueTask<TopBar?> ITopBar.ForAsync(HttpContext http) =>
        ValueTask.FromResult<TopBar?>(
            new TopBar(
                Samples.An,
                [new("1", "Sở Khoa học và Công nghệ tỉnh Mẫu", true), new("2", "Ủy ban nhân dân xã Mẫu", false)],
                "/style",
                3,
                "/style",
                "/style",
                "/style",
                "/style"
            )
        );

    /// <summary>Spelled as a call so that the bundle's scan for icon names finds it.</summary>
    private static string Icon(string name) => name;
}

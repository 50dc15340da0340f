using System.Text;
using IsoDienTu.Journeys.Support;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Playwright;

namespace IsoDienTu.Journeys;

/// <summary>
/// The province believes an authority; the head of an agency keeps a key and signs a paper; the clerk of the same agency checks it, and finds out that a
/// copy was changed.
/// </summary>
public sealed class SignedPaperTests(Chrome chrome) : IAsyncLifetime
{
    private readonly Signers signers = new();
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.02", "Sở Nội vụ tỉnh Lam Giang", "Trần");
    }

    public async ValueTask DisposeAsync()
    {
        signers.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_paper_is_signed_by_the_head_and_checked_by_the_clerk_who_finds_out_a_changed_copy()
    {
        await TrustAsync();
        var signed = await SignAsync();

        await using var clerk = await Visit.SignedInAsync(chrome, site, office.Records);
        await clerk.FollowAsync("Kiểm tra chữ ký số", clerk.Menu);
        await clerk.ReadsAsync("Chưa kiểm tra tệp nào");
        await CheckAsync(clerk, "quyet-dinh-15.pdf", signed);
        await clerk.ReadsAsync(
            "Chữ ký 1: Trần Văn Quang",
            "Nội dung được ký còn nguyên vẹn từng byte.",
            "Chứng thư do tổ chức tin cậy cấp"
        );
        await clerk.ReadsAsync("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ");
        await clerk.FollowAsync("Kiểm tra chữ ký số", clerk.Menu);
        signed[Encoding.Latin1.GetString(signed).IndexOf(Paper.Words, StringComparison.Ordinal)] ^= 1;
        await CheckAsync(clerk, "ban-sao.pdf", signed);
        await clerk.ReadsAsync("Không hợp lệ", "Nội dung đã bị sửa", "Không sử dụng văn bản này.");
        await clerk.FollowAsync("Kiểm tra chữ ký số", clerk.Menu);
        await clerk.ReadsAsync("quyet-dinh-15.pdf", "ban-sao.pdf", "Trần Văn Quang");
    }

    private async Task TrustAsync()
    {
        var player = await office.Scene.PersonAsync("Phạm Thị Chủ", "Trưởng ban chỉ đạo", PostKind.Specialist, Roles.ProvinceLead);
        await using var lead = await Visit.SignedInAsync(chrome, site, player);
        await lead.FollowAsync("Chứng thư gốc tin cậy", lead.Menu);
        await lead.ReadsAsync("Chưa có chứng thư gốc nào");
        await lead.FollowAsync("Thêm chứng thư gốc", lead.Main);
        await lead.AttachAsync("Tệp chứng thư", "goc.cer", signers.Root);
        await lead.FillAsync("Căn cứ", "Công bố của tổ chức chứng thực, xem ngày 05/01/2026");
        await lead.PressAsync("Thêm chứng thư gốc");
        await lead.ReadsAsync("Đang tin cậy", "CA thử nghiệm ISO điện tử");
    }

    private async Task<byte[]> SignAsync()
    {
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.FollowAsync("Ký số văn bản", head.Menu);
        await head.FollowAsync("Thêm khóa", head.Main);
        await signers.AddKeyAsync(head, "Trần Văn Quang", "Sở Nội vụ tỉnh Lam Giang");
        await head.ReadsAsync("Trần Văn Quang");
        await head.FollowAsync("Ký số văn bản", head.Menu);
        await head.AttachAsync("Tệp PDF", "quyet-dinh-15.pdf", Paper.Plain());
        await head.FillAsync("Mật khẩu của khóa", "sai");
        await head.PressAsync("Ký", expected: 422);
        await head.ReadsAsync("Không mở được khóa", "Đã nhận tệp quyet-dinh-15.pdf");
        await head.FillAsync("Mật khẩu của khóa", Signers.Password);
        await head.PressAsync("Ký");
        await head.ReadsAsync("Văn bản đã ký", "quyet-dinh-15.pdf");
        var href = await head.Main.GetByRole(AriaRole.Link, new() { Name = "Tải văn bản đã ký" }).GetAttributeAsync("href");
        return await (await head.Page.APIRequest.GetAsync(site.Address + href)).BodyAsync();
    }

    private static async Task CheckAsync(Visit visit, string name, byte[] pdf)
    {
        await visit.AttachAsync("Tệp PDF", name, pdf);
        await visit.PressAsync("Kiểm tra");
    }
}

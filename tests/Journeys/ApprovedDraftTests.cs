using IsoDienTu.Journeys.Support;
using IsoDienTu.Testing;

namespace IsoDienTu.Journeys;

/// <summary>A draft is commented on word by word, given back, mended and approved; the signature itself issues it.</summary>
public sealed class ApprovedDraftTests(Chrome chrome) : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync(port: true);
        office = await Office.OpenAsync(site, "H99.78", "Sở Xây dựng tỉnh Lam Giang", "Vũ");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_draft_is_given_back_mended_and_issued_by_the_signature_of_the_head()
    {
        await using var head = await Visit.SignedInAsync(chrome, site, office.Head);
        await head.FollowAsync("Tài liệu", head.Menu);
        await head.FollowMoreAsync("Quy trình phê duyệt");
        await head.ReadsAsync("Cơ quan chưa chọn", "Thư ký ISO", "Lãnh đạo cơ quan");
        await head.PressAsync("Dùng quy trình này", head.Main);
        await head.ReadsAsync("Đã có quy trình phê duyệt", "1. Xem xét dự thảo", "2. Phê duyệt tài liệu");

        await using var writer = await Visit.SignedInAsync(chrome, site, office.UnitHead);
        await writer.OpenAsync("/Documents/New");
        await writer.FillAsync("Mã hiệu", "HD.01");
        await writer.FillAsync("Tên tài liệu", "Hướng dẫn tiếp công dân");
        await writer.ChooseAsync("Loại", "Hướng dẫn");
        await writer.PressAsync("Bắt đầu soạn", writer.Main);
        await writer.FillAsync("Nội dung", "Người tiếp công dân ghi sổ **trong ngày** và trả lời sớm.", writer.Main.Locator("#section-0"));
        await writer.PressAsync("Lưu và trình phê duyệt", writer.Main);
        await writer.ReadsAsync("Vũ Thị Thanh", "Vũ Văn Quang");
        await writer.FillAsync("Lời nhắn cho người xem xét", "Kính trình chị Thanh xem mục đầu.");
        await writer.PressAsync("Trình phê duyệt", writer.Main);
        await writer.ReadsAsync("Đã trình.", "Đang trình duyệt", "Xem xét dự thảo", "Chờ người nhận");

        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary))
        {
            await secretary.FollowAsync("Việc của tôi", secretary.Menu);
            await secretary.FollowAsync("1 Xem xét dự thảo", secretary.Main);
            await secretary.ReadsAsync("Kính trình chị Thanh", "Hướng dẫn tiếp công dân");
            await secretary.FollowAsync("Đọc bản thảo và góp ý", secretary.Main);
            var first = secretary.Main.Locator("section.panel").First;
            await first.GetByText("Góp ý mục này").ClickAsync();
            await secretary.FillAsync("Đoạn chữ được góp ý (chép nguyên văn; để trống là cả mục)", "trong ngày và trả lời sớm", first);
            await secretary.FillAsync("Nội dung góp ý", "Sớm là bao lâu? Ghi rõ số ngày.", first);
            await secretary.PressAsync("Gửi góp ý", first);
            await secretary.ReadsAsync("Sớm là bao lâu?", "1 góp ý còn mở");
            await secretary.FollowAsync("Việc của tôi", secretary.Menu);
            await secretary.FollowAsync("1 Xem xét dự thảo", secretary.Main);
            await secretary.Main.Locator("summary").Filter(new() { HasText = "Trả lại người soạn" }).ClickAsync();
            await secretary.FillAsync("Lý do trả lại", "Chưa có thời hạn trả lời");
            await secretary.PressAsync("Trả lại người soạn", secretary.Main);
        }

        await site.RunJobsAsync();
        await writer.OpenAsync("/");
        await writer.ReadsAsync("bị trả lại, cần sửa", "Chưa có thời hạn trả lời");
        await writer.FollowAsync("HD.01 – Hướng dẫn tiếp công dân", writer.Main);
        await writer.FollowAsync("Sửa bản thảo", writer.Main);
        await writer.ReadsAsync("Sớm là bao lâu? Ghi rõ số ngày.");
        await writer.FillAsync(
            "Nội dung",
            "Người tiếp công dân ghi sổ **trong ngày** và trả lời trong 5 ngày làm việc.",
            writer.Main.Locator("#section-0")
        );
        await writer.PressAsync("Lưu và trình phê duyệt", writer.Main);
        await writer.PressAsync("Trình phê duyệt", writer.Main);
        await writer.ReadsAsync("đoạn này đã sửa", "Các lần trình trước", "Trả lại người soạn");

        await using (var secretary = await Visit.SignedInAsync(chrome, site, office.Secretary, script: false))
        {
            await secretary.FollowAsync("Việc của tôi", secretary.Menu);
            await secretary.FollowAsync("1 Xem xét dự thảo", secretary.Main);
            await secretary.PressAsync("Đồng ý, trình phê duyệt", secretary.Main);
        }

        await head.FollowAsync("Việc của tôi", head.Menu);
        await head.FollowAsync("2 Phê duyệt tài liệu", head.Main);
        await head.PressAsync("Phê duyệt", head.Main);
        await site.RunJobsAsync();
        await head.OpenAsync("/Documents?q=HD.01");
        await head.ReadsAsync("Đang có hiệu lực");
        await head.FollowAsync("HD.01", head.Main);
        await head.ReadsAsync("5 ngày làm việc", "Vũ Văn Trưởng, Trưởng phòng", "Vũ Thị Thanh, Thư ký ISO", "Vũ Văn Quang, Giám đốc Sở");
    }
}

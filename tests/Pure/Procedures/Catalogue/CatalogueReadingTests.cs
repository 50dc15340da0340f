using System.Text;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Catalogue;

namespace IsoDienTu.Pure.Procedures.Catalogue;

/// <summary>What tables and national records say of administrative procedures, and what it would change.</summary>
public class CatalogueReadingTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private static readonly Dictionary<string, NationalVersion> None = [];

    private const string Record = """
        {"DATA":[{"MATTHC":"1.012644","TENTTHC":"Đăng ký khai sinh","MACOQUANCONGBO":"G15","YEUCAU":"Không",
          "LINHVUCTHUCHIEN":[{"MALINHVUC":"HT","TENLINHVUC":"Hộ tịch"}],
          "COQUANTHUCHIEN":[{"MADONVI":"H1","TENDONVI":"UBND cấp xã"}],
          "TRINHTUTHUCHIEN":[{"TRUONGHOP":"Thông thường","TRINHTU":["Nộp hồ sơ","Nhận kết quả"]},{"TRINHTU":"Một bước"}],
          "CACHTHUCTHUCHIEN":[
            {"KENH":"1","THOIGIAN":[{"THOIGIANGIAIQUYET":"1","DONVITINH":"Ngày làm việc","MOTA":"Trong ngày","PHILEPHI":[{"MAPHILEPHI":"P1","TENPHILEPHI":"Lệ phí","MUCPHI":8000}]}]},
            {"KENH":2,"THOIGIAN":{"THOIGIANGIAIQUYET":"3","DONVITINH":"Ngày"}}],
          "THANHPHANHOSO":[{"TRUONGHOP":"Thông thường","GIAYTO":[
            {"MAGIAYTO":"G1","TENGIAYTO":"Tờ khai","TENMAUDON":"Mẫu 01","URL":"https://dichvucong.gov.vn/mau01"},
            {"TENGIAYTO":"Giấy chứng sinh","URL":"javascript:alert(1)"}]}],
          "DOITUONGTHUCHIEN":[{"TENDOITUONG":"Công dân"}],
          "KETQUATHUCHIEN":[{"MAKETQUA":"K1","TENKETQUA":"Giấy khai sinh"}],
          "CANCUPHAPLY":[{"SOVANBAN":"60/2014/QH13","TENVANBAN":"Luật Hộ tịch"}]}]}
        """;

    [Fact]
    public void A_national_record_gives_all_its_components_and_no_address_that_is_none()
    {
        var draft = Assert.Single(NationalRecords.Read(Encoding.UTF8.GetBytes(Record)));
        var content = draft.With(CatalogueContent.Empty);

        Assert.Equal(("1.012644", "Đăng ký khai sinh", "Hộ tịch", "G15"), (draft.Code, draft.Name, draft.Field, draft.Publisher));
        Assert.Equal(["Nộp hồ sơ", "Nhận kết quả"], content.Course[0].Steps);
        Assert.Equal(["Một bước"], content.Course[1].Steps);
        Assert.Equal([CatalogueChannel.Counter, CatalogueChannel.Online], content.Ways.Select(w => w.Channel));
        Assert.Equal(["1 Ngày làm việc", "3 Ngày"], content.Ways.Select(w => w.Term));
        Assert.Equal(["Lệ phí, 8000"], content.Ways[0].Fees);
        Assert.Equal(
            [("Tờ khai", "https://dichvucong.gov.vn/mau01"), ("Giấy chứng sinh", null)],
            content.Parts.Select(p => (p.Name, p.Address))
        );
        Assert.Equal(["Công dân"], content.Applicants);
        Assert.Equal(["Giấy khai sinh"], content.Results);
        Assert.Equal("60/2014/QH13", Assert.Single(content.LegalBasis).Number);
        Assert.Equal("Không", content.Conditions);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1,2]")]
    [InlineData("[{\"TENTTHC\":\"Không mã\"}]")]
    [InlineData("{\"MATTHC\":")]
    public void What_is_no_record_is_refused_with_a_sentence(string json) =>
        Assert.Equal(
            "procedures.catalogue.records",
            Assert.Throws<RuleException>(() => NationalRecords.Read(Encoding.UTF8.GetBytes(json))).Key
        );

    [Theory]
    [InlineData("1.012644", "1.012644")]
    [InlineData(" 1.008377.000.00.00.H13 ", "1.008377")]
    [InlineData("1.008377.H13.02", "1.008377")]
    [InlineData("1.01264", null)]
    [InlineData("1,012644", null)]
    [InlineData("", null)]
    public void A_code_is_never_a_number(string written, string? code) => Assert.Equal(code, NationalCode.Of(written));

    [Fact]
    public void A_table_says_what_is_new_what_changes_what_is_the_same_and_what_is_wrong()
    {
        var known = Planned("code,name,time_limit,fee\n1.000001,Thủ tục Một,5 ngày,Không\n1.000002,Thủ tục Hai,,\n", None)
            .ToDictionary(p => p.Version!.Code, p => p.Version!);
        var plan = Planned(
            "Mã thủ tục;Tên thủ tục;Thời hạn giải quyết;Ngày ký quyết định;Hiệu lực từ\n"
                + "1.000001;Thủ tục Một;3 ngày;;05/03/2026\n"
                + "1.000002;Thủ tục Hai;;;\n"
                + "1.000003;Thủ tục Ba;;01/03/2026;\n"
                + "1.000003;Thủ tục Ba;;;\n"
                + "1.4;X;;31/31/2026;\n"
                + "1.000001.000.00.00.H13;Thủ tục Một;9 ngày;;01/01/2026\n"
                + "1.000005;Thủ tục Năm;;10/03/2026;05/03/2026\n"
                + "1.000006;Thủ tục Sáu;;;05/03/2062\n",
            known
        );

        Assert.Equal(
            [
                CatalogueVerdict.Changed,
                CatalogueVerdict.Same,
                CatalogueVerdict.New,
                CatalogueVerdict.Bad,
                CatalogueVerdict.Bad,
                CatalogueVerdict.Bad,
                CatalogueVerdict.Bad,
                CatalogueVerdict.Bad,
            ],
            plan.Select(p => p.Verdict)
        );
        Assert.Equal(["Cách thức, thời hạn, phí"], plan[0].Changes);
        // What the row does not speak of stays as it was.
        Assert.Equal(("3 ngày", "Không"), (plan[0].Version!.Read().Ways[0].Term, plan[0].Version!.Read().Ways[0].Fees[0]));
        Assert.Equal((2, new DateOnly(2026, 3, 5)), (plan[0].Version!.Number, plan[0].Version!.EffectiveFrom));
        Assert.Equal(3, plan[4].Flaws.Count);
        Assert.Equal([4], plan[3].Flaws.Select(f => f.Args[1]));
    }

    [Fact]
    public void A_version_begins_after_the_one_before_it()
    {
        var known = Planned("code,name\n1.000001,Thủ tục Một\n", None).ToDictionary(p => p.Version!.Code, p => p.Version!);
        Assert.Equal(CatalogueVerdict.Bad, Assert.Single(Planned("code,name\n1.000001,Tên Khác\n", known)).Verdict);
        Assert.Equal(
            CatalogueVerdict.Changed,
            Assert.Single(Planned("code,name,effective_from\n1.000001,Tên Khác,03/03/2026\n", known)).Verdict
        );
    }

    [Theory]
    [InlineData("2026-08-24", "2026-09-03")]
    [InlineData("2026-11-20", "2026-11-30")]
    [InlineData("2026-02-12", "2026-02-26")]
    public void A_list_follows_a_decision_within_five_working_days(string signed, string due)
    {
        // 24/11 and the days of Tết are off; so is Monday 31/8/2026, for which Saturday 22/8 was worked.
        Assert.Equal(DateOnly.Parse(due, null), ListClock.Due(DateOnly.Parse(signed, null), IsoDienTu.WorkingTime.WorkSchedule.Default));
    }

    [Fact]
    public void The_sample_of_real_procedures_is_read_whole()
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "../../../../../../shared/data/tthc-sample.csv");
        Assert.SkipUnless(File.Exists(sample), "The sample of the reading room is not here.");
        var plan = CataloguePlan.Of(
            CatalogueSheet.Read(File.OpenRead(sample)),
            None,
            new DateOnly(2026, 11, 24),
            new DateOnly(2026, 11, 24)
        );
        // Provinces announce the same procedure each for itself, so that some codes stand there more than once.
        Assert.Equal(250, plan.Count);
        Assert.Equal(219, plan.Count(p => p.Verdict == CatalogueVerdict.New));
        Assert.All(
            plan.Where(p => p.Verdict == CatalogueVerdict.Bad),
            p => Assert.StartsWith("Mã {0} đã có", Assert.Single(p.Flaws).Sentence)
        );
    }

    private static IReadOnlyList<CataloguePlanned> Planned(string csv, IReadOnlyDictionary<string, NationalVersion> known) =>
        CataloguePlan.Of(CatalogueSheet.Read(new MemoryStream(Encoding.UTF8.GetBytes(csv))), known, Today, Today);
}

using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>Branches and ways back as officials write them in prose.</summary>
public class BranchTests
{
    // Eleven plain steps around the one under test, so that every number in the phrases exists.
    private static ProcedureReading With(int no, string content, string role = "Chuyên viên Phòng Kinh tế", string product = "")
    {
        string[] roles =
        [
            "Bộ phận Một cửa",
            "Lãnh đạo Phòng Kinh tế",
            "Chuyên viên Phòng Kinh tế",
            "Lãnh đạo Phòng Kinh tế",
            "Lãnh đạo Sở",
            "Văn thư Sở",
        ];
        var rows = Enumerable
            .Range(1, 11)
            .Select(n => new[] { $"B{n}", n == 11 ? "Trả kết quả cho tổ chức" : "Xử lý", roles[(n - 1) % 6], "1 ngày", "" })
            .ToArray();
        rows[no - 1] = [$"B{no}", content, role, "1 ngày", product];
        return new Paper().Steps(rows).Read();
    }

    [Theory]
    [InlineData("Kiểm tra hồ sơ (Chuyển bước 4)")]
    [InlineData("Kiểm tra hồ sơ, chuyển (Bước 4)")]
    [InlineData("Kiểm tra hồ sơ rồi chuyển sang B4")]
    [InlineData("Kiểm tra xong thì chuyển thực hiện bước B4")]
    [InlineData("Ký và chuyển mục xuống B4")]
    public void An_explicit_order_sends_the_work_there(string content) => Assert.Equal(["4"], With(2, content).Onward("2"));

    [Fact]
    public void Two_conditions_with_two_orders_make_a_branch()
    {
        var reading = With(
            3,
            "- Nếu đủ điều kiện thì chuyển sang B5;\n- Nếu không đủ điều kiện thì dự thảo văn bản, chuyển thực hiện bước B6."
        );
        Assert.Equal(["5", "6"], reading.Onward("3"));
        Assert.Equal("không đủ điều kiện", reading.Step("3").Next[1].Condition);
        Assert.Empty(reading.Back("3"));
    }

    [Fact]
    public void A_negative_result_may_be_handed_out_by_a_later_step()
    {
        var reading = With(5, "- Nếu đồng ý: ký văn bản.\n- Nếu hồ sơ không đủ điều kiện: trả cho tổ chức, cá nhân theo bước B11");
        Assert.Equal(["6", "11"], reading.Onward("5"));
        Assert.False(reading.Has("doubtful_ref"));
    }

    [Fact]
    public void A_result_handed_out_by_a_step_that_hands_nothing_out_is_doubted_and_kept()
    {
        var reading = With(3, "Nếu hồ sơ không đủ điều kiện: trả cho tổ chức, cá nhân theo bước B6");
        Assert.Contains("6", reading.Onward("3"));
        Assert.True(reading.Has("doubtful_ref", "3"));
    }

    [Theory]
    [InlineData("- Nếu đồng ý: Ký nháy văn bản.\n- Nếu không đồng ý: Chuyển lại bước 3")]
    [InlineData("Xem xét, nếu không nhất trí thì quay lại bước 3")]
    [InlineData("Xem xét; không đồng ý: trả lại bước 3 để làm lại")]
    public void Disagreement_goes_back_to_the_named_step(string content) =>
        Assert.Equal(["3 Rework"], With(4, content, "Lãnh đạo Phòng Kinh tế").Back("4"));

    [Theory]
    [InlineData("Kiểm tra dự thảo, nếu chưa đạt thì yêu cầu chuyên viên xem lại hồ sơ và trình lại")]
    [InlineData("Kiểm tra dự thảo; yêu cầu chuyên viên xem lại hồ sơ và trình lại khi cần")]
    [InlineData("- Nếu không đồng ý: trả lại chuyên viên hoàn thiện dự thảo")]
    public void Without_a_number_work_goes_back_to_the_last_step_of_the_named_post(string content) =>
        Assert.Equal(["3 Rework"], With(5, content, "Lãnh đạo Sở").Back("5"));

    [Fact]
    public void Disagreement_without_any_name_goes_back_one_step_and_says_so()
    {
        var reading = With(5, "- Đồng ý: ký.\n- Không đồng ý: nêu ý kiến và chuyển lại", "Lãnh đạo Sở");
        Assert.Equal(["4 Rework"], reading.Back("5"));
        Assert.True(reading.Has("return_target_guessed", "5"));
    }

    [Theory]
    [InlineData("- Trường hợp hồ sơ chưa đầy đủ hoặc không hợp lệ: hướng dẫn bổ sung, hoàn thiện hồ sơ vào Phiếu yêu cầu bổ sung")]
    [InlineData("Nếu hồ sơ chưa hợp lệ thì hướng dẫn công dân hoàn thiện, bổ sung hồ sơ")]
    [InlineData("+ Hồ sơ không đầy đủ, hợp lệ thì trả hồ sơ và hướng dẫn cá nhân, tổ chức bổ sung hồ sơ.")]
    [InlineData("Kiểm tra hồ sơ, hướng dẫn bổ sung (nếu hồ sơ còn thiếu)")]
    [InlineData("- Trường hợp hồ sơ chưa đạt:\n+ Lập phiếu;\n+ Hướng dẫn bổ sung hồ sơ")]
    [InlineData("Khi hồ sơ chưa đáp ứng yêu cầu thì đề nghị cơ sở hoàn thiện theo quy định (nêu rõ lý do)")]
    public void A_faulty_dossier_goes_to_the_applicant_for_completion(string content) =>
        Assert.Equal(["APPLICANT Supplement"], With(1, content, "Bộ phận Một cửa").Back("1"));

    [Theory]
    [InlineData("Trường hợp từ chối nhận hồ sơ thì lập Phiếu từ chối tiếp nhận hồ sơ, gửi người học.")]
    [InlineData("- Trường hợp không thuộc thẩm quyền tiếp nhận hồ sơ: lập Phiếu từ chối gửi tổ chức")]
    [InlineData("Nếu hồ sơ không đủ điều kiện thì dự thảo Văn bản thông báo trình Lãnh đạo phòng xem xét.")]
    [InlineData("Trường hợp không đạt, Hội đồng có văn bản thông báo gửi cho cá nhân")]
    [InlineData("Những trường hợp không được tặng giải thưởng, Thường trực Hội đồng thông báo bằng văn bản cho Hội đồng cơ sở")]
    [InlineData("Trường hợp hồ sơ không đủ điều kiện thì phải trả lời bằng văn bản và nêu rõ lý do.")]
    [InlineData("Trường hợp không đủ điều kiện thì trả lại hồ sơ cho người nộp")]
    [InlineData("Dự thảo Tờ trình hoặc Công văn thông báo (Trường hợp không đồng ý với yêu cầu của hồ sơ)")]
    public void A_negative_answer_goes_to_the_applicant(string content) => Assert.Equal(["APPLICANT Refuse"], With(3, content).Back("3"));

    [Fact]
    public void One_sentence_may_ask_for_completion_and_refuse() =>
        Assert.Equal(
            ["APPLICANT Supplement", "APPLICANT Refuse"],
            With(1, "Nếu hồ sơ chưa đầy đủ: Từ chối tiếp nhận, nêu rõ lý do, hướng dẫn, bổ sung, hoàn thiện theo quy định.", "Một cửa")
                .Back("1")
        );

    [Theory]
    [InlineData("Xem xét, nếu đồng ý thì ký nháy trình Lãnh đạo Sở (bước 5), nếu không đồng ý thì chuyển trả chuyên viên xử lý lại")]
    [InlineData("- Đồng ý: ký, chuyển B5;\n- Không đồng ý: chuyển B3")]
    [InlineData("Không đồng ý thì chuyển lại B3; đồng ý thì trình (B5)")]
    [InlineData("Kết quả thẩm định: đạt thì thực hiện tiếp bước B5, không đạt quay lại bước B3")]
    public void Both_sides_of_a_decision_are_followed(string content)
    {
        var reading = With(4, content, "Lãnh đạo Phòng Kinh tế");
        Assert.Equal(["5"], reading.Onward("4"));
        Assert.Equal(["3 Rework"], reading.Back("4"));
    }

    [Theory]
    [InlineData("Trường hợp người sử dụng đất không có nhu cầu ghi nợ thì thông báo cho người sử dụng đất nộp tiền.")]
    [InlineData("Trường hợp quá thời hạn mà không có văn bản trả lời thì coi như đồng ý")]
    [InlineData("Tổ chức kiểm tra thực tế (nếu cần thiết).")]
    public void A_condition_that_is_no_fault_of_the_dossier_makes_no_way_back(string content) => Assert.Empty(With(3, content).Back("3"));

    [Fact]
    public void Another_meeting_repeats_the_step() =>
        Assert.Equal(
            ["3 Repeat"],
            With(3, "Trường hợp hồ sơ cần bổ sung, xác minh thông tin: tổ chức họp Hội đồng lần 2.", "Hội đồng").Back("3")
        );

    [Theory]
    [InlineData(
        "Chuyển ngay đến cơ quan có thẩm quyền (hoặc chuyển vào đầu giờ ngày làm việc tiếp theo đối với trường hợp tiếp nhận sau 15 giờ hàng ngày)"
    )]
    [InlineData("Chuyển kết quả về Trung tâm (trường hợp nộp hồ sơ không phụ thuộc vào địa giới hành chính)")]
    [InlineData("Tiếp nhận hồ sơ giấy (nếu có), thu phí, lệ phí (nếu có).")]
    [InlineData("Ban hành văn bản chấp thuận hoặc không chấp thuận")]
    [InlineData("Dự thảo Quyết định công nhận hoặc Công văn từ chối công nhận")]
    [InlineData("Trưởng phòng xem xét, trình văn bản lấy ý kiến hoặc văn bản yêu cầu sửa đổi, bổ sung hồ sơ")]
    [InlineData("Xem xét các kết quả thực hiện tại B2")]
    [InlineData("Cập nhật các hồ sơ bổ sung do Hội đồng cơ sở gửi về, trừ trường hợp hồ sơ không hợp lệ")]
    [InlineData("Theo mẫu B12 kèm theo Nghị định")]
    public void Clauses_that_decide_nothing_make_no_branch(string content)
    {
        var reading = With(3, content);
        Assert.Equal(["4"], reading.Onward("3"));
        Assert.Empty(reading.Back("3"));
    }

    [Fact]
    public void A_branch_written_in_the_product_column_is_read()
    {
        var reading = With(
            3,
            "Cấp phiếu xác minh",
            product: "- Trong trường hợp đầy đủ thông tin thì cấp Phiếu và chuyển sang B5;\n- Trường hợp không đầy đủ thông tin thì gửi văn bản đề nghị xác minh và chuyển sang B4."
        );
        Assert.Equal(["5", "4"], reading.Onward("3"));
        Assert.Empty(reading.Back("3"));
    }

    [Fact]
    public void A_step_that_does_not_exist_is_left_out_and_reported()
    {
        var reading = With(3, "Nếu đồng ý thì chuyển sang B15");
        Assert.Equal(["4"], reading.Onward("3"));
        Assert.Contains(reading.Findings, f => f is { Kind: "doubtful_ref", Level: FindingLevel.Dropped, Where: "3" });
    }

    [Fact]
    public void The_result_of_a_later_step_cannot_be_used() =>
        Assert.True(With(3, "Xem xét kết quả thực hiện tại bước B9").Has("doubtful_ref", "3"));

    [Fact]
    public void A_favourable_outcome_that_goes_back_is_doubted() =>
        Assert.True(With(8, "Nếu đồng ý thì chuyển thực hiện bước B6").Has("doubtful_ref", "8"));

    [Fact]
    public void A_number_is_looked_for_in_the_same_section_first()
    {
        string[] Step(string no, string content) => [no, content, "Chuyên viên", "1 ngày", ""];
        var reading = new Paper()
            .Steps(
                ["I", "Tại xã", "<", "<", "<"],
                Step("1", "Nhận"),
                Step("2", "Ký"),
                ["II", "Tại tỉnh", "<", "<", "<"],
                Step("1", "Nhận"),
                Step("2", "Nếu không đồng ý: chuyển lại bước 1")
            )
            .Read();
        Assert.Equal(["II.1 Rework"], reading.Back("II.2"));
    }

    [Fact]
    public void Agencies_asked_side_by_side_do_one_step_many_times()
    {
        var reading = With(6, "Các cơ quan, đơn vị được xin ý kiến gửi văn bản cho ý kiến", "Các Sở, ban, ngành được xin ý kiến");
        Assert.True(reading.Step("6").MultiInstance);
        Assert.False(reading.Step("5").MultiInstance);
    }
}

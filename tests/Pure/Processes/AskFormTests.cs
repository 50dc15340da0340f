using IsoDienTu.Bpmn;
using IsoDienTu.Processes.Tasks;

namespace IsoDienTu.Pure.Processes;

/// <summary>Which buttons of a step share a form.</summary>
public sealed class AskFormTests
{
    private static Asked Words(string label, bool confirm = false) =>
        new()
        {
            Comment = true,
            CommentLabel = label,
            Confirm = confirm,
            Papers = ["Biên bản"],
            Fields = [new AskedField("muc", "Mức", AskedKind.Choice, true) { Choices = ["Nhẹ", "Nặng"] }],
        };

    private static string Forms(params (string Code, Asked Asked)[] buttons) =>
        string.Join(
            " ",
            AskForm
                .Of([.. buttons.Select(b => new Outcome(b.Code, b.Code, "f-" + b.Code) { Asked = b.Asked })], Asked.Nothing, "xong")
                .Select(f => $"{f.Index}:{string.Join('+', f.Buttons.Select(b => b.Code))}")
        );

    [Fact]
    public void Buttons_that_ask_exactly_the_same_share_a_form_in_the_order_of_the_drawing() =>
        Assert.Equal("0:a+d 1:b", Forms(("a", Words("Lý do")), ("b", Words("Ý kiến")), ("c", Asked.Nothing), ("d", Words("Lý do"))));

    [Fact]
    public void One_field_more_paper_or_choice_is_not_the_same()
    {
        var one = Words("Lý do");
        var other = one with { Fields = [one.Fields[0] with { Choices = ["Nhẹ", "Vừa"] }] };
        Assert.Equal("0:a 1:b 2:c", Forms(("a", one), ("b", other), ("c", one with { Papers = [] })));
    }

    [Fact]
    public void What_is_to_be_confirmed_is_one_press_and_keeps_its_own_form() =>
        Assert.Equal("0:a 1:b", Forms(("a", Words("Lý do", true)), ("b", Words("Lý do", true))));

    [Fact]
    public void A_step_without_a_choice_has_one_form_or_none()
    {
        Assert.Equal("xong", Assert.Single(AskForm.Of([], Words("Lý do"), "xong")).Label);
        Assert.Empty(AskForm.Of([], Asked.Nothing, "xong"));
    }
}

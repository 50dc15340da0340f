using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Delegations;

/// <summary>How delegations are spoken of on pages.</summary>
internal static class DelegationWords
{
    public static (Tone Tone, string Words) State(Delegation row, DateOnly today, IStringLocalizer<Texts> texts) =>
        row.EndedAt is not null ? (Tone.Plain, texts["Đã chấm dứt"])
        : row.ValidTo < today ? (Tone.Plain, texts["Đã hết hạn"])
        : row.ValidFrom > today ? (Tone.Info, texts["Sắp tới"])
        : (Tone.Good, texts["Đang hiệu lực"]);

    public static string Power(string code, IStringLocalizer<Texts> texts) =>
        code switch
        {
            Organisation.Powers.Receive => texts["Tiếp nhận"],
            Organisation.Powers.Review => texts["Soát xét"],
            _ => texts["Ký duyệt"],
        };

    public static string Form(SignatureForm form, IStringLocalizer<Texts> texts) =>
        form switch
        {
            SignatureForm.KT => texts["KT. – ký thay: cấp phó ký thay người đứng đầu"],
            SignatureForm.TL => texts["TL. – thừa lệnh: người đứng đầu đơn vị ký theo lệnh"],
            SignatureForm.TUQ => texts["TUQ. – thừa ủy quyền: theo văn bản ủy quyền, không ủy quyền lại"],
            _ => texts["TM. – thay mặt tập thể lãnh đạo"],
        };
}

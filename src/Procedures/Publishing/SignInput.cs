using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>One signature as typed.</summary>
internal sealed class SignInput
{
    public string? Name { get; set; }
    public string? Post { get; set; }
    public DateOnly? Day { get; set; }

    public static SignInput Of(SignOffAct act, IReadOnlyList<SignOff> known)
    {
        var sign = known.FirstOrDefault(s => s.Act == act);
        return new SignInput
        {
            Name = sign?.Name,
            Post = sign?.Post,
            Day = sign is null || sign.Day == default ? null : sign.Day,
        };
    }

    public static string Words(SignOffAct act) =>
        act switch
        {
            SignOffAct.Drafted => "Soạn thảo",
            SignOffAct.Reviewed => "Xem xét",
            _ => "Phê duyệt",
        };

    /// <summary>The signature; null when nobody is named.</summary>
    /// <exception cref="RuleException">A name without a day.</exception>
    public SignOff? Make(SignOffAct act)
    {
        if (CardInput.Line(Name) is not { } name)
        {
            return null;
        }

        return Day is { } day
            ? new SignOff(act, name, CardInput.Line(Post) ?? "", day)
            : throw new RuleException(typeof(Texts), "procedures.sign.day", "Chữ ký của {0} chưa có ngày.", $"Signs[{(int)act}].Day", name);
    }
}

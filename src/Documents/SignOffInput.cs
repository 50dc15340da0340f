using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>One signature of the sign-off table as typed on a page whose list of them is called <c>Signs</c>.</summary>
public sealed class SignOffInput
{
    /// <summary>Họ và tên.</summary>
    public string? Name { get; set; }

    /// <summary>Chức vụ.</summary>
    public string? Post { get; set; }

    /// <summary>Day of signing.</summary>
    public DateOnly? Day { get; set; }

    /// <summary>The fields for one act, filled with what is known of it.</summary>
    public static SignOffInput Of(SignOffAct act, IReadOnlyList<SignOff> known)
    {
        var sign = known.FirstOrDefault(s => s.Act == act);
        return new SignOffInput
        {
            Name = sign?.Name,
            Post = sign?.Post,
            Day = sign is null || sign.Day == default ? null : sign.Day,
        };
    }

    /// <summary>The signatures of those who are named, in the order of the acts.</summary>
    /// <exception cref="RuleException">A name without a day.</exception>
    public static IReadOnlyList<SignOff> Make(IEnumerable<SignOffInput> signs) =>
        [.. signs.Take(3).Select((s, i) => s.Make((SignOffAct)i)).OfType<SignOff>()];

    private SignOff? Make(SignOffAct act)
    {
        if (TypedText.Filled(TypedText.Line(Name)) is not { } name)
        {
            return null;
        }

        return Day is { } day
            ? new SignOff(act, name, TypedText.Line(Post), day)
            : throw new RuleException(
                typeof(Texts),
                "documents.sign_off.undated",
                "Chữ ký của {0} chưa có ngày.",
                $"Signs[{(int)act}].Day",
                name
            );
    }
}

using IsoDienTu.Access.SigningIn;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Access.Logins;

/// <summary>How a person stands with signing in, in the order in which an administrator cares.</summary>
internal enum LoginState
{
    /// <summary>No account yet.</summary>
    None,

    /// <summary>Has a made-up password that was not replaced yet.</summary>
    First,

    /// <summary>Signs in.</summary>
    Active,

    /// <summary>Locked by an administrator.</summary>
    Disabled,
}

internal static class LoginStates
{
    public static LoginState Of(Account? account) =>
        account switch
        {
            null => LoginState.None,
            { DisabledAt: not null } => LoginState.Disabled,
            { MustChange: true } => LoginState.First,
            _ => LoginState.Active,
        };

    public static string Label(this LoginState state) =>
        state switch
        {
            LoginState.None => "Chưa có tài khoản",
            LoginState.First => "Chờ đổi mật khẩu lần đầu",
            LoginState.Active => "Đang dùng",
            _ => "Đã khóa",
        };

    public static Tone Tone(this LoginState state) =>
        state switch
        {
            LoginState.None => Kernel.Parts.Tone.Plain,
            LoginState.First => Kernel.Parts.Tone.Near,
            LoginState.Active => Kernel.Parts.Tone.Good,
            _ => Kernel.Parts.Tone.Late,
        };
}

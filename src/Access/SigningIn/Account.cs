using System.Text.RegularExpressions;
using IsoDienTu.Access.Passwords;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Access.SigningIn;

/// <summary>A person's way in.</summary>
internal sealed partial class Account
{
    public Guid PersonId { get; set; }
    public string Login { get; set; } = "";
    public string? PasswordHash { get; set; }
    public DateTimeOffset? PasswordChangedAt { get; set; }

    /// <summary>Sealed by the data-protection keys; null when one-time codes are off.</summary>
    public string? TotpSecret { get; set; }

    /// <summary>Step of the last accepted code; a code is good once.</summary>
    public long TotpLastStep { get; set; }
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The password was made up by somebody else; until it is replaced the account opens no other page.</summary>
    public bool MustChange { get; set; }

    public static string CheckLogin(string login)
    {
        var folded = login.Trim().ToLowerInvariant();
        return Form().IsMatch(folded)
            ? folded
            : throw new RuleException(
                typeof(Texts),
                "access.login.form",
                "Tên đăng nhập gồm 3-64 ký tự a-z, 0-9, dấu chấm, gạch ngang, gạch dưới và bắt đầu bằng chữ hoặc số.",
                "Login"
            );
    }

    public void SetPassword(string password, DateTimeOffset now)
    {
        PasswordHash = PasswordHashes.Make(password);
        PasswordChangedAt = now;
        MustChange = false;
    }

    /// <summary>Gives a made-up password that the person must replace when first signing in.</summary>
    /// <returns>The password, to be handed to the person and kept nowhere.</returns>
    public string SetFirstPassword(DateTimeOffset now)
    {
        var password = FirstPasswords.New();
        SetPassword(password, now);
        MustChange = true;
        return password;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{2,63}$")]
    private static partial Regex Form();
}

internal sealed class AccountMap : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.HasKey(x => x.PersonId);
}

using System.Text.RegularExpressions;

namespace IsoDienTu.Organisation;

/// <summary>By which rule a code is written.</summary>
public enum CodeScheme
{
    /// <summary>QĐ 20/2020/QĐ-TTg, amended by QĐ 09/2025/QĐ-TTg: <c>H49.12.003</c>, highest level first.</summary>
    Current,

    /// <summary>QCVN 102:2016/BTTTT: <c>003.00.12.H49</c>, lowest level first, four parts, zero filled.</summary>
    Qcvn102,

    /// <summary>Tax or enterprise number of ten digits, or thirteen with a branch.</summary>
    Enterprise,
}

/// <summary>
/// An electronic identification code of an agency (mã định danh điện tử). Two codes are equal when they are written alike;
/// <see cref="Current"/> tells whether two forms mean the same agency.
/// </summary>
/// <param name="Value">As written by the rule, upper case.</param>
/// <param name="Scheme">The rule.</param>
public sealed partial record IdentificationCode(string Value, CodeScheme Scheme)
{
    /// <summary>Longest code allowed by QĐ 20/2020/QĐ-TTg.</summary>
    public const int MaxLength = 35;

    /// <summary>Reads a code; spaces and lower case are forgiven.</summary>
    /// <returns>Null when it fits no rule.</returns>
    public static IdentificationCode? Read(string? text)
    {
        var code = string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return code switch
        {
            { Length: 0 or > MaxLength } => null,
            _ when CurrentForm().IsMatch(code) => new(code, CodeScheme.Current),
            _ when OldForm().IsMatch(code) => new(code, CodeScheme.Qcvn102),
            _ when EnterpriseForm().IsMatch(code) => new(code, CodeScheme.Enterprise),
            _ => null,
        };
    }

    /// <summary>
    /// The same agency in the form of QĐ 20/2020: zero parts of the old form fall away, the rest is turned round
    /// (<c>000.00.12.H49</c> is <c>H49.12</c>). Codes of enterprises stay.
    /// </summary>
    public IdentificationCode Current() =>
        Scheme == CodeScheme.Qcvn102
            ? new(string.Join('.', Value.Split('.').Reverse().Where(p => p.Trim('0').Length > 0)), CodeScheme.Current)
            : this;

    /// <summary>
    /// The four-part form of QCVN 102 used in dossier codes (TT 01/2018/TT-VPCP art. 19): <c>H49.12</c> is <c>000.00.12.H49</c>.
    /// Null when the code has parts that do not fit (more than three below the first, or too long).
    /// </summary>
    public string? Classic()
    {
        if (Scheme == CodeScheme.Qcvn102)
        {
            return Value;
        }

        return Scheme == CodeScheme.Current
            ? Value.Split('.') switch
            {
                [var top] => $"000.00.00.{top}",
                [var top, { Length: <= 2 } second] => $"000.00.{second.PadLeft(2, '0')}.{top}",
                [var top, { Length: <= 2 } second, { Length: 3 } last] => $"{last}.00.{second.PadLeft(2, '0')}.{top}",
                [var top, { Length: <= 2 } second, { Length: <= 2 } third] => $"000.{third.PadLeft(2, '0')}.{second.PadLeft(2, '0')}.{top}",
                [var top, { Length: <= 2 } second, { Length: <= 2 } third, { Length: <= 3 } last] =>
                    $"{last.PadLeft(3, '0')}.{third.PadLeft(2, '0')}.{second.PadLeft(2, '0')}.{top}",
                _ => null,
            }
            : null;
    }

    /// <summary>Code of the agency above by the build of the code (<c>H49.12.003</c> is below <c>H49.12</c>), or null at the top.</summary>
    public string? Parent()
    {
        var code = Current();
        var cut = code.Value.LastIndexOf('.');
        return code.Scheme == CodeScheme.Current && cut > 0 ? code.Value[..cut] : null;
    }

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^[A-Y][0-9]{2}(\.[0-9]{1,4}){0,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex CurrentForm();

    [GeneratedRegex(@"^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex OldForm();

    [GeneratedRegex(@"^[0-9]{10}(-?[0-9]{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex EnterpriseForm();
}
